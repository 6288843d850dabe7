#!/usr/bin/env bash
# Tools that tidy Chinese text make "- 8.6%" of a fall of −8.6%, and a full stop of a decimal point.
#
# What: pangu 7.2.1, and zhlint 0.8.2 with its preset "default"; autocorrect-node 2.14.0 for comparison.
# Behaviour: 同比下降-8.6% becomes "同比下降 - 8.6%" in pangu, 温度-5℃ "温度 - 5℃". autocorrect sets the space before the
#   sign only. With U+2212 pangu leaves the figure alone. zhlint makes 系数为。85 of 系数为.85, which is 0.85.
# Why it surprises: spacing between Chinese and other text is what they are for, and digits are the plainest case
#   of it. But a hyphen behind an ideograph is an operator to pangu, and a point there is punctuation to
#   zhlint, even right before a digit. In a Chinese sentence a figure stands behind an ideograph as a
#   rule; a figure alone, "-8.6%" or ".85", is kept, so that a test of figures shows nothing.
# For those who publish figures: after tidying the sign reads as a dash between words, may end a line, and a
#   reader of numbers finds 8.6. Write U+2212 and 0.85, or tidy the text before figures are set into it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund pangu@7.2.1 zhlint@0.8.2 autocorrect-node@2.14.0
cat > probe.mjs <<'JS'
import autocorrect from "autocorrect-node";
import { createRequire } from "node:module";
import { pangu } from "pangu";

const zhlint = createRequire(import.meta.url)("zhlint");
const tools = {
  "pangu 7.2.1": text => pangu.spacingText(text),
  "zhlint 0.8.2": text => zhlint.run(text, { rules: { preset: "default" } }).result,
  "autocorrect 2.14.0": text => autocorrect.format(text),
};
// text, the figure within it, and for each tool what it makes of the text
const cases = [
  ["同比下降-8.6%", "-8.6%", ["同比下降 - 8.6%", "同比下降-8.6%", "同比下降 -8.6%"]],
  ["增速-8.6%至-3.2%", "-3.2%", ["增速 - 8.6% 至 - 3.2%", "增速-8.6%至-3.2%", "增速 -8.6% 至 -3.2%"]],
  ["温度-5℃", "-5", ["温度 - 5℃", "温度-5℃", "温度 -5℃"]],
  ["同比−8.6%", "−8.6%", ["同比−8.6%", "同比 −8.6%", "同比−8.6%"]],
  ["系数为.85", ".85", ["系数为.85", "系数为。85", "系数为.85"]],
  ["-8.6% .85", "-8.6% .85", ["-8.6% .85", "-8.6% .85", "-8.6% .85"]],
];
let holds = true;
for (const [text, figure, stated] of cases) {
  for (const [index, [name, tidy]] of Object.entries(tools).entries()) {
    const seen = tidy(text);
    console.log(`${name} on ${text}: expected ${figure} in one piece; seen ${seen}${seen.includes(figure) ? "" : " (broken)"}`);
    holds &&= seen === stated[index];
  }
}
process.exit(holds ? 0 : 1);
JS
node probe.mjs
echo "As stated: a sign or a point before a figure becomes punctuation."
