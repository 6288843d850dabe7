#!/usr/bin/env bash
# Words in a PDF printed by Chromium are found by one reader and not by another: 高 has become ⾼.
#
# What: Chromium 147 (@sparticuz/chromium 147.0.0) printing Noto Sans CJK SC (Debian
#   fonts-noto-cjk 20220127), read by pypdf 7.1.1, pdfjs-dist 5.6.205 and pypdfium2 5.15.2.
# Behaviour: pypdf and PDF.js read the common 高, 长, 门, 面, 用 and 人口 as characters of the blocks of radicals
#   (U+2FBC, U+2ED3, U+2ED4, U+2FAF …). PDFium reads what the page says.
# Why it surprises: the page holds only unified ideographs. The font has one glyph for the ideograph
#   and the radical, and of the two the PDF's ToUnicode map (ISO 32000-2, 9.10.3) names the radical.
#   They look alike, so proofreading shows nothing, and whoever checks the text with PDFium, the reader
#   in Chromium itself, finds no fault. NFKC mends the Kangxi radicals, but not 长 and 门, whose radicals have
#   no compatibility mapping.
# For those who publish figures: a reader who searches the printed report for 高质量 or 人口 finds nothing, and
#   programs that read tables match no region or indicator. Offer a PDF made otherwise, and test its text
#   with more than one reader.
# Needs: a Debian 12 package list for `apt-get download`, and the libraries of a headless Chromium.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
apt-get download --quiet=2 fonts-noto-cjk=1:20220127+repack1-1
dpkg-deb --extract fonts-noto-cjk_*.deb package
mkdir --parents share/fonts tmp
mv package/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc share/fonts/
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund \
  @sparticuz/chromium@147.0.0 puppeteer-core@24.43.1 pdfjs-dist@5.6.205
python3 -m venv env
env/bin/pip install --quiet --no-compile --disable-pip-version-check pypdf==7.1.1 pypdfium2==5.15.2
cat > print.mjs <<'JS'
import { writeFileSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import puppeteer from "puppeteer-core";

const executablePath = await chromium.executablePath();
const browser = await puppeteer.launch({ executablePath, args: chromium.args, headless: "shell" });
console.log(await browser.version());
const page = await browser.newPage();
await page.setContent('<!doctype html><html lang="zh-CN"><p style="font-family: Noto Sans CJK SC">高质量用电，常住人口，长江，门类，面积</p>');
await page.pdf({ path: "report.pdf" });
await browser.close();
const { readFileSync } = await import("node:fs");
const data = new Uint8Array(readFileSync("report.pdf"));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
const content = await (await pdf.getPage(1)).getTextContent();
writeFileSync("pdfjs.txt", content.items.map(item => item.str).join(""));
JS
cat > probe.py <<'PY'
import sys
import unicodedata

import pypdf
import pypdfium2

PRINTED = "高质量用电，常住人口，长江，门类，面积"
with open("pdfjs.txt") as file:
    seen = {"PDF.js 5.6.205": file.read().strip()}
seen[f"pypdf {pypdf.__version__}"] = pypdf.PdfReader("report.pdf").pages[0].extract_text().strip()
seen["pypdfium2 5.15.2"] = pypdfium2.PdfDocument("report.pdf")[0].get_textpage().get_text_bounded().strip()
print("expected of each:", PRINTED)
checks = []
for name, text in seen.items():
    radicals = {character for character in text if 0x2E80 <= ord(character) <= 0x2FDF}
    after = {c for c in unicodedata.normalize("NFKC", text) if 0x2E80 <= ord(c) <= 0x2FDF}
    print(f"seen, {name}: {text}; radicals {''.join(sorted(radicals))}; after NFKC {''.join(sorted(after))}")
    if name.startswith("pypdfium2"):
        checks.append(text == PRINTED)
    else:
        checks.append({"\u2fbc", "\u2faf", "\u2ed3", "\u2ed4"} <= radicals and after == {"\u2ed3", "\u2ed4"})
sys.exit(0 if all(checks) else 1)
PY
TMPDIR="$work/tmp" XDG_DATA_HOME="$work/share" node print.mjs
env/bin/python probe.py
echo "As stated: two of three readers get radicals for common characters."
