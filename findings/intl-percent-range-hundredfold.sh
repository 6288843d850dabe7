#!/usr/bin/env bash
# Intl.NumberFormat prints a percentage a hundredfold when both ends of its range print alike.
#
# What: `Intl.NumberFormat.prototype.formatRange` with style "percent" in Node.js 22.21.1, ICU 77.1.
# Behaviour: formatRange(0.05, 0.06) is "5% – 6%", but formatRange(0.05, 0.05) and (0.05, 0.052) are
#   "~500%". Node.js 20.20.2, the older line but built with ICU 78.2, prints "~5%", as does Chromium
#   156; WebKitGTK 2.50 on Debian 12 prints "~500%".
#   Besides, an exact 5 to 5 becomes "~5", "about 5", in every version.
# Why it surprises: the same formatter gives "5%" from `format` and "5% – 6%" from `formatRange`. By
#   ECMA-402 (PartitionNumberRangePattern) ends that print alike get the approximate form of that one
#   number; nobody would expect that form to multiply by a hundred a second time.
# For those who publish figures: a page of bounds shows 500% to some readers and 5% to others, only
#   where the bounds meet after rounding. Compare the printed ends first and print one figure with
#   `format`, or join two figures printed by `format`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund node@22.21.1
cat > probe.mjs <<'JS'
const percent = { style: "percent" };
// locale, options, start, end, expected, seen
const cases = [
  ["en", percent, 0.05, 0.06, "5% – 6%", "5% – 6%"],
  ["en", percent, 0.05, 0.05, "5%", "~500%"],
  ["en", percent, 0.05, 0.052, "~5%", "~500%"],
  ["zh-CN", percent, 0.05, 0.05, "5%", "~500%"],
  ["zh-CN", {}, 5, 5, "5", "~5"],
];
console.log(`Node.js ${process.version}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}`);
let holds = true;
for (const [locale, options, start, end, expected, stated] of cases) {
  const formatter = new Intl.NumberFormat(locale, options);
  const seen = formatter.formatRange(start, end);
  console.log(`${locale} from ${start} to ${end}: expected ${expected}; seen ${seen} (one by one ${formatter.format(start)}, ${formatter.format(end)})`);
  holds &&= seen === stated;
}
process.exit(holds ? 0 : 1);
JS
node_modules/node/bin/node probe.mjs
echo "As stated: a percentage grows a hundredfold where the ends of its range print alike."
