#!/usr/bin/env bash
# A unit in a number format turns a figure into a date, or gives it digits that nobody wrote.
#
# What: exceljs 4.4.0 and xlsx2csv 0.8.6 on a workbook made and checked with openpyxl 3.1.5.
# Behaviour: 35.9 with format `0.0\ \m\²` (square metres) or `#,##0.0_m` (room of the width of an m
#   behind it) is a date in exceljs, 3 February 1900. xlsx2csv turns the first into "0.0 02²", and 35.9 with
#   `0.0"万"` into "35.9000": two digits more than the format and the value have.
# Why it surprises: by ECMA-376 Part 1, 18.8.31, a backslash shows the next character as it is, an
#   underscore skips its width, and quotes hold text. None of these asks for a date, and nothing asks for four
#   decimals. openpyxl reads 35.9 each time.
# For those who publish figures: a unit within the number format is safe for people and unsafe for
#   programs. Put units in the header or a column of their own, and give cells plain formats.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check openpyxl==3.1.5 xlsx2csv==0.8.6
cat > write.py <<'PY'
import openpyxl

book = openpyxl.Workbook()
for code in ["0.0\\ \\m\\²", "#,##0.0_m", '0.0"万"', "0.0"]:
    book.active.append([code, 35.9])
    book.active.cell(book.active.max_row, 2).number_format = code
book.save("figures.xlsx")
assert [row[1] for row in openpyxl.load_workbook("figures.xlsx").active.values] == [35.9] * 4
print("openpyxl", openpyxl.__version__, "reads 35.9 in each row")
PY
cat > read.mjs <<'JS'
import ExcelJS from "exceljs";

const book = new ExcelJS.Workbook();
await book.xlsx.readFile("figures.xlsx");
const seen = [1, 2, 3, 4].map(row => book.worksheets[0].getCell(row, 2).value);
seen.forEach((value, row) => console.log(`${book.worksheets[0].getCell(row + 1, 1).value}: expected 35.9; seen exceljs 4.4.0 ${JSON.stringify(value)}`));
const isDate = value => value instanceof Date && value.toISOString().startsWith("1900-02-03");
process.exit(isDate(seen[0]) && isDate(seen[1]) && seen[2] === 35.9 && seen[3] === 35.9 ? 0 : 1);
JS
cat > convert.py <<'PY'
import csv
import io
import sys
from importlib.metadata import version

from xlsx2csv import Xlsx2csv

text = io.StringIO()
Xlsx2csv("figures.xlsx").convert(text)
seen = {row[0]: row[1] for row in csv.reader(io.StringIO(text.getvalue()))}
for code, value in seen.items():
    print(f"{code}: expected 35.9; seen xlsx2csv {version('xlsx2csv')} {value}")
holds = seen["0.0\\ \\m\\²"] == "0.0 02²" and seen['0.0"万"'] == "35.9000" and seen["0.0"] == "35.9"
sys.exit(0 if holds else 1)
PY
env/bin/python write.py
node read.mjs
env/bin/python convert.py
echo "As stated: units in formats change what is read."
