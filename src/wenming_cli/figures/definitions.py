"""What a row of the table of figures says: its name, its unit, its meaning, what it is made of."""

from dataclasses import dataclass
from fractions import Fraction

from wenming_cli.words.word import Word


class Unit(Word):
    """The unit is what a figure is measured in."""

    RATE = "rate", "%"
    POINTS = "points", "个百分点"
    MONEY = "money", "元"
    SCORE = "score", "分"


class Subject(Word):
    """The subject is what a figure is made of; a group has the figures of those it has."""

    TASKS = "tasks", "任务"
    TIME = "time", "时间"
    MONEY = "money", "资金"
    FINDINGS = "findings", "问题"
    ROUNDS = "rounds", "巡查"
    CHECKS = "checks", "检查"
    SAMPLES = "samples", "抽查"
    MATERIALS = "materials", "申报材料"
    SCORES = "scores", "评分"
    OBSERVATIONS = "observations", "观察"
    EVIDENCE = "evidence", "佐证"


class Role(Word):
    """A role is the part a record plays in a figure."""

    NUMERATOR = "numerator", "算进分子的"
    DENOMINATOR = "denominator", "只算进分母的"
    TALLIED = "tallied", "没有逐条记录、按累计数计入的"
    LEFT_OUT = "left_out", "没有算进来的"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A definition is a row; ``meaning`` is the quotient in words, ``empty`` why it has no value.

    ``lines`` are the thresholds the figure is tested against: printed, it shows its side of them.
    ``is_sampled``: it counts what was looked at, out of more that was not.
    ``deed`` is what is done to a record so that it counts, ``arrives`` how one comes to be counted
    among. ``is_trouble``: the figure is the better the lower it is.
    """

    id: str
    label: str
    unit: Unit
    subject: Subject
    meaning: str
    empty: str
    lines: tuple[Fraction, ...] = ()
    is_sampled: bool = False
    deed: str = ""
    arrives: str = "新增"
    is_trouble: bool = False
