#!/usr/bin/env bash
# "≤5%" typed in Word with the symbol dialog is "5%" to two readers, and "−8.6%" kept on one line is "8.6%".
#
# What: python-docx 1.2.0, docx2txt 0.9, docx2python 3.7.1 and mammoth 1.13.0 reading one document.
# Behaviour: ≤ and ± as `w:sym` of the font Symbol vanish in python-docx and docx2txt, become HTML with the
#   code of the font in docx2python (£ for ≤), and are right in mammoth. A hyphen as `w:noBreakHyphen` is lost in docx2txt and
#   docx2python; python-docx gives "-", mammoth U+2011. None of them reports anything.
# Why it surprises: the signs stand in ordinary text, and a reader of text is expected to give the text, or
#   a mark where something is missing. Both are what Word stores for common ways of typing: a `w:sym` after Insert,
#   Symbol with the font Symbol (ECMA-376 Part 1, 17.3.3.30), a `w:noBreakHyphen` after Ctrl+Shift+Hyphen
#   (17.3.3.18), which keeps a minus with its figure. So just the characters that make a bound, a tolerance or a fall of
#   a figure are outside of `w:t`, and each reader loses others: one alone can't be used to check one.
# For those who publish figures: read reports in Word with two readers and compare. Who writes them types ≤
#   and − as the characters that they are.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check \
  python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cat > probe.py <<'PY'
import sys
from importlib.metadata import version

import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python


def text(content):
    return f'<w:r><w:t xml:space="preserve">{content}</w:t></w:r>'


def symbol(char):
    return f'<w:r><w:sym w:font="Symbol" w:char="{char}"/></w:r>'


def with_mammoth(path):
    with open(path, "rb") as file:
        result = mammoth.extract_raw_text(file)
    return result.value.strip() if not result.messages else f"{result.messages}"


readers = {
    "python-docx": lambda path: docx.Document(path).paragraphs[0].text,
    "docx2txt": docx2txt.process,
    "docx2python": lambda path: docx2python(path).text,
    "mammoth": with_mammoth,
}
SPAN = '<span style=font-family:Symbol>&#x00{}</span>'
cases = [
    (
        "at most ≤5%",
        text("at most ") + symbol("F0A3") + text("5%"),
        ["at most 5%", "at most 5%", "at most " + SPAN.format("A3;") + "5%", "at most ≤5%"],
    ),
    (
        "within ±0.5",
        text("within ") + symbol("F0B1") + text("0.5"),
        ["within 0.5", "within 0.5", "within " + SPAN.format("B1;") + "0.5", "within ±0.5"],
    ),
    (
        "change \u20118.6%",
        text("change ") + "<w:r><w:noBreakHyphen/><w:t>8.6%</w:t></w:r>",
        ["change -8.6%", "change 8.6%", "change 8.6%", "change \u20118.6%"],
    ),
]
print(*(f"{name} {version(name)}" for name in readers), sep=", ")
holds = True
for number, (written, runs, stated) in enumerate(cases):
    path = f"{number}.docx"
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    document.save(path)
    for (name, read), text_stated in zip(readers.items(), stated):
        seen = read(path).strip()
        print(f"{name}: expected {written!r}; seen {seen!r}")
        holds &= seen == text_stated
sys.exit(0 if holds else 1)
PY
env/bin/python probe.py
echo "As stated: signs that Word stores beside the text are lost without a word."
