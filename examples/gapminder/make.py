"""Makes this package from gapminder.json as npm has it: python3 make.py"""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from making import NUMERAL, from_npm, write  # noqa: E402

VERSION = "3.2.1"
FILE = "gapminder.json"
OWN, FIRST, MIDDLE, LAST = "bgd", 1955, 1980, 2005
# The twenty most populous of the file’s 62 countries in 2005, most people first.
COUNTRIES = {
    "China": ("chn", "中国"),
    "India": ("ind", "印度"),
    "United States": ("usa", "美国"),
    "Indonesia": ("idn", "印度尼西亚"),
    "Brazil": ("bra", "巴西"),
    "Pakistan": ("pak", "巴基斯坦"),
    "Bangladesh": ("bgd", "孟加拉国"),
    "Nigeria": ("nga", "尼日利亚"),
    "Japan": ("jpn", "日本"),
    "Mexico": ("mex", "墨西哥"),
    "Philippines": ("phl", "菲律宾"),
    "Germany": ("deu", "德国"),
    "Egypt": ("egy", "埃及"),
    "Iran": ("irn", "伊朗"),
    "Turkey": ("tur", "土耳其"),
    "France": ("fra", "法国"),
    "United Kingdom": ("gbr", "英国"),
    "Italy": ("ita", "意大利"),
    "South Africa": ("zaf", "南非"),
    "South Korea": ("kor", "韩国"),
}
NAMES = {id: {"zh": zh, "en": en} for en, (id, zh) in COUNTRIES.items()}
PEERS = ["ind", "pak"]
MEASURES = ["pop", "life", "fertility"]

# One object a line, as it stands in the file.
objects = re.findall(r"\{[^{}]*\}", from_npm("vega-datasets", VERSION, f"data/{FILE}"))
populous = sorted((json.loads(it) for it in objects), key=lambda it: (-it["year"], -it["pop"]))[: len(COUNTRIES)]
assert [it["country"] for it in populous] == list(COUNTRIES)
objects = [it for it in objects if json.loads(it)["country"] in COUNTRIES]
(HERE / "source.txt").write_text("\n".join(objects) + "\n")
years = list(range(FIRST, LAST + 1, 5))

places, observations, relations, numerals, indicators, number = {}, [], [], [], [], {}


def text(zh, en):
    return {"zh": zh, "en": en}


def columns(name, texts):
    return {f"{name}_{lang}": value for lang, value in texts.items()}


def relate(result, kind, *operands):
    relations.append(
        {
            "id": f"{result}-{kind}",
            "kind": kind,
            "result": result,
            "operands": " ".join(operands),
            "basis": "arithmetic",
        }
    )


def derive(id, indicator, country, period, kind, *operands):
    observations.append(
        {
            "id": id,
            "indicator": indicator,
            "region": f"x-{country}",
            "period": period,
            "period_basis": "stated",
            "source": "file",
            "tier": "derived",
        }
    )
    relate(id, kind, *operands)


def indicator(id, theme, zh, en, unit, kind, note=None):
    indicators.append(
        {"id": id, "theme": theme, **columns("name", text(zh, en)), "unit": unit, "kind": kind, "better": "neither"}
        | (columns("note", note) if note else {})
    )


for nth, line in enumerate(objects):
    values = json.loads(line)
    country, year = COUNTRIES[values["country"]][0], values["year"]
    places.setdefault(country, nth)
    tokens = NUMERAL.findall(line)
    assert len(tokens) == 5
    ids = [f"{measure}-{country}-{year}" for measure in MEASURES]
    for measure, id, token in zip(MEASURES, ids, tokens[2:]):
        number[id] = float(token)
        observations.append(
            {
                "id": id,
                "indicator": measure,
                "region": f"x-{country}",
                "period": year,
                "period_basis": "stated",
                "printed": token,
                "bound": "exact",
                "source": "file",
                "place": country,
                "tier": "report",
            }
        )
    for ordinal, (token, of) in enumerate(zip(tokens, ["", "", *ids]), 1):
        reason = "" if of else "date" if ordinal == 1 else "code"
        numerals.append({"paragraph": nth, "ordinal": ordinal, "token": token, "figure": of, "reason": reason})

indicator(
    "life",
    "life",
    "出生时预期寿命",
    "Life expectancy at birth",
    "岁",
    "amount",
    text(
        "为估计数，来源以估计填补缺数。文件省去了小数末尾的零。",
        "Estimates; the source fills gaps with estimates of its own. The file leaves out zeros at the end of decimals.",
    ),
)
indicator("fertility", "births", "总和生育率", "Children per woman", "个", "amount")
indicator(
    "pop",
    "people",
    "人口",
    "Population",
    "人",
    "count",
    text("按今天的国界。虽印到个位，仍是估计数。", "Within today’s borders. Estimates, though given to the last person."),
)
indicator("total", "people", "二十国人口合计", "Population of the twenty countries", "人", "count")
indicator("pop-share", "people", "占二十国人口的比重", "Share of the twenty countries’ population", "%", "rate")
indicator("pop-growth", "people", "人口增长", "Population growth", "%", "gap")
indicator("life-gain", "life", "预期寿命的变化", "Change in life expectancy", "岁", "gap")
indicator("fertility-change", "births", "总和生育率的变化", "Change in children per woman", "个", "gap")

half = f"{FIRST}/{LAST}"
for country in NAMES:
    ends = {measure: [f"{measure}-{country}-{year}" for year in (LAST, FIRST)] for measure in MEASURES}
    derive(f"life-gain-{country}", "life-gain", country, half, "difference", *ends["life"])
    derive(f"fertility-change-{country}", "fertility-change", country, half, "difference", *ends["fertility"])
    derive(f"pop-growth-{country}", "pop-growth", country, half, "growth", *ends["pop"])
for year in (FIRST, LAST):
    derive(f"total-{year}", "total", "twenty", year, "sum", *[f"pop-{country}-{year}" for country in NAMES])
    derive(f"pop-share-{year}", "pop-share", OWN, year, "ratio", f"pop-{OWN}-{year}", f"total-{year}")
for peer in PEERS:
    name = NAMES[peer]
    indicator(
        f"ahead-{peer}",
        "life",
        f"预期寿命与{name['zh']}之差",
        f"Life expectancy above that of {name['en']}",
        "岁",
        "gap",
    )
    for year in (FIRST, MIDDLE, LAST):
        derive(
            f"ahead-{peer}-{year}", f"ahead-{peer}", OWN, year, "difference", f"life-{OWN}-{year}", f"life-{peer}-{year}"
        )


def ranked(measure, year):
    return sorted(NAMES, key=lambda country: -number[f"{measure}-{country}-{year}"])


def named(country, **figures):
    return {"label": NAMES[country], "figures": {role: ids for role, ids in figures.items()}}


def every(measure, country):
    return [f"{measure}-{country}-{year}" for year in years]


def by_year(measure, countries, shown):
    return [
        named(it, **{str(nth): [f"{measure}-{it}-{year}"] for nth, year in enumerate(shown, 1)}) for it in countries
    ]


def of_years(shown):
    return [text(f"{year}年", str(year)) for year in shown]


def chart(id, kind, headline, measure, rows, *notes, **more):
    spec = {"id": id, "kind": kind, "headline": headline, "measure": measure, **more, "rows": rows}
    return {**spec, "notes": list(notes)} if notes else spec


def dumbbell(year):
    other = ["chn", "bra", "nga", "jpn", "zaf"]
    return {
        "label": text(f"{year}年", str(year)),
        "figures": {
            "value": [f"life-{OWN}-{year}"],
            "reference": [f"life-{peer}-{year}" for peer in PEERS],
            "other": [f"life-{country}-{year}" for country in other],
        },
    }


DERIVED = text("由两个年份的印出值推算。", "Derived from the two years as printed.")
# What the headlines say.
assert number["life-bgd-1955"] < number["life-pak-1955"] and number["life-bgd-2005"] > number["life-pak-2005"]
assert number["life-bgd-2005"] > number["life-ind-2005"]
assert ranked("life", LAST)[0] == "jpn" and ranked("fertility", LAST)[0] == "nga"
changes = {it: number[f"fertility-{it}-{LAST}"] - number[f"fertility-{it}-{FIRST}"] for it in NAMES}
assert all(change < 0 for change in changes.values())
growths = sorted(NAMES, key=lambda it: -number[f"pop-{it}-{LAST}"] / number[f"pop-{it}-{FIRST}"])
gains = sorted(NAMES, key=lambda it: number[f"life-{it}-{FIRST}"] - number[f"life-{it}-{LAST}"])
assert gains[0] == "irn" and gains[-1] == "zaf" and growths[:3] == ["pak", "phl", "irn"]
halved = [it for it in NAMES if number[f"fertility-{it}-{LAST}"] < number[f"fertility-{it}-{FIRST}"] / 2]
assert len(halved) == 11

charts = [
    chart(
        "life-lines",
        "line",
        text("二十国中有十九国的寿命延长，南非先升后降", "Lives grew longer in nineteen of twenty countries; South Africa’s gain was lost again"),
        text("出生时预期寿命，岁，每五年", "Life expectancy at birth, years, every five years"),
        [named(country, series=every("life", country)) for country in [OWN, *(it for it in NAMES if it != OWN)]],
        text(
            "1960年中国的数字低，正值饥荒年份；这里照印来源的估计。",
            "China’s low figure of 1960 falls in years of famine; it is the source’s estimate, as printed.",
        ),
        step="P5Y",
    ),
    chart(
        "life-ranked",
        "ranked-dots",
        text("2005年日本最高，南非最低", "Japan lived longest in 2005, South Africa shortest"),
        text("出生时预期寿命，岁，2005年", "Life expectancy at birth, years, 2005"),
        [named(country, value=[f"life-{country}-{LAST}"]) for country in ranked("life", LAST)],
    ),
    chart(
        "life-beside",
        "dumbbell",
        text("孟加拉国原来落后于印度和巴基斯坦，后来都超过了", "Bangladesh was behind India and Pakistan, and overtook both"),
        text("出生时预期寿命，岁", "Life expectancy at birth, years"),
        [dumbbell(year) for year in (FIRST, MIDDLE, LAST)],
    ),
    chart(
        "ahead",
        "gap",
        text("2005年比印度高2岁，比巴基斯坦高6岁", "In 2005, two years ahead of India and six of Pakistan"),
        text("预期寿命之差，岁", "Difference in life expectancy, years"),
        [
            {
                "group": text(f"{year}年", str(year)),
                "label": text(f"与{NAMES[peer]['zh']}相比", f"From {NAMES[peer]['en']}"),
                "figures": {
                    "value": [f"ahead-{peer}-{year}"],
                    "level": [f"life-{OWN}-{year}"],
                    "reference": [f"life-{peer}-{year}"],
                },
            }
            for year in (FIRST, MIDDLE, LAST)
            for peer in PEERS
        ],
        DERIVED,
    ),
    chart(
        "life-gains",
        "open-dots",
        text("伊朗延长最多，南非缩短", "Iran gained most; South Africa lost what it had gained"),
        text("预期寿命的变化，岁，1955至2005年", "Change in life expectancy, years, 1955 to 2005"),
        [named(country, value=[f"life-gain-{country}"]) for country in gains],
        DERIVED,
    ),
    chart(
        "life-table",
        "table",
        text("每五年的预期寿命", "Life expectancy every five years"),
        text("岁", "Years"),
        by_year("life", NAMES, years),
        columns=of_years(years),
    ),
    chart(
        "fertility-bars",
        "grouped-bars",
        text("五十年间，二十国中有十一国减少一半以上", "In fifty years it more than halved in eleven of twenty countries"),
        text("总和生育率，个", "Children per woman"),
        by_year("fertility", ranked("fertility", FIRST), (FIRST, MIDDLE, LAST)),
        columns=of_years((FIRST, MIDDLE, LAST)),
    ),
    chart(
        "fertility-change",
        "diverging-bars",
        text("二十国无一例外地减少", "Fewer children in all twenty countries"),
        text("总和生育率的变化，个，1955至2005年", "Change in children per woman, 1955 to 2005"),
        [named(country, value=[f"fertility-change-{country}"]) for country in sorted(changes, key=changes.get)],
        DERIVED,
    ),
    chart(
        "fertility-panels",
        "small-multiples",
        text("下降的早晚各国不同", "The fall began at different times"),
        text("总和生育率，个，每五年", "Children per woman, every five years"),
        [named(country, series=every("fertility", country)) for country in ranked("fertility", LAST)],
        step="P5Y",
    ),
    chart(
        "fertility-spread",
        "strip",
        text("2005年只有尼日利亚和巴基斯坦超过四个", "In 2005 only Nigeria and Pakistan were above four"),
        text("总和生育率，个，二十国", "Children per woman, twenty countries"),
        [
            {
                "label": text(f"{year}年", str(year)),
                "figures": {"values": [f"fertility-{country}-{year}" for country in NAMES]},
            }
            for year in (FIRST, MIDDLE, LAST)
        ],
    ),
    chart(
        "pop-slope",
        "slope",
        text("孟加拉国和巴基斯坦的人口增长两倍以上", "Bangladesh and Pakistan more than tripled"),
        text("人口，1955与2005年", "Population, 1955 and 2005"),
        [
            named(
                country, value=[f"pop-{country}-{FIRST}", f"pop-{country}-{LAST}"], growth=[f"pop-growth-{country}"]
            )
            for country in [OWN, *PEERS, "chn", "jpn", "deu"]
        ],
        DERIVED,
    ),
    chart(
        "pop-growth",
        "bars",
        text("巴基斯坦、菲律宾、伊朗增长最快", "Pakistan, the Philippines and Iran grew fastest"),
        text("人口增长，%，1955至2005年", "Population growth, %, 1955 to 2005"),
        [named(country, value=[f"pop-growth-{country}"]) for country in growths],
        DERIVED,
    ),
    chart(
        "pop-sizes",
        "log-dots",
        text("从四千多万到十三亿", "From 48 million to 1.3 billion"),
        text("人口，2005年", "Population, 2005"),
        [named(country, value=[f"pop-{country}-{LAST}"]) for country in ranked("pop", LAST)],
    ),
    chart(
        "pop-share",
        "pairs",
        text("孟加拉国占二十国人口的比重上升", "Bangladesh is a growing part of the twenty countries’ people"),
        text("人口", "Population"),
        [
            {
                "label": text(f"{year}年", str(year)),
                "figures": {
                    "part": [f"pop-{OWN}-{year}"],
                    "whole": [f"total-{year}"],
                    "share": [f"pop-share-{year}"],
                },
            }
            for year in (FIRST, LAST)
        ],
        text("合计由二十国的数字推算。", "The totals are derived from the twenty countries’ numbers."),
    ),
    chart(
        "pop-table",
        "table",
        text("每五年的人口", "Population every five years"),
        text("人", "People"),
        by_year("pop", NAMES, years),
        columns=of_years(years),
    ),
    chart(
        "own-numbers",
        "tiles",
        text("孟加拉国，2005年", "Bangladesh in 2005"),
        text("人口、预期寿命与生育", "People, lives and births"),
        [
            {
                "label": label,
                "figures": {"value": [f"{measure}-{OWN}-{LAST}"], "derived": [derived]},
            }
            for measure, derived, label in [
                ("pop", "pop-growth-bgd", text("人口，比1955年增长", "people, and growth since 1955")),
                ("life", "life-gain-bgd", text("预期寿命，比1955年延长", "life expectancy, and gain since 1955")),
                (
                    "fertility",
                    "fertility-change-bgd",
                    text("总和生育率，比1955年的变化", "children per woman, and change since 1955"),
                ),
            ]
        ],
    ),
]

story = {
    "kicker": text("人口最多的二十国 · 1955至2005年", "The twenty most populous countries · 1955 to 2005"),
    "title": text("半个世纪的寿命与生育：孟加拉国与十九国", "Lives and births in half a century: Bangladesh among twenty countries"),
    "deck": text(
        "Gapminder每五年一个估计数，说明各国的人口、预期寿命和生育。这里收入它的文件中2005年人口最多的二十国，数字照文件；差、增长和比重由此推算，标“≈”。",
        "Gapminder estimates how many people a country has, how long they live and how many children they have, every five "
        "years. Here are the twenty countries with most people in 2005 among the 62 of its file, as the file has them; "
        "differences, growth and shares follow from that, and are marked ≈.",
    ),
    "tiles": [
        {"figure": "life-bgd-1955", "caption": text("预期寿命，1955年", "of life expectancy, 1955")},
        {"figure": "life-bgd-2005", "caption": text("预期寿命，2005年", "of life expectancy, 2005")},
        {"figure": "fertility-bgd-1955", "caption": text("每个妇女生育的孩子，1955年", "per woman, 1955")},
        {"figure": "fertility-bgd-2005", "caption": text("每个妇女生育的孩子，2005年", "per woman, 2005")},
    ],
    "sections": [
        {
            "id": "lives",
            "heading": text("寿命", "Lives"),
            "charts": ["own-numbers", "life-lines", "life-beside", "ahead", "life-ranked", "life-gains", "life-table"],
            "wide": ["life-lines", "life-table"],
            "below": "pairs",
        },
        {
            "id": "births",
            "heading": text("生育", "Births"),
            "charts": ["fertility-bars", "fertility-spread", "fertility-change", "fertility-panels"],
            "wide": ["fertility-panels"],
        },
        {
            "id": "people",
            "heading": text("人口", "People"),
            "charts": ["pop-slope", "pop-growth", "pop-sizes", "pop-share", "pop-table"],
            "wide": ["pop-table"],
        },
    ],
    "slides": [
        {
            "id": "slide-opening",
            "kicker": text("1955至2005年", "1955 to 2005"),
            "title": text("半个世纪的寿命与生育", "Half a century of lives and births"),
            "points": [text("二十国，每五年一个估计数。", "Twenty countries, an estimate every five years.")],
            "seconds": 30,
        },
        {
            "id": "slide-life",
            "title": text("寿命：先落后，再超过", "Lives: behind, then ahead"),
            "chart": "life-beside",
            "steps": [{"reveal": [f"life-bgd-{MIDDLE}"]}, {"reveal": [f"life-bgd-{LAST}"]}],
            "seconds": 60,
        },
        {
            "id": "slide-lines",
            "title": text("二十国的五十年", "Fifty years of twenty countries"),
            "chart": "life-lines",
            "steps": [{"highlight": ["life-bgd-2005"]}, {"highlight": ["life-jpn-2005"]}],
            "seconds": 60,
        },
        {
            "id": "slide-births",
            "title": text("生育：从六个到不足三个", "Births: from over six to under three"),
            "chart": "fertility-bars",
            "rows": [1, 2, 3, 4, 5, 6],
            "steps": [],
            "notes": text("只放前六国，其余在网页上。", "The first six only; the others are on the page."),
            "seconds": 60,
        },
        {"id": "slide-sources", "title": text("来源", "Sources"), "sources": True},
    ],
}

write(
    HERE,
    ["zh", "en"],
    {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "gapminder-twenty",
        "id": "gapminder-twenty",
        "title": "二十国的人口、寿命与生育，1955至2005年",
        "title_en": "People, lives and births in twenty countries, 1955 to 2005",
        "version": "1.0.0",
        "homepage": "https://www.gapminder.org/data/",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://www.gapminder.org/free-material/",
            }
        ],
        "guanzhi": {
            "region": f"x-{OWN}",
            "source": "file",
            "brand": text("寿命与生育", "Lives and births"),
            "accent": {"light": "#00664a", "dark": "#6fd3ac"},
            "numerals": "complete",
        },
    },
    {
        "themes": [
            {"id": id, **columns("name", text(zh, en))}
            for id, zh, en in [("life", "寿命", "Lives"), ("births", "生育", "Births"), ("people", "人口", "People")]
        ],
        "regions": [
            {"code": f"x-{id}", **columns("name", name), "role": "peer" if id in PEERS else ""}
            for id, name in {**NAMES, "twenty": text("二十国", "Twenty countries")}.items()
        ],
        "units": [
            {"unit": "岁", "name_en": "year", "plural_en": "years", "measure": "time"},
            {"unit": "个", "name_en": "child", "plural_en": "children", "measure": "count"},
            {"unit": "人", "name_en": "person", "plural_en": "people", "measure": "count"},
            {"unit": "%", "name_en": "%", "plural_en": "%", "measure": "percent"},
        ],
        "indicators": indicators,
        "sources": [
            {
                "id": "file",
                **columns(
                    "title",
                    text(
                        f"Gapminder：预期寿命、人口与生育（vega-datasets {VERSION}的{FILE}）",
                        f"Gapminder: life expectancy, population and fertility ({FILE} in vega-datasets {VERSION})",
                    ),
                ),
                **columns("issuer", text("Gapminder基金会", "Gapminder Foundation")),
                "url": "https://www.gapminder.org/data/documentation/",
                "evidence": "all numbers of twenty countries of the file",
            }
        ],
        "places": [
            {
                "id": country,
                "source": "file",
                "paragraph": nth,
                **columns("heading", text(FILE, FILE)),
                **columns("topic", NAMES[country]),
            }
            for country, nth in places.items()
        ],
        "observations": observations,
        "relations": relations,
        "numerals": numerals,
    },
    charts,
    story,
)
