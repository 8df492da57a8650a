"""Files as large as may be, made to cost as much as can be."""

from collections.abc import Callable

MOST_BYTES = 2 * 1024 * 1024
MOST_NODES = 200_000
PLAN = """\
plan: {id: p, name: 计划, year: 2020, owner: 办}
owners: [{name: 办, kind: office}]
workstreams: [{id: NM, name: 农贸, kind: rectification, owner: 办}]
"""


def filled(
    head: str, item: str | Callable[[int], str], tail: str = "", most: int = MOST_BYTES
) -> str:
    """A text just below the limit: a head, at most so many items as there is room for, a tail."""
    pieces, room = [head], MOST_BYTES - len((head + tail).encode())
    for number in range(most):
        piece = item if isinstance(item, str) else item(number)
        room -= len(piece.encode())
        if room < 0:
            break
        pieces.append(piece)
    return "".join([*pieces, tail])


def records(head: str, item: str | Callable[[int], str], nodes: int) -> str:
    """A text just below the limits of size and of nodes, of items with so many nodes each."""
    return filled(head, item, most=(MOST_NODES - 100) // nodes)


BOMBS: dict[str, Callable[[], str]] = {
    "brackets": lambda: filled("x: ", "["),
    "braces": lambda: filled("", "{a: "),
    "dashes": lambda: filled("", "- "),
    "lines of dashes": lambda: records("tasks:\n", "-\n", nodes=1),
    "one line of text": lambda: filled("x: ", "长"),
    "one key": lambda: filled("", "长", ": 一\n"),
    "open quote": lambda: filled('x: "', "长\n"),
    "lines without a colon": lambda: filled("", "长\n"),
    "unknown keys": lambda: records("", lambda n: f"k{n}: 一\n", nodes=2),
    "keys written twice": lambda: records("", "sample: true\n", nodes=2),
    "unknown keys of records": lambda: records(
        "owners:\n", "- {name: 甲, kind: other, 别的: 一}\n", nodes=7
    ),
    "names written twice": lambda: records("owners:\n", "- {name: 甲, kind: other}\n", nodes=5),
    "names in other case": lambda: records(
        "owners:\n", lambda n: f"- {{name: {'aA'[n % 2]}{n // 2}, kind: other}}\n", nodes=5
    ),
    "aliases": lambda: filled(
        "owners:\n- name: 甲\n  aliases: [", lambda n: f"b{n},", "]\n", MOST_NODES - 100
    ),
    "dangling references": lambda: records(
        "updates:\n", lambda n: f"- {{task: T{n}, date: 2020-02-01}}\n", nodes=5
    ),
    "references among many names": lambda: filled(
        "".join(f"- {{name: 单位{n}, kind: other}}\n" for n in range(10_000)).join(
            ("owners:\n", "boards:\n")
        ),
        lambda n: f"- {{month: 2020-01, date: 2020-02-01, group: other, red: [单位x{n}]}}\n",
        most=10_000,
    ),
    "records that lack everything": lambda: records("tasks:\n", "- {note: 一}\n", nodes=3),
    "odd dates": lambda: filled("settings:\n  holidays:\n", "  - 2020/1/1\n"),
    "odd amounts": lambda: records("payments:\n", "- {date: 1, line: x, amount: 1}\n", nodes=7),
    "numbers without end": lambda: filled("budget: {total: ", "9", "元}\n"),
    "digits of other scripts": lambda: filled("budget: {total: ", "９", "元}\n"),
    "colons": lambda: filled("x: ", ": "),
    "full-width colons": lambda: filled("owners:\n", "- name：甲\n"),
    "full-width brackets": lambda: filled("x: ", "［"),
    "syntax errors": lambda: filled("owners:\n", "- {name: 甲\n"),
    "unclosed quotes": lambda: filled("owners:\n", "- name: '甲\n"),
    "tabs": lambda: filled("owners:\n", "\t- x\n"),
    "spaces": lambda: filled("x:", " "),
    "empty lines": lambda: filled("x: a\n", "\n", "  b\n y\n"),
    "comments": lambda: filled("", "# 甲\n"),
    "comments without a space": lambda: records("", "x: a #甲\n", nodes=2),
    "ignores": lambda: filled(PLAN, lambda n: f"# wenming: ignore E3{n % 100:02} 理由\n"),
    "ignores of no code": lambda: filled(PLAN, "# wenming: ignore E999, E998, E997\n"),
    "odd characters": lambda: filled("# ", "\u200b"),
    "odd characters on lines": lambda: records("", "x\u200b: 一\n", nodes=2),
    "carriage returns": lambda: filled("", "x\r"),
    "odd indentation": lambda: filled("", "\u3000x: 一\n"),
    "block scalars": lambda: records("", "x: |\n  甲\n", nodes=2),
    "escapes": lambda: filled('x: "', "\\x07", '"\n'),
    "anchors": lambda: filled("", lambda n: f"k{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n"),
    "tags": lambda: records("", "- !!python/object:os.system x\n", nodes=1),
    "documents": lambda: filled("", "--- x\n"),
    "deep indentation": lambda: filled("", lambda n: f"{' ' * (n % 1500)}a:\n"),
    "commas": lambda: filled("x: [", ","),
    "commas in braces": lambda: filled("owners: [{name: 甲", ", 乙", "}]\n", MOST_NODES // 2 - 100),
    "lists with marks": lambda: filled("boards:\n- red: [", "甲、乙、", "]\n"),
    "parts": lambda: records(
        PLAN + "tasks:\n- id: A\n  title: 甲\n  workstream: NM\n  due: 2020-06-30\n  parts:\n",
        "  - {owner: 办}\n",
        nodes=3,
    ),
    "tasks that wait for each other": lambda: records(
        PLAN + "tasks:\n",
        lambda n: (
            f"- {{id: A{n}, title: 甲, workstream: NM, due: 2020-06-30,"
            f" depends_on: [A{n + 1}, A{n // 2}]}}\n"
        ),
        nodes=12,
    ),
    "updates out of order": lambda: records(
        PLAN + "tasks:\n- id: A\n  title: 甲\n  workstream: NM\n  due: 2020-06-30\n  updates:\n",
        lambda n: f"  - {{date: 2020-0{9 - n % 9}-01, progress: {n % 100}%}}\n",
        nodes=5,
    ),
    "suspensions": lambda: records(
        PLAN
        + "tasks:\n- id: A\n  title: 甲\n  workstream: NM\n  due: 2020-06-30\n  suspensions:\n",
        "  - {start: 2020-01-01, reason: 一, approved_by: 办}\n",
        nodes=7,
    ),
    "findings": lambda: records(
        PLAN + "findings:\n",
        lambda n: (
            f"- {{id: W{n}, found: 2020-02-01, source: self, workstream: NM, category: 甲,"
            f" text: 乙, owner: 办, repeat_of: W{n + 1}}}\n"
        ),
        nodes=17,
    ),
    "units above each other": lambda: records(
        "owners:\n", lambda n: f"- {{name: 甲{n}, kind: other, parent: 甲{n + 1}}}\n", nodes=7
    ),
    "unknown rules": lambda: records(
        "settings:\n  rules:\n", lambda n: f"    E{n:06}: off\n", nodes=2
    ),
}
