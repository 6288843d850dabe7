"""Makes this package from us-employment.csv as npm has it: python3 make.py"""

import csv
import sys
from calendar import month_name as MONTHS
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from making import NUMERAL, from_npm, write  # noqa: E402

VERSION = "3.2.1"
FILE = "us-employment.csv"
# Column, name, theme; the column’s name is misspelt in the file.
SERIES = [
    ("nonfarm", "All nonfarm employees", "totals"),
    ("private", "Private sector", "totals"),
    ("goods_producing", "Goods-producing industries", "totals"),
    ("service_providing", "Service-providing industries", "totals"),
    ("private_service_providing", "Private service-providing industries", "totals"),
    ("mining_and_logging", "Mining and logging", "goods"),
    ("construction", "Construction", "goods"),
    ("manufacturing", "Manufacturing", "goods"),
    ("durable_goods", "Durable goods", "goods"),
    ("nondurable_goods", "Nondurable goods", "goods"),
    ("trade_transportation_utilties", "Trade, transportation and utilities", "services"),
    ("wholesale_trade", "Wholesale trade", "services"),
    ("retail_trade", "Retail trade", "services"),
    ("transportation_and_warehousing", "Transportation and warehousing", "services"),
    ("utilities", "Utilities", "services"),
    ("information", "Information", "services"),
    ("financial_activities", "Financial activities", "services"),
    ("professional_and_business_services", "Professional and business services", "services"),
    ("education_and_health_services", "Education and health services", "services"),
    ("leisure_and_hospitality", "Leisure and hospitality", "services"),
    ("other_services", "Other services", "services"),
    ("government", "Government", "services"),
]
NAMES = {column: name for column, name, _ in SERIES}
# The ten supersectors and government, which add up to all employees.
SECTORS = [
    "mining_and_logging",
    "construction",
    "manufacturing",
    "trade_transportation_utilties",
    "information",
    "financial_activities",
    "professional_and_business_services",
    "education_and_health_services",
    "leisure_and_hospitality",
    "other_services",
    "government",
]
SUMS = {
    "nonfarm": ["private", "government"],
    "goods_producing": ["mining_and_logging", "construction", "manufacturing"],
    "manufacturing": ["durable_goods", "nondurable_goods"],
    "trade_transportation_utilties": [
        "wholesale_trade",
        "retail_trade",
        "transportation_and_warehousing",
        "utilities",
    ],
    "private_service_providing": SECTORS[3:10],
}
PEAK, TROUGH, END = "2008-01", "2010-02", "2015-12"


def en(text):
    return {"en": text}


def slug(column):
    return column.replace("_", "-").replace("utilties", "utilities")


def figure(column, month):
    return f"{slug(column)}-{month}"


text = from_npm("vega-datasets", VERSION, f"data/{FILE}")
(HERE / "source.txt").write_text(text)
rows = list(csv.DictReader(text.splitlines()))
months = [row["month"][:7] for row in rows]
assert months[0] == "2006-01" and months[-1] == END and len(months) == 120
number = {(column, row["month"][:7]): row[column] for row in rows for column in row}
# The months of the headlines are what they are said to be.
nonfarm = {month: float(number["nonfarm", month]) for month in months}
assert max((value, month) for month, value in nonfarm.items() if month < "2010")[1] == PEAK
assert min(nonfarm, key=nonfarm.get) == TROUGH

observations, relations, numerals = [], [], []


def observe(id, indicator, month, **other):
    observations.append(
        {"id": id, "indicator": indicator, "region": "x-usa", "period": month, "period_basis": "stated", **other}
    )


def relate(result, kind, *operands):
    relations.append(
        {"id": f"{result}-{kind}", "kind": kind, "result": result, "operands": " ".join(operands), "basis": "arithmetic"}
    )


def derive(id, period, kind, *operands, of=None):
    observe(id, of or id, period, source="file", tier="derived")
    relate(id, kind, *operands)


def month_name(month):
    return f"{MONTHS[int(month[5:])]} {month[:4]}"


for nth, (row, month) in enumerate(zip(rows, months), 1):
    for column in row:
        if column != "month":
            # The file’s own column of changes has as many thousands as the others.
            observe(
                figure(column, month),
                slug(column),
                month,
                printed=row[column],
                scale="thousand",
                bound="exact",
                source="file",
                place=slug(column),
                tier="report",
            )
    # The numerals of the line, in its order: year, month and day, then the columns.
    for ordinal, token in enumerate(NUMERAL.findall(",".join(row.values())), 1):
        of = figure(list(row)[ordinal - 3], month) if ordinal > 3 else ""
        numerals.append(
            {"paragraph": nth, "ordinal": ordinal, "token": token, "figure": of, "reason": "" if of else "date"}
        )

for before, month in zip(months, months[1:]):
    relate(figure("nonfarm_change", month), "difference", figure("nonfarm", month), figure("nonfarm", before))
for month in months:
    for whole, parts in SUMS.items():
        relate(figure(whole, month), "sum", *[figure(part, month) for part in parts])
relate(figure("goods_producing", END), "within", figure("private", END))

indicators = [
    {
        "id": slug(column),
        "theme": theme,
        "name_en": name,
        "unit": "employee",
        "kind": "count",
        "better": "neither",
        "note_en": "The file has its numbers of parts of this sector in tenths of a thousand, where they aren’t whole."
        if column == "trade_transportation_utilties"
        else "",
    }
    for column, name, theme in SERIES
]
indicators.append(
    {
        "id": "nonfarm-change",
        "theme": "totals",
        "name_en": "All nonfarm employees, change on the month before",
        "unit": "employee",
        "kind": "gap",
        "better": "neither",
        "note_en": "Those who arranged the file added this column to it. The bureau’s own headline change may differ, since "
        "it is revised.",
    }
)
for column in ["nonfarm", *SECTORS]:
    name, own = NAMES[column], slug(column)
    for id, words, unit in [
        ("bust", "change from the peak to the trough", "employee"),
        ("bust-rate", "change from the peak to the trough in percent", "%"),
        ("recovery", "change from the trough to the end of 2015", "employee"),
    ]:
        indicators.append(
            {
                "id": f"{id}-{own}",
                "theme": "changes",
                "name_en": f"{name}, {words}",
                "unit": unit,
                "kind": "gap",
                "better": "neither",
            }
        )
    ends = [figure(column, month) for month in (PEAK, TROUGH, END)]
    derive(f"bust-{own}", f"{PEAK}/{TROUGH}", "difference", ends[1], ends[0])
    derive(f"bust-rate-{own}", f"{PEAK}/{TROUGH}", "growth", ends[1], ends[0])
    derive(f"recovery-{own}", f"{TROUGH}/{END}", "difference", ends[2], ends[1])
for column in ["manufacturing", "government"]:
    own = slug(column)
    for month in (months[0], END):
        derive(f"share-{own}-{month}", month, "ratio", figure(column, month), figure("nonfarm", month), of=f"share-{own}")
    indicators.append(
        {
            "id": f"share-{own}",
            "theme": "changes",
            "name_en": f"{NAMES[column]}, share of all nonfarm employees",
            "unit": "%",
            "kind": "rate",
            "better": "neither",
        }
    )


def series(column, *, role="series"):
    return {"label": en(NAMES[column]), "figures": {role: [figure(column, month) for month in months]}}


def row(label, **figures):
    return {"label": en(label), "figures": {role: [id] for role, id in figures.items()}}


def chart(id, kind, headline, measure, rows, *notes, **more):
    spec = {"id": id, "kind": kind, "headline": en(headline), "measure": en(measure), **more, "rows": rows}
    return {**spec, "notes": [en(note) for note in notes]} if notes else spec


def million(column, month):
    return f"{float(number[column, month]) / 1000:.1f}"


DERIVED = "Derived from the two months as printed."
lost = f"{(nonfarm[PEAK] - nonfarm[TROUGH]) / 1000:.1f}"
back = next(month for month in months if month > TROUGH and nonfarm[month] >= nonfarm[PEAK])
assert back == "2014-05"
falling = [month for month in months if float(number["nonfarm_change", month]) < 0 and PEAK < month <= TROUGH]
decembers = [month for month in months if month.endswith("-12")]

charts = [
    chart(
        "nonfarm",
        "line",
        f"Payrolls lost {lost} million employees in 25 months and had them back in May 2014",
        "All nonfarm employees, monthly, January 2006 to December 2015",
        [series("nonfarm")],
    ),
    chart(
        "monthly-change",
        "small-multiples",
        "From March 2010 on, most months added employees",
        "All nonfarm employees, change on the month before",
        [
            {
                "label": en("Change on the month before"),
                "figures": {"bars": [figure("nonfarm_change", month) for month in months]},
            }
        ],
        "The column of changes was added by those who arranged the file. It agrees with the numbers of employees beside it.",
    ),
    chart(
        "falling-months",
        "diverging-bars",
        f"{len(falling)} of the 25 months after the peak had fewer employees than the one before",
        "All nonfarm employees, change on the month before",
        [
            {"figures": {"value": [figure("nonfarm_change", month)]}, "label": en(month_name(month))}
            for month in months
            if PEAK < month <= TROUGH
        ],
    ),
    chart(
        "totals",
        "small-multiples",
        "Goods-producing industries fell steeply; services were above their peak again in December 2012",
        "Employees, monthly, January 2006 to December 2015",
        [series(column) for column in ["private", "goods_producing", "service_providing", "private_service_providing"]],
    ),
    chart(
        "industries",
        "line",
        "Education and health grew through the recession",
        "Employees by supersector, monthly, January 2006 to December 2015",
        [series(column) for column in SECTORS],
        "The ten private supersectors and government add up to all nonfarm employees.",
    ),
    chart(
        "trade-and-goods",
        "small-multiples",
        "Within trade, retailers lost most: 1.2 million employees",
        "Employees, monthly, January 2006 to December 2015",
        [
            {**series(column), "group": en(group)}
            for group, columns in [
                ("Manufacturing", ["durable_goods", "nondurable_goods"]),
                (
                    "Trade, transportation and utilities",
                    ["retail_trade", "wholesale_trade", "transportation_and_warehousing", "utilities"],
                ),
            ]
            for column in columns
        ],
    ),
    chart(
        "bust",
        "diverging-bars",
        "Construction and manufacturing together lost more than four million employees",
        "Change in employees, January 2008 to February 2010",
        [row(NAMES[column], value=f"bust-{slug(column)}") for column in SECTORS],
        DERIVED,
    ),
    chart(
        "bust-rate",
        "diverging-bars",
        "Construction lost more than a quarter of its employees",
        "Change in employees, January 2008 to February 2010, in percent",
        [row(NAMES[column], value=f"bust-rate-{slug(column)}") for column in SECTORS],
        DERIVED,
    ),
    chart(
        "three-months",
        "grouped-bars",
        "At the end of 2015 six industries were still smaller than at the peak",
        "Employees",
        [
            row(NAMES[column], **{str(nth): figure(column, month) for nth, month in enumerate((PEAK, TROUGH, END), 1)})
            for column in SECTORS
        ],
        columns=[en("January 2008"), en("February 2010"), en("December 2015")],
    ),
    chart(
        "recovery",
        "table",
        "What was lost, and what came after",
        "Change in employees",
        [
            row(NAMES[column], **{"1": f"bust-{slug(column)}", "2": f"recovery-{slug(column)}"})
            for column in ["nonfarm", *SECTORS]
        ],
        DERIVED,
        columns=[en("January 2008 to February 2010"), en("February 2010 to December 2015")],
    ),
    chart(
        "decembers",
        "table",
        "Ten Decembers",
        "Employees in December of each year",
        [
            row(NAMES[column], **{str(nth): figure(column, month) for nth, month in enumerate(decembers, 1)})
            for column in SECTORS
        ],
        columns=[en(month[:4]) for month in decembers],
    ),
    chart(
        "shares",
        "waffle",
        "Less than 9% of employees were in manufacturing, over 15% in government",
        "Share of all nonfarm employees, December 2015",
        [
            row(NAMES[column], share=f"share-{slug(column)}-{END}", part=figure(column, END), whole=figure("nonfarm", END))
            for column in ["manufacturing", "government"]
        ],
        "The shares are derived from the two numbers as printed.",
    ),
    chart(
        "manufacturing-share",
        "share",
        "Manufacturing’s share fell in ten years",
        "Employees in manufacturing among all nonfarm employees",
        [
            row(
                month_name(month),
                part=figure("manufacturing", month),
                whole=figure("nonfarm", month),
                share=f"share-manufacturing-{month}",
            )
            for month in (months[0], END)
        ],
    ),
    chart(
        "nested",
        "steps",
        "From all employees to those who make durable goods",
        "Employees, December 2015",
        [
            {
                "figures": {
                    "step": [
                        figure(column, END)
                        for column in ["nonfarm", "private", "goods_producing", "manufacturing", "durable_goods"]
                    ]
                },
            }
        ],
    ),
    chart(
        "sizes",
        "bars",
        "Trade, transportation and utilities is the largest supersector",
        "Employees, December 2015",
        [row(NAMES[column], value=figure(column, END)) for column in SECTORS],
    ),
]

story = {
    "kicker": en("United States · employment by industry, 2006 to 2015"),
    "title": en("A decade of American payrolls"),
    "deck": en(
        "The Bureau of Labor Statistics asks employers each month how many people they pay. This is ten years of its "
        "answers for 22 series, adjusted for the seasons: every number of the file is here as it stands there. Changes "
        "and shares are derived, and marked ≈."
    ),
    "tiles": [
        {"figure": figure("nonfarm", END), "caption": en("outside farming, December 2015")},
        {"figure": "bust-nonfarm", "caption": en("from January 2008 to February 2010")},
        {"figure": "bust-rate-construction", "caption": en("in construction, the steepest fall")},
        {"figure": "recovery-nonfarm", "caption": en("from February 2010 to December 2015")},
    ],
    "sections": [
        {
            "id": "everybody",
            "heading": en("All employees"),
            "charts": ["nonfarm", "monthly-change", "falling-months", "totals"],
            "wide": ["nonfarm", "monthly-change"],
        },
        {
            "id": "by-industry",
            "heading": en("Industries"),
            "charts": ["industries", "trade-and-goods", "bust", "bust-rate", "three-months", "recovery", "decembers"],
            "wide": ["industries", "trade-and-goods", "decembers"],
        },
        {
            "id": "parts",
            "heading": en("Parts of the whole"),
            "charts": ["shares", "manufacturing-share", "nested", "sizes"],
        },
    ],
    "slides": [
        {
            "id": "slide-opening",
            "kicker": en("Employment by industry, 2006 to 2015"),
            "title": en("A decade of American payrolls"),
            "points": [en("Numbers as the file has them, adjusted for the seasons."), en("Changes are derived, and marked ≈.")],
            "notes": en("The numbers are estimates from a survey of employers, not a count of everybody."),
            "seconds": 30,
        },
        {
            "id": "slide-nonfarm",
            "title": en("Down in two years, back after four more"),
            "chart": "nonfarm",
            "steps": [{"highlight": [figure("nonfarm", PEAK)]}, {"highlight": [figure("nonfarm", TROUGH)]}],
            "seconds": 60,
        },
        {
            "id": "slide-bust",
            "title": en("Who lost most"),
            "chart": "bust",
            "steps": [{"reveal": ["bust-construction", "bust-manufacturing"]}],
            "seconds": 60,
        },
        {
            "id": "slide-industries",
            "title": en("Through the recession"),
            "chart": "industries",
            "steps": [{"highlight": [figure("education_and_health_services", END)]}],
            "seconds": 60,
        },
        {"id": "slide-sources", "title": en("Sources"), "sources": True},
    ],
}

write(
    HERE,
    ["en"],
    {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "us-employment-2015",
        "id": "us-employment-2015",
        "title": "Employment by industry, United States, 2006 to 2015",
        "version": "1.0.0",
        "homepage": "https://www.bls.gov/ces/",
        "licenses": [
            {"title": "U.S. Government work, in the public domain", "path": "https://www.usa.gov/government-works"}
        ],
        "guanzhi": {
            "region": "x-usa",
            "source": "file",
            "brand": {"en": "Payrolls in figures"},
            "accent": {"light": "#0b5c8a", "dark": "#7cc4ee"},
            "numerals": "complete",
        },
    },
    {
        "themes": [
            {"id": "totals", "name_en": "Totals"},
            {"id": "goods", "name_en": "Goods"},
            {"id": "services", "name_en": "Services and government"},
            {"id": "changes", "name_en": "Changes and shares"},
        ],
        "regions": [{"code": "x-usa", "name_en": "United States"}],
        "units": [
            {"unit": "employee", "name_en": "employee", "plural_en": "employees", "measure": "count"},
            {"unit": "%", "name_en": "%", "plural_en": "%", "measure": "percent"},
        ],
        "indicators": indicators,
        "sources": [
            {
                "id": "file",
                "title_en": f"Current Employment Statistics, seasonally adjusted: {FILE} in vega-datasets {VERSION}",
                "issuer_en": "U.S. Bureau of Labor Statistics",
                "url": f"https://cdn.jsdelivr.net/npm/vega-datasets@{VERSION}/data/{FILE}",
                "evidence": "all numbers of the file, which was made from the bureau’s on 11 November 2018",
            }
        ],
        "places": [
            {
                "id": slug(column),
                "source": "file",
                "paragraph": 0,
                "heading_en": FILE,
                "topic_en": f"column {column}",
            }
            for column in rows[0]
            if column != "month"
        ],
        "observations": observations,
        "relations": relations,
        "numerals": numerals,
    },
    charts,
    story,
)
