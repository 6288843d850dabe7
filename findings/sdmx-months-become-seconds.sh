#!/usr/bin/env bash
# September 2024, written as SDMX writes it, is nine seconds past New Year 2024 to pandas.
#
# What: pandas 3.1.1, alone and under sdmx1 2.28.0, on the time periods 2024-M09 and 2024-M10.
# Behaviour: `pandas.to_datetime` gives 2024-01-01 00:00:09 and 00:00:10. `pandas.PeriodIndex` with
#   `freq="M"` gives 2024-01 twice and says nothing. sdmx1, asked by `to_pandas(…, datetime=…)` for dates or
#   for months, passes both on. 2024-09 is read as September, 2024-Q3 as the third quarter.
# Why it surprises: YYYY-Mmm is the reporting month of the standard (SDMX 2.1, Section 6, 4.2.6), beside the
#   YYYY-Qq that pandas knows, and one expects what isn't known to be refused, as 2024-S1 is. The M is
#   taken for a unit of time, the digits for seconds. Nothing is missing afterwards, and since the seconds
#   run from 01 to 12 even the order is right: only the axis, or a join by month, shows that the
#   year has shrunk into January.
# For those who publish figures: write months as YYYY-MM, which SDMX allows as well. Who reads YYYY-Mmm takes
#   the M out first, or names the format: `format="%Y-M%m"`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check pandas==3.1.1 sdmx1==2.28.0
cat > probe.py <<'PY'
import sys
import warnings

import pandas
import sdmx
from sdmx.model import v21

warnings.simplefilter("ignore")
MONTHS = ["2024-M09", "2024-M10"]
SECONDS = ["2024-01-01 00:00:09", "2024-01-01 00:00:10"]
print("pandas", pandas.__version__, "sdmx1", sdmx.__version__)

structure = v21.DataStructureDefinition(id="SHARE")
structure.dimensions.append(v21.Dimension(id="REF_AREA", order=1))
structure.dimensions.append(v21.TimeDimension(id="TIME_PERIOD", order=2))
structure.measures.append(v21.PrimaryMeasure(id="OBS_VALUE"))
dataset = v21.StructureSpecificDataSet(structured_by=structure)
dataset.add_obs(
    v21.Observation(dimension=structure.make_key(v21.Key, {"REF_AREA": "LN", "TIME_PERIOD": month}), value=value)
    for month, value in zip(MONTHS, [35.9, 36.1])
)

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    periods = pandas.PeriodIndex(MONTHS, freq="M")
cases = {
    "to_datetime": (pandas.to_datetime(pandas.Series(MONTHS)), SECONDS),
    f"PeriodIndex, {len(said)} warnings": (periods, ["2024-01", "2024-01"]),
    "sdmx1 to_pandas, dates": (sdmx.to_pandas(dataset, datetime=True).index, SECONDS),
    "sdmx1 to_pandas, months": (
        sdmx.to_pandas(dataset, datetime={"dim": "TIME_PERIOD", "freq": "M"}).index,
        ["2024-01", "2024-01"],
    ),
    "to_datetime with a format": (
        pandas.to_datetime(pandas.Series(MONTHS), format="%Y-M%m"),
        ["2024-09-01 00:00:00", "2024-10-01 00:00:00"],
    ),
}
holds = len(said) == 0
for name, (read, stated) in cases.items():
    seen = [str(time) for time in read]
    print(f"{name}: expected September and October 2024, or an error; seen {seen}")
    holds &= seen == stated
print("Period of 2024-Q3 and 2024-09:", pandas.Period("2024-Q3"), pandas.Period("2024-09"))
holds &= str(pandas.Period("2024-Q3")) == "2024Q3" and str(pandas.Period("2024-09")) == "2024-09"
try:
    print("2024-S1:", pandas.to_datetime("2024-S1"))
    holds = False
except ValueError as error:
    print("2024-S1 is refused:", type(error).__name__)
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: the months of SDMX are seconds of one January night."
