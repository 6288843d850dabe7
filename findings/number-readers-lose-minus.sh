#!/usr/bin/env bash
# Two readers of numbers make a fall into a rise: they skip the minus sign that figures are set with.
#
# What: numeral 2.0.6 (JavaScript), and frictionless 5.21.0 (Python) on a Table Schema number with
#   `bareNumber: false`.
# Behaviour: "−8.6%" with U+2212 is read as +0.086 by numeral and +8.6 by frictionless, which also
#   calls the table valid. d3-format 3.1.3 writes just this sign, so a figure that d3 prints and
#   numeral reads comes back with the other sign. With U+002D both read a fall.
# Why it surprises: a reader that doesn't know a sign is expected to refuse the text (Python's and
#   JavaScript's own do: ValueError, NaN). Table Schema lets `bareNumber: false` strip leading
#   non-numeric characters such as a currency; that the sign of the number counts among them, and
#   that a validator stays silent about it, no one expects.
# For those who publish figures: print U+2212 for people, but give U+002D in every file that a program
#   reads, and compare the sums of what was read with what was printed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund numeral@2.0.6 d3-format@3.1.3
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check frictionless==5.21.0
cat > probe.mjs <<'JS'
import { format } from "d3-format";
import numeral from "numeral";

const printed = format(".1%")(-0.086);
const cases = [[printed, 0.086], ["−8.6", 8.6], ["-8.6%", -0.086], ["-8.6", -8.6]];
console.log(`numeral ${numeral.version}, d3-format 3.1.3, Node.js ${process.version}`);
let holds = printed === "\u22128.6%";
for (const [text, stated] of cases) {
  const seen = numeral(text).value();
  console.log(`numeral reads ${text}: expected a negative number or null; seen ${seen} (Number: ${Number(text)})`);
  holds &&= seen === stated;
}
process.exit(holds ? 0 : 1);
JS
cat > probe.py <<'PY'
import sys
from decimal import Decimal

import frictionless
from frictionless import Resource, Schema

print("frictionless", frictionless.__version__)
checks = []
for text, stated in [("\u22128.6%", Decimal("8.6")), ("-8.6%", Decimal("-8.6"))]:
    schema = Schema.from_descriptor({"fields": [{"name": "change", "type": "number", "bareNumber": False}]})
    resource = Resource(data=[["change"], [text]], schema=schema)
    valid = resource.validate().valid
    seen = Resource(data=[["change"], [text]], schema=schema).read_rows()[0]["change"]
    print(f"frictionless reads {text}: expected -8.6 or an error; seen {seen}, valid {valid}")
    checks.append(valid and seen == stated)
sys.exit(0 if all(checks) else 1)
PY
node probe.mjs
env/bin/python probe.py
echo "As stated: −8.6 is read as 8.6."
