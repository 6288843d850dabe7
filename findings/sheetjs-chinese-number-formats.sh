#!/usr/bin/env bash
# SheetJS writes a dollar sign before, or a tenth of, figures that carry Chinese number formats.
#
# What: xlsx 0.18.5 (SheetJS), `sheet_to_csv`. It is the newest in the npm registry; later ones are
#   given out elsewhere and were not tried.
# Behaviour: a cell of 35.9 with format `[$-804]0.0` becomes "$35.9" in the CSV. A cell of 123456 with
#   format `0\.0,"万"` becomes "1.23万" where "12.3万" is right. numfmt 4.0.1 prints both rightly.
# Why it surprises: by ECMA-376 Part 1, 18.8.31, `[$TEXT-LCID]` shows TEXT, here nothing, in the
#   conventions of locale 0x804 (Chinese, mainland): it is no currency. The second is the usual way to show ten
#   thousands: the comma divides by a thousand, and an escaped point stands before the last digit.
#   Both are what a spreadsheet stores after a click or a recipe in Chinese, and a converter that
#   prints the cell's own text is exactly what one picks to keep figures as printed.
# For those who publish figures: the CSV made from a workbook may state dollars or a tenth of the
#   sum. Convert raw values (`rawNumbers: true`) and print units yourself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund xlsx@0.18.5 numfmt@4.0.1
cat > probe.mjs <<'JS'
import { format } from "numfmt";
import XLSX from "xlsx";

console.log(`SheetJS ${XLSX.version}, numfmt 4.0.1, Node.js ${process.version}`);
// format, value, right, seen in SheetJS
const cases = [
  ["[$-804]0.0", 35.9, "35.9", "$35.9"],
  ["[$-804]0.0", -8.6, "-8.6", "-$8.6"],
  ['0\\.0,"万"', 123456, "12.3万", "1.23万"],
];
const sheet = XLSX.utils.aoa_to_sheet(cases.map(([, value]) => [value]));
cases.forEach(([code], row) => { sheet[`A${row + 1}`].z = code; });
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "figures");
XLSX.writeFile(book, "figures.xlsx");

// read back as any converter would
const read = XLSX.readFile("figures.xlsx", { cellNF: true }).Sheets.figures;
const lines = XLSX.utils.sheet_to_csv(read).trim().split("\n");
let holds = true;
cases.forEach(([code, value, right, wrong], row) => {
  const stored = read[`A${row + 1}`];
  console.log(`${value} as ${code}: expected ${right}; seen SheetJS ${lines[row]}, numfmt ${format(code, value)}`);
  holds &&= stored.v === value && stored.z === code && lines[row] === wrong && format(code, value) === right;
});
const raw = XLSX.utils.sheet_to_csv(read, { rawNumbers: true }).trim();
console.log("with rawNumbers:", raw.split("\n").join(" "));
holds &&= raw === "35.9\n-8.6\n123456";
process.exit(holds ? 0 : 1);
JS
node probe.mjs
echo "As stated: SheetJS prints another figure than the format says."
