#!/usr/bin/env bash
# One CSV cell with a percent sign is two numbers, a hundred times apart, by the two CSV standards.
#
# What: frictionless 5.21.0 (Table Schema) and csvw 4.1.1 (CSV on the Web) on the same valid file.
# Behaviour: "8.6%" is 8.6 by Table Schema with `bareNumber: false`, and 0.086 by CSVW; "5.80‰" is
#   5.80 and 0.00580. Both tools call the file valid, and both follow their standard.
# Why it surprises: both are standards for describing the same table, and publishers give both
#   descriptions beside one CSV. Table Schema has implementations strip non-numeric characters at the
#   ends of such a number; "Metadata Vocabulary for Tabular Data", section 6.4.2, has them divide by
#   100 at % and by 1000 at ‰. An engineer would guess that percent signs mean one thing in CSV.
# For those who publish figures: keep % and ‰ out of the cells of a CSV and name the unit in a column
#   or in the metadata; else two conforming readers get two tables.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check frictionless==5.21.0 csvw==4.1.1
printf 'rate\n8.6%%\n5.80‰\n' > rates.csv
cat > rates.csv-metadata.json <<'JSON'
{
  "@context": "http://www.w3.org/ns/csvw",
  "url": "rates.csv",
  "tableSchema": {"columns": [{"name": "rate", "titles": "rate", "datatype": "decimal"}]}
}
JSON
cat > schema.json <<'JSON'
{"fields": [{"name": "rate", "type": "number", "bareNumber": false}]}
JSON
cat > probe.py <<'PY'
import sys
from decimal import Decimal
from importlib.metadata import version

from csvw import CSVW
from frictionless import Resource

print("frictionless", version("frictionless"), "csvw", version("csvw"))
described = Resource(path="rates.csv", schema="schema.json")
valid_schema = described.validate().valid
by_schema = [row["rate"] for row in Resource(path="rates.csv", schema="schema.json").read_rows()]
on_web = CSVW("rates.csv-metadata.json", validate=True)
valid_web = on_web.is_valid
by_web = [row["rate"] for row in next(iter(on_web.tables)).iterdicts()]
print("expected: one number for each of 8.6% and 5.80‰")
print("seen by Table Schema:", *by_schema, "valid", valid_schema)
print("seen by CSVW:        ", *by_web, "valid", valid_web)
holds = valid_schema and valid_web
holds = holds and by_schema == [Decimal("8.6"), Decimal("5.80")] and by_web == [Decimal("0.086"), Decimal("0.00580")]
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: the same cells are two numbers."
