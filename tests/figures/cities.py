"""Random half years of a city: honest ones, and what somebody may plant into them.

Honest people are untidy too: a third hurry on the last day, they look at their own sites with the
same eyes as others, settle some trifles at once, use the same short phrases, report at month ends
and check a hundred at a time.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

Record = dict[str, Any]
City = dict[str, list[Record]]
Plant = Callable[[Random, City, str], None]

START, END = date(2020, 1, 1), date(2020, 6, 30)
STREETS = tuple(f"{name}街道" for name in ("东华", "联盟", "金辰", "青云", "龙泉", "茨坝"))
ITEMS = ("保洁", "停车", "公益广告", "消防通道", "志愿服务", "无障碍")
PHRASES = ("门前垃圾未清", "占道经营", "车辆乱停", "广告破损")
PLACES = ("北门", "南门", "东侧巷口", "西侧围墙", "地下车库", "二号楼前", "花坛边", "公厕旁")
THINGS = ("堆着装修垃圾", "停了三辆电动车", "公益广告褪色", "井盖下沉", "线缆垂落", "有人摆摊")
DETAILS = ("挡住盲道", "已经两天", "行人绕行", "影响出入", "居民有意见", "夜间尤其多")
RANDOM_DAYS = (END - START).days


def plan_text(city: City) -> str:
    """The plan as a file."""
    lines = ["plan: {id: p, name: 创建计划, year: 2020, owner: 区创建办}"]
    lines += ["budget: {total: 500万元, lines: [{id: L, name: 宣传}]}"]
    for section, records in city.items():
        lines.append(f"{section}:")
        lines += [f"- {json.dumps(record, ensure_ascii=False)}" for record in records]
    return "\n".join(lines) + "\n"


def honest(random: Random) -> City:
    """Half a year of honest records."""
    streets: list[Record] = [{"name": name, "kind": "subdistrict"} for name in STREETS]
    city: City = {
        "owners": [{"name": "区创建办", "kind": "office"}, *streets],
        "workstreams": [{"id": "A", "name": "环境", "kind": "rectification", "owner": "区创建办"}],
        "indicators": [_indicator()],
        "sites": [
            {"id": f"S{n}", "name": f"{n}号点", "type": "巷", "owner": STREETS[n % len(STREETS)]}
            for n in range(36)
        ],
    }
    quality = {site["id"]: random.uniform(0.6, 0.98) for site in city["sites"]}
    city["inspections"] = [
        _inspection(random, city, quality) for _ in range(random.randint(40, 70))
    ]
    city["findings"] = [_finding(random, city, n) for n in range(random.randint(90, 160))]
    city["samples"] = [
        _sample(random, street, month, by)
        for street in STREETS
        for month in range(1, 7)
        for by in (["区创建办", street] if month % 2 else ["区创建办"])
    ]
    city["tasks"] = [_task(random, n, street) for n, street in enumerate(STREETS)]
    city["payments"] = [_payment(random, n) for n in range(random.randint(10, 30))]
    return city


def day(random: Random) -> date:
    """A day of the half year."""
    return START + timedelta(days=random.randrange(RANDOM_DAYS))


def _indicator() -> Record:
    return {
        "id": "I",
        "level1": "产出指标",
        "level2": "质量指标",
        "name": "履约率",
        "nature": "不低于",
        "target": "90",
        "unit": "%",
        "weight": "10",
        "accrual": "level",
        "measure": "sampled",
    }


def _inspection(random: Random, city: City, quality: dict[str, float]) -> Record:
    """A round of a street through its own sites, or of the office through anybody's."""
    is_own = random.random() < 0.4
    street = random.choice(STREETS)
    register = [s["id"] for s in city["sites"] if not is_own or s["owner"] == street]
    sites = random.sample(register, min(len(register), random.randint(3, 10)))
    checks = [
        {
            "site": site,
            "item": item,
            "result": "pass" if random.random() < quality[site] else "fail",
        }
        for site in sites
        for item in random.sample(ITEMS, 3)
    ]
    by = street if is_own else "区创建办"
    tier = "owner" if is_own else "office"
    return {"date": str(day(random)), "tier": tier, "by": by, "checks": checks}


def _words(random: Random) -> str:
    if random.random() < 0.3:
        return random.choice(PHRASES)
    parts = (random.choice(each) for each in (PLACES, THINGS, DETAILS))
    return "，".join(parts) + f"（{random.randint(1, 99)}）"


def _finding(random: Random, city: City, number: int) -> Record:
    """A finding with its log: put right some day, sometimes late, closed by the office."""
    site = random.choice(city["sites"])
    found, is_own = day(random), random.random() < 0.15
    took = 7 if random.random() < 0.25 else random.randint(0, 10)
    fixed = found + timedelta(days=took)
    log: list[Record] = []
    if random.random() < 0.9:
        note = random.choice(("已清理", "已整改到位", _words(random)))
        photo = f"evidence/{number}.jpg"
        log.append({"date": str(fixed), "event": "rectified", "note": note, "evidence": [photo]})
        seen = fixed + timedelta(days=random.randint(0, 4))
        log.append({"date": str(seen), "event": "closed", "by": "区创建办", "note": "现场复核合格"})
    return {
        "id": f"W{number}",
        "found": str(found),
        "source": "self" if is_own else "inspection",
        "site": site["id"],
        "category": random.choice(("卫生", "秩序")),
        "text": f"{_words(random)}{number if random.random() < 0.5 else ''}",
        "owner": site["owner"],
        "log": log,
    }


def _sample(random: Random, street: str, month: int, by: str) -> Record:
    checked = random.choice((50, 60, 80, 100))
    passed = sum(random.random() < 0.92 for _ in range(checked))
    last = date(2020, month, 28)
    return {
        "date": str(last),
        "indicator": "I",
        "owner": street,
        "checked": checked,
        "passed": passed,
        "by": by,
    }


def _task(random: Random, number: int, street: str) -> Record:
    value, updates = 0, []
    for month in range(1, 7):
        value += random.randint(20, 300)
        updates.append({"date": f"2020-{month:02}-28", "value": value})
    return {
        "id": f"T{number}",
        "title": "整治",
        "workstream": "A",
        "owner": street,
        "due": "2020-06-30",
        "target": {"value": 3000, "unit": "处"},
        "updates": updates,
    }


def _payment(random: Random, number: int) -> Record:
    amount = f"{random.randint(1000, 90000)}.{random.randint(10, 99)}元"
    payee = random.choice(("甲公司", "乙公司", "丙公司"))
    when = str(day(random))
    return {"date": when, "line": "L", "amount": amount, "payee": payee, "voucher": f"记-{number}"}


# --- what may be planted --------------------------------------------------------------------------


def _new(random: Random, city: City, street: str, prefix: str, number: int) -> Record:
    finding = _finding(random, city, 1000 + number)
    own = [site["id"] for site in city["sites"] if site["owner"] == street]
    return finding | {"id": f"{prefix}{number}", "owner": street, "site": random.choice(own)}


def _settled(finding: Record, after: int, by: str) -> Record:
    fixed = date.fromisoformat(finding["found"]) + timedelta(days=after)
    log = [{"date": str(fixed), "event": "rectified"}, {"date": str(fixed), "event": "closed"}]
    return finding | {"log": [log[0], log[1] | {"by": by}]}


def own_checks(random: Random, city: City, street: str) -> None:
    """The street passes whatever it checks itself; others find a third of it failing."""
    own = {site["id"] for site in city["sites"] if site["owner"] == street}
    for inspection in city["inspections"]:
        if inspection["by"] == street:
            inspection["checks"] = [each | {"result": "pass"} for each in inspection["checks"]]
    for by, chance in ((street, 1.0), ("区创建办", 0.65)):
        for _ in range(4):
            checks = [
                {
                    "site": site,
                    "item": item,
                    "result": "pass" if random.random() < chance else "fail",
                }
                for site in sorted(own)
                for item in ITEMS[:3]
            ]
            tier = "owner" if by == street else "office"
            city["inspections"].append(
                {"date": str(day(random)), "tier": tier, "by": by, "checks": checks}
            )


def repeated_records(random: Random, city: City, street: str) -> None:
    """Open findings are registered again a few days later."""
    for number in range(3):
        first = _new(random, city, street, "D", number) | {"log": []}
        again = date.fromisoformat(first["found"]) + timedelta(days=random.randint(1, 5))
        city["findings"] += [first, first | {"id": f"E{number}", "found": str(again)}]


def padded_trifles(random: Random, city: City, street: str) -> None:
    """A unit finds as many trifles itself as it has findings, and settles each within a day."""
    many = 10 + sum(finding["owner"] == street for finding in city["findings"])
    for number in range(many):
        trifle = _new(random, city, street, "P", number) | {"source": "self"}
        city["findings"].append(_settled(trifle, random.randint(0, 1), "区创建办"))


def heaped_limits(random: Random, city: City, street: str) -> None:
    """Nearly every rectification of a unit is dated on its limit."""
    for finding in city["findings"]:
        if finding["owner"] == street and random.random() < 0.95:
            finding.update(_settled(finding, 7, "区创建办"))
    city["findings"] += [
        _settled(_new(random, city, street, "H", number), 7, "区创建办") for number in range(8)
    ]


def copied_texts(random: Random, city: City, street: str) -> None:
    """One text is copied to several sites."""
    text = "楼道口堆放杂物，已通知社区督促清理"
    sites = random.sample([site["id"] for site in city["sites"]], random.randint(3, 6))
    for number, site in enumerate(sites):
        city["findings"].append(
            _new(random, city, street, "C", number) | {"site": site, "text": text}
        )


def crowded_rounds(random: Random, city: City, street: str) -> None:
    """One group is at more sites in a day than it can be."""
    del street
    sites = random.sample([site["id"] for site in city["sites"]], random.randint(28, 36))
    city["inspections"].append(
        {"date": str(day(random)), "tier": "office", "by": "区创建办", "sites": sites}
    )


def unchecked_closures(random: Random, city: City, street: str) -> None:
    """A unit closes findings of its own."""
    for number in range(random.randint(4, 8)):
        finding = _new(random, city, street, "U", number)
        city["findings"].append(_settled(finding, random.randint(1, 6), street))


def reused_evidence(random: Random, city: City, street: str) -> None:
    """One photograph stands behind findings of several sites."""
    del street
    settled = [finding for finding in city["findings"] if finding["log"]]
    for finding in random.sample(settled, 5):
        finding["log"][0]["evidence"] = ["evidence/清运以后.jpg"]


def month_ends(random: Random, city: City, street: str) -> None:
    """A unit writes its rectifications down together at the end of each month."""
    for finding in city["findings"]:
        if finding["owner"] == street:
            finding["log"] = []
    for number in range(random.randint(10, 16)):
        last = random.choice((date(2020, 3, 31), date(2020, 4, 30), date(2020, 5, 31)))
        found = last - timedelta(days=random.randint(1, 6))
        finding = _new(random, city, street, "M", number) | {"found": str(found)}
        city["findings"].append(_settled(finding, (last - found).days, "区创建办"))


def round_numbers(random: Random, city: City, street: str) -> None:
    """A unit estimates what it says it has counted."""
    for sample in city["samples"]:
        if sample["owner"] == street:
            sample |= {"checked": 100, "passed": random.choice((80, 90))}
    (task,) = (task for task in city["tasks"] if task["owner"] == street)
    for update in task["updates"]:
        update["value"] = update["value"] // 10 * 10


PLANTS: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        own_checks,
        repeated_records,
        padded_trifles,
        heaped_limits,
        copied_texts,
        crowded_rounds,
        unchecked_closures,
        reused_evidence,
        month_ends,
        round_numbers,
    )
}
