#!/usr/bin/env bash
# DuckDB rounds one figure of one file to 3 or to 2, by what else the query asks for.
#
# What: duckdb 2.0.1, a column of a CSV file cast to INTEGER.
# Behaviour: `SELECT figure::INTEGER FROM 'figures.csv'` gives 3 and 5 for 2.5 and 4.5. With the column
#   itself selected beside it, with a LIMIT or a WHERE that keeps all rows, or from a table filled
#   from the file, the same expression gives 2 and 4.
# Why it surprises: a cast is a function of its value, and 2.5 is exact in binary. The column is DOUBLE
#   by DESCRIBE, and DOUBLE goes to the even number. But when only the cast is asked for, it is moved
#   into the CSV reader, which casts the text "2.5", and texts go away from zero. An optimizer is
#   trusted to change the time that a query takes, not its figures.
# For those who publish figures: a check written as a longer query doesn't check the shorter one. Round
#   by `round(x, n)`, which is the same everywhere, or name the type of the column in `read_csv`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check duckdb==2.0.1
printf 'figure\n2.5\n4.5\n' > figures.csv
cat > probe.py <<'PY'
import sys

import duckdb

print("duckdb", duckdb.__version__)
cases = [
    ("SELECT figure::INTEGER FROM 'figures.csv'", [3, 5]),
    ("SELECT figure::INTEGER, figure FROM 'figures.csv'", [2, 4]),
    ("SELECT figure::INTEGER FROM 'figures.csv' WHERE figure > 1", [2, 4]),
    ("SELECT figure::INTEGER FROM (FROM 'figures.csv' LIMIT 2)", [2, 4]),
    ("SELECT figure::INTEGER FROM copied", [2, 4]),
    ("SELECT round(figure) FROM 'figures.csv'", [3, 5]),
    ("SELECT round(figure) FROM copied", [3, 5]),
]
duckdb.sql("CREATE TABLE copied AS FROM 'figures.csv'")
types = {duckdb.sql(f"DESCRIBE FROM {source}").fetchall()[0][1] for source in ("'figures.csv'", "copied")}
print("type of the column in the file and in the table:", *types)
checks = [types == {"DOUBLE"}]
for query, stated in cases:
    seen = [row[0] for row in duckdb.sql(query).fetchall()]
    print(f"{query}: expected the same each time; seen {seen}")
    checks.append(seen == stated)
sys.exit(0 if all(checks) else 1)
PY
env/bin/python probe.py
echo "As stated: the rounding depends on the rest of the query."
