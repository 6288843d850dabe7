#!/usr/bin/env bash
# Code 010 of an SDMX-CSV file is 010 or 10, by the codes in the other rows.
#
# What: pysdmx 1.21.0, `read_sdmx` on an SDMX-CSV 2.0 message.
# Behaviour: codes 010 and 020 come back as "10" and "20". With one row of the total, _T, in the file, the same
#   codes are "010" and "020". Codes 1E2 and 2E1 become "100.0" and "20.0". The figure 35.90 is "35.9" or
#   "35.90", by whether any figure of the file is missing.
# Why it surprises: in SDMX a code is a string and each column has a declared type, and the reader does give
#   strings for every column. But pandas guesses numbers first and they are written out again: as strings
#   that look in order, but name no code of the list. A first look at a whole file, with its totals,
#   shows nothing; a selection without them, which is what a query returns, is changed.
# For those who publish figures: choose codes that can't be read as numbers, and test the reading with a
#   selection of rows, not with the whole file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check 'pysdmx[data]==1.21.0' pandas==3.1.1
cat > probe.py <<'PY'
import sys
from importlib.metadata import version

from pysdmx.io import read_sdmx

HEADER = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,ACTIVITY,TIME_PERIOD,OBS_VALUE"
# codes and figures as written, and as read
cases = [
    (["010", "020"], ["35.90", "8.60"], ["10", "20"], ["35.9", "8.6"]),
    (["010", "020", "_T"], ["35.90", "8.60", "44.50"], ["010", "020", "_T"], ["35.9", "8.6", "44.5"]),
    (["010", "_T"], ["35.90", ""], ["010", "_T"], ["35.90", ""]),
    (["1E2", "2E1"], ["35.90", "8.60"], ["100.0", "20.0"], ["35.9", "8.6"]),
]
print("pysdmx", version("pysdmx"), "pandas", version("pandas"))
holds = True
for codes, figures, stated_codes, stated_figures in cases:
    with open("figures.csv", "w") as file:
        print(HEADER, file=file)
        for code, figure in zip(codes, figures):
            print(f"dataflow,EXAMPLE:SHARE(1.0),I,LN,{code},2024,{figure}", file=file)
    data = read_sdmx("figures.csv", validate=False).data[0].data
    seen_codes, seen_figures = list(data["ACTIVITY"]), list(data["OBS_VALUE"])
    print(f"expected {codes} {figures}; seen {seen_codes} {seen_figures}")
    holds &= seen_codes == stated_codes and seen_figures == stated_figures
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: whether a code keeps its zero depends on the other rows."
