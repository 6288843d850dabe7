#!/usr/bin/env bash
# Whether packages are the same, cell by cell, after LibreOffice has opened and saved them as workbooks. It isn't among the
# tests, which have no LibreOffice: install libreoffice-calc, build the tool, and run this by hand.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=target/debug/guanzhi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for package in data tests/packages/base tests/packages/english tests/packages/pingtan examples/gapminder; do
    name=$(basename "$package")
    "$tool" workbook "$package" -o "$out/$name.xlsx" > /dev/null
    soffice --headless --convert-to xlsx --outdir "$out/saved" "$out/$name.xlsx" > /dev/null
    "$tool" workbook "$out/$name.xlsx" -o "$out/$name/before" > /dev/null
    "$tool" workbook "$out/saved/$name.xlsx" -o "$out/$name/after" > /dev/null
    diff -r "$out/$name/before" "$out/$name/after"
    echo "$package: $(cat "$out/$name/after"/*.csv | wc -l) lines of CSV, the same"
done
