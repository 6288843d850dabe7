#!/usr/bin/env bash
# Sorting a CSV file rewrites it: ranges become dates of 2001, millions become hours and minutes.
#
# What: csvkit 2.2.0 with agate 1.14.2, `csvsort` and `csvjson` without options.
# Behaviour: a column of 5-6 and 7-8 comes out as 2001-05-06 and 2001-07-08; a column of 35.9m and 12.3m
#   as 0:35:54 and 0:12:18; ratios 1:16 and 12:30 as 0:01:16 and 0:12:30. 13-14 beside 5-6 keeps
#   the whole column as it is. With `--no-inference` nothing changes.
# Why it surprises: that types are guessed for comparing is to be expected; that sorting prints the guess
#   instead of the cell is not, nor that dates are guessed from two numbers without a year, the year being taken
#   from nowhere. Grades, steps and places in a ranking stay below 13, so that ranges of these
#   are the ones that turn, and one cell above 12 hides it.
# For those who publish figures: "35.9m" for millions is a duration to this and other readers of times. Put
#   ends of ranges in two columns, and units in the header.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
cat > probe.py <<'PY'
import csv
import io
import json
import subprocess
import sys
from importlib.metadata import version

# cells in their order, and as sorted
cases = [
    (["5-6", "7-8"], ["2001-05-06", "2001-07-08"]),
    (["12.3m", "35.9m"], ["0:12:18", "0:35:54"]),
    (["1:16", "12:30"], ["0:01:16", "0:12:30"]),
    (["13-14", "5-6"], ["13-14", "5-6"]),
]


def run(tool, *options):
    return subprocess.run([f"env/bin/{tool}", *options, "figures.csv"], check=True, capture_output=True, text=True).stdout


def figures(text):
    return [row["figure"] for row in csv.DictReader(io.StringIO(text))]


print("csvkit", version("csvkit"), "agate", version("agate"))
holds = True
for cells, stated in cases:
    with open("figures.csv", "w") as file:
        file.write("region,figure\n" + "".join(f"{region},{cell}\n" for region, cell in zip(["Jilin", "Liaoning"], cells)))
    seen = {
        "csvsort": figures(run("csvsort", "--columns", "region")),
        "csvjson": [row["figure"] for row in json.loads(run("csvjson"))],
        "csvsort --no-inference": figures(run("csvsort", "--no-inference", "--columns", "region")),
    }
    print(f"expected {cells}; seen {seen}")
    holds &= list(seen.values()) == [stated, stated, cells]
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: a tool that sorts writes dates and times for figures."
