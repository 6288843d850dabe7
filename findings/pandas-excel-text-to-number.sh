#!/usr/bin/env bash
# pandas turns text cells of a workbook into numbers, though the workbook says that they are text.
#
# What: pandas 3.1.1 `read_excel`, with either engine (openpyxl 3.1.5, python-calamine 0.9.1).
# Behaviour: a column whose cells are all strings (cell type "s" or "inlineStr", number format "@")
#   that look like numbers comes back as int64 or float64: code "000000" is 0, printed "35.90" is 35.9.
#   One cell that doesn't look like a number keeps the whole column as text.
#   The engines themselves return the strings: the change is made above them.
# Why it surprises: guessing types is what one expects of CSV, which has none. A workbook stores a
#   type for each cell (ECMA-376 Part 1, 18.18.11 ST_CellType), so publishers set region codes and
#   figures as printed to Text to keep zeros, and the readers below pandas honour it.
# For those who publish figures: a workbook of text cells isn't enough to keep a code or a trailing
#   zero. Tell readers to pass `dtype=str`, and give codes a form that is no number where you can.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --no-compile --disable-pip-version-check \
  pandas==3.1.1 openpyxl==3.1.5 python-calamine==0.9.1
cat > "$work/probe.py" <<'PY'
import sys

import openpyxl
import pandas
import python_calamine

path = sys.argv[1]
rows = [["code", "printed", "note"], ["000000", "35.90", "1"], ["210000", "17.00", "2"], ["210100", "8.60", "a"]]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
for row in book.active.iter_rows():
    for cell in row:
        cell.number_format = "@"
        assert cell.data_type == "s"
book.save(path)

stored = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
kept = {name: list(column) for name, *column in zip(*rows)}
changed = {"code": [0, 210000, 210100], "printed": [35.9, 17.0, 8.6], "note": ["1", "2", "a"]}
print(f"pandas {pandas.__version__}, openpyxl {openpyxl.__version__}")
print("expected, as stored:      ", kept)
print("seen, calamine alone:     ", {name: list(column) for name, *column in zip(*stored)})
checks = [stored == rows]
for engine in ("openpyxl", "calamine"):
    seen = pandas.read_excel(path, engine=engine).to_dict("list")
    print(f"seen, pandas ({engine}): ", seen)
    checks.append(seen == changed)
seen = pandas.read_excel(path, dtype=str, engine="openpyxl").to_dict("list")
print("seen, pandas dtype=str:   ", seen)
checks.append(seen == kept)
sys.exit(0 if all(checks) else 1)
PY
"$work/env/bin/python" "$work/probe.py" "$work/codes.xlsx"
echo "As stated: text cells come back as numbers."
