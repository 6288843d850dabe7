#!/usr/bin/env bash
# ECharts leaves a minus sign at the end of one line and prints the fall as a rise on the next.
#
# What: echarts 6.1.0, an axis label with `width` and `overflow: "break"`, drawn to SVG on a server.
# Behaviour: 增速−8.6% becomes the lines "增速−" and "8.6%", and 产值12,345,678万元 "产值12,", "345,678万" and "元". With
#   the hyphen-minus, 增速-8.6%, the line is whole and wider than its box. linebreak 1.1.0, which follows
#   Unicode Standard Annex 14, allows no break within −8.6% or 12,345,678.
# Why it surprises: `break` is the careful one of two ways, `breakAll` the one that may break anywhere.
#   A comma between digits and a sign before them are what every line breaker knows (UAX 14, LB25),
#   so that a browser keeps the figure whole in the same box. Here a line may end after each comma, and after each
#   character that isn't a Latin letter or sign: the right minus is such a one, the makeshift isn't.
# For those who publish figures: a reader of the second line alone sees a rise of 8.6%. Break labels
#   yourself with "\n", or give name and figure two labels.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund echarts@6.1.0 linebreak@1.1.0
cat > probe.cjs <<'JS'
const echarts = require("echarts");
const LineBreaker = require("linebreak");

const drawn = label => {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
  chart.setOption({
    animation: false,
    xAxis: { type: "value", show: false },
    yAxis: { type: "category", data: [label], axisLabel: { width: 60, overflow: "break", fontSize: 12 } },
    series: [{ type: "bar", data: [1] }],
  });
  const lines = [...chart.renderToSVGString().matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1]);
  chart.dispose();
  return lines;
};
const breakable = label => {
  const parts = [];
  const breaker = new LineBreaker(label);
  for (let last = 0, next = breaker.nextBreak(); next; last = next.position, next = breaker.nextBreak()) {
    parts.push(label.slice(last, next.position));
  }
  return parts;
};
// label, the figure within it, the lines drawn
const cases = [
  ["增速−8.6%", "−8.6%", ["增速−", "8.6%"]],
  ["增速-8.6%", "速-8.6%", ["增速-8.6%"]],
  ["产值12,345,678万元", "12,345,678", ["产值12,", "345,678万", "元"]],
  ["revenue 12,345,678 yuan", "12,345,678 ", ["revenue ", "12,345,", "678 yuan"]],
  ["质量合格率35.9%", "35.9%", ["质量合格率", "35.9%"]],
];
console.log(`echarts ${echarts.version}, linebreak 1.1.0, Node.js ${process.version}`);
let holds = true;
for (const [label, figure, stated] of cases) {
  const seen = drawn(label);
  const parts = breakable(label);
  console.log(`${label}: expected breaks where UAX 14 allows them (${parts.join(" / ")}); seen ${seen.join(" / ")}`);
  holds &&= JSON.stringify(seen) === JSON.stringify(stated) && parts.includes(figure);
}
process.exit(holds ? 0 : 1);
JS
node probe.cjs
echo "As stated: a break parts a figure from its sign, and thousands from thousands."
