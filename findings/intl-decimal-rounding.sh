#!/usr/bin/env bash
# Two formatters of one JavaScript engine round the same number to different figures.
#
# What: `Intl.NumberFormat` beside `Number.prototype.toFixed` in Node.js 22.21.1 (V8 with ICU).
# Behaviour: 1.005 to two places is "1.01" from Intl and "1.00" from toFixed; 0.285 is "0.29" and
#   "0.28"; 10.075 is "10.08" and "10.07". In each pair Intl rounds the shortest decimal that names
#   the double, toFixed the double itself.
# Why it surprises: both standards ask for the same. ECMA-262 (Number.prototype.toFixed) and ECMA-402
#   (ToRawFixed) both take the integer n for which n / 10^f minus x is nearest to zero, and x is the
#   exact value: the double written 1.005 lies below it, so 1.00. An engineer who has learnt why
#   toFixed gives 1.00 will say that Intl must give it too.
# For those who publish figures: a label made by one and a table made by the other disagree in the
#   last digit on one page. Use one of them throughout, or format from the printed decimal string.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund node@22.21.1
cat > probe.mjs <<'JS'
const intl = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
console.log(`Node.js ${process.version}, ICU ${process.versions.icu}`);
// number, nearest two-place figure to its exact value, seen from Intl
const cases = [[1.005, "1.00", "1.01"], [0.285, "0.28", "0.29"], [10.075, "10.07", "10.08"]];
let holds = true;
for (const [number, nearest, stated] of cases) {
  // all doubles here are exact to 60 places when printed with that many digits
  const exact = number.toPrecision(40);
  console.log(`${number} is exactly ${exact}…: expected ${nearest}; seen Intl ${intl.format(number)}, toFixed ${number.toFixed(2)}`);
  holds &&= intl.format(number) === stated && number.toFixed(2) === nearest;
}
process.exit(holds ? 0 : 1);
JS
node_modules/node/bin/node probe.mjs
echo "As stated: Intl.NumberFormat and toFixed differ in the last digit."
