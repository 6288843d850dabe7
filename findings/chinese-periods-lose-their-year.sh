#!/usr/bin/env bash
# "2023年1-8月", January to August 2023, is August of the current year to one reader and 1 August 2023 to another.
#
# What: chrono-node 2.10.3 (JavaScript, `zh.hans`) and dateparser 1.5.0 (Python, `languages=["zh"]`), both told
#   that today is 30 November 2026.
# Behaviour: chrono-node finds "8月" only, and so August 2026; with — or 至 for the hyphen likewise. dateparser
#   gives 1 August 2023. 2023年8月 and 2023年1月至8月 are read rightly by chrono-node.
# Why it surprises: it is how Chinese statistics name the period of most monthly figures, a sum since January,
#   and the four digits of the year stand right before it. One expects the range, or nothing. A reader
#   that supports Chinese drops the year instead, and takes another from the clock: what a file says
#   changes on New Year's Day. That English "January–August 2023" comes out right in chrono-node hides it.
# For those who publish figures: a sum of eight months stands under one month, and of the wrong year. Give
#   periods beside the text in a form that needs no guessing, such as 2023-01/2023-08.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund chrono-node@2.10.3
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check dateparser==1.5.0
cat > probe.mjs <<'JS'
import * as chrono from "chrono-node";

const month = part => (part ? `${part.get("year")}-${part.get("month")}` : "");
const cases = [
  ["2023年1-8月", "2023-1 to 2023-8", "2026-8"],
  ["2023年1—8月", "2023-1 to 2023-8", "2026-8"],
  ["2023年1至8月", "2023-1 to 2023-8", "2026-8"],
  ["2023年8月", "2023-8", "2023-8"],
  ["2023年1月至8月", "2023-1 to 2023-8", "2023-1 to 2023-8"],
];
console.log(`chrono-node 2.10.3, Node.js ${process.version}`);
const today = new Date("2026-11-30T12:00:00Z");
let holds = true;
for (const [text, expected, stated] of cases) {
  const [found] = chrono.zh.hans.parse(text, today);
  const seen = [found?.start, found?.end].map(month).filter(Boolean).join(" to ");
  console.log(`${text}: expected ${expected}; seen ${seen} from "${found?.text}"`);
  holds &&= seen === stated;
}
const [english] = chrono.parse("January–August 2023", today);
console.log("January–August 2023:", month(english.start), "to", month(english.end));
holds &&= month(english.start) === "2023-1" && month(english.end) === "2023-8";
process.exit(holds ? 0 : 1);
JS
cat > probe.py <<'PY'
import datetime
import sys

import dateparser

print("dateparser", dateparser.__version__)
settings = {"RELATIVE_BASE": datetime.datetime(2026, 11, 30)}
holds = True
for text in ["2023年1-8月", "2023年1—8月", "2023年1~8月"]:
    seen = dateparser.parse(text, languages=["zh"], settings=settings)
    print(f"{text}: expected None; seen {seen}")
    holds &= seen == datetime.datetime(2023, 8, 1)
sys.exit(0 if holds else 1)
PY
node probe.mjs
env/bin/python probe.py
echo "As stated: eight months of 2023 are one month, or one day."
