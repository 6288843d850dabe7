#!/usr/bin/env bash
# A column of decimals with commas is described as points on the globe, and read as such.
#
# What: frictionless 5.21.0 (Python), `describe` and the rows read by what it described.
# Behaviour: "35,9" and "8,6" get the type `geopoint`; the cells are then longitude 35, latitude 9, and
#   longitude 8, latitude 6. So do the counts "1,045" and "2,031" of an English table: longitude 1,
#   latitude 45. The table is valid. "35,9" beside "12,345" is a string.
# Why it surprises: one expects a number, or a string if separators are never guessed (the default of
#   Table Schema is a point and no grouping). That the default form of `geopoint` is "lon, lat" is in the
#   standard; that the guess takes it for a column named share in a table without places is not. The second half
#   needs only be 90 or less, so nearly every percentage with one or two decimals passes for a latitude.
# For those who publish figures: give each file a schema and never leave types to be guessed; with a decimal
#   comma say `decimalChar`, with grouped digits `groupChar`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check frictionless==5.21.0
cat > probe.py <<'PY'
import csv
import sys

import frictionless
from frictionless import Resource, Schema

# cells, the type described, the first cell as read by it
cases = [
    (["35,9", "8,6"], "geopoint", (35, 9)),
    (["35,90", "8,60"], "geopoint", (35, 90)),
    (["1,045", "2,031"], "geopoint", (1, 45)),
    (["35,9", "12,345"], "string", "35,9"),
    (["35.9", "8.6"], "number", 35.9),
]
print("frictionless", frictionless.__version__)
holds = True
for cells, stated_type, stated in cases:
    with open("figures.csv", "w", newline="") as file:
        csv.writer(file).writerows([["region", "share"], *zip(["Liaoning", "China"], cells)])
    schema = frictionless.describe("figures.csv").schema
    resource = Resource("figures.csv", schema=Schema.from_descriptor(schema.to_descriptor()))
    valid = resource.validate().valid
    read = resource.read_rows()[0]["share"]
    seen = tuple(map(float, read)) if isinstance(read, (list, tuple)) else read
    kind = schema.get_field("share").type
    print(f"{cells}: expected number or string; seen {kind}, {read!r}, valid {valid}")
    seen = float(seen) if kind == "number" else seen
    holds &= kind == stated_type and seen == stated and valid
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: shares with a decimal comma are places."
