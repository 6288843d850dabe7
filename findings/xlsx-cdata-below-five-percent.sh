#!/usr/bin/env bash
# A printed "<5%" vanishes from a valid workbook when its XML is written with CDATA.
#
# What: exceljs 4.4.0, read-excel-file 9.3.17 and xlsx-populate 1.21.0; xlsx 0.18.5 for comparison.
# Behaviour: the shared string `<t><![CDATA[<5%]]></t>` is read as an empty cell by the three, without
#   a word; written `&lt;5%` all read "<5%". SheetJS reads it in both spellings.
# Why it surprises: the two spellings are the same character data (XML 1.0, 2.7), and a CDATA section
#   is what one writes by hand or by template for a text that begins with "<". A reader that parses
#   XML with a real parser is expected to see no difference, least of all to drop the text.
# For those who publish figures: bounds such as "<5%" are the cells that meet this. Write workbooks
#   with escapes only, and read a sample of bounds back with more than one reader.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
npm init --yes > /dev/null
npm install --silent --no-audit --no-fund \
  exceljs@4.4.0 read-excel-file@9.3.17 xlsx-populate@1.21.0 xlsx@0.18.5
cat > write.py <<'PY'
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def relations(*parts):
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(parts, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def write(path, bound):
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="{TYPE}.{kind}+xml"/>'
            for part, kind in [
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("sharedStrings", "sharedStrings"),
                ("styles", "styles"),
            ]
        )
        + "</Types>",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="figures" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="1"><xf/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" count="2" uniqueCount="2">'
        f"<si><t>share</t></si><si><t>{bound}</t></si></sst>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row></sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>\n' + text)


write("escaped.xlsx", "&lt;5%")
write("cdata.xlsx", "<![CDATA[<5%]]>")
PY
cat > probe.mjs <<'JS'
import ExcelJS from "exceljs";
import readSheets from "read-excel-file/node";
import XLSX from "xlsx";
import Populate from "xlsx-populate";

const readers = {
  "exceljs 4.4.0": async path => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    return book.worksheets[0].getCell("B1").value;
  },
  "read-excel-file 9.3.17": async path => (await readSheets(path))[0].data[0][1],
  "xlsx-populate 1.21.0": async path => (await Populate.fromFileAsync(path)).sheet(0).cell("B1").value(),
  "xlsx 0.18.5": async path => XLSX.readFile(path).Sheets.figures.B1.v,
};
let holds = true;
for (const [name, read] of Object.entries(readers)) {
  const escaped = await read("escaped.xlsx");
  const cdata = (await read("cdata.xlsx")) ?? "";
  console.log(`${name}: expected "<5%" twice; seen "${escaped}" escaped, "${cdata}" in CDATA`);
  holds &&= escaped === "<5%" && cdata === (name.startsWith("xlsx 0") ? "<5%" : "");
}
process.exit(holds ? 0 : 1);
JS
python3 write.py
node probe.mjs
echo "As stated: three readers drop a text written with CDATA."
