#!/usr/bin/env bash
# JSON-LD makes an invalid decimal of a JSON number that is declared as xsd:decimal.
#
# What: jsonld 9.0.0 (JavaScript) and PyLD 3.3.0 turning JSON-LD into RDF; rdflib 7.6.0 beside them.
# Behaviour: `35.90` under a context that says `"@type": "xsd:decimal"` becomes "3.59E1"^^xsd:decimal
#   in both processors, 35 becomes "35"^^xsd:decimal. rdflib makes "35.9" of it. Only the JSON string
#   "35.90" keeps its digits.
# Why it surprises: the two follow JSON-LD 1.1 Processing Algorithms, 8.2.2 (Object to RDF
#   Conversion), which writes each number with a fraction in the form of xsd:double and then puts the
#   declared type on it. A decimal of XML Schema 1.1 (Part 2, 3.3.3) has no exponent: the declaration that
#   ought to keep a figure exact makes it ill-typed. Whole numbers pass, so a test with 35 shows nothing.
# For those who publish figures: give figures in JSON-LD as strings with a declared type, or declare
#   none. Trailing zeros survive only in a string.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund jsonld@9.0.0
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check PyLD==3.3.0 rdflib==7.6.0
cat > figures.jsonld <<'JSON'
{
  "@context": {
    "@vocab": "https://example.org/",
    "figure": {"@type": "http://www.w3.org/2001/XMLSchema#decimal"}
  },
  "@graph": [
    {"@id": "https://example.org/fraction", "figure": 35.90},
    {"@id": "https://example.org/whole", "figure": 35},
    {"@id": "https://example.org/string", "figure": "35.90"}
  ]
}
JSON
cat > probe.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
import jsonld from "jsonld";

const document = JSON.parse(readFileSync("figures.jsonld", "utf8"));
writeFileSync("javascript.nq", await jsonld.toRDF(document, { format: "application/n-quads" }));
JS
cat > probe.py <<'PY'
import json
import re
import sys
from importlib.metadata import version

from pyld import jsonld
from rdflib import Graph

DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
WRITTEN = re.compile(r'<https://example.org/(\w+)> \S+ "([^"]*)"\^\^<\S+#decimal>')
expected = {"fraction": "35.9", "whole": "35", "string": "35.90"}


def figures(quads):
    return dict(WRITTEN.findall(quads))


with open("figures.jsonld") as file:
    text = file.read()
with open("javascript.nq") as file:
    javascript = figures(file.read())
python = figures(jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"}))
graph = figures(Graph().parse(data=text, format="json-ld").serialize(format="nt"))
print("expected:", expected)
print("seen, jsonld 9.0.0:", javascript)
print(f"seen, PyLD {version('PyLD')}:", python)
print(f"seen, rdflib {version('rdflib')}:", graph)
stated = expected | {"fraction": "3.59E1"}
ill_typed = [name for name, lexical in javascript.items() if not DECIMAL.fullmatch(lexical)]
print("no xsd:decimal by its grammar:", *ill_typed)
holds = javascript == stated and python == stated and graph == expected and ill_typed == ["fraction"]
sys.exit(0 if holds else 1)
PY
node probe.mjs
env/bin/python probe.py
echo "As stated: a declared decimal gets an exponent that decimals can't have."
