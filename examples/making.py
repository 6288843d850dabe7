"""What the makers of example packages share: a file from the npm registry, and the files of a package."""

import csv
import json
import re
import subprocess
import tarfile
import tempfile
import textwrap
from pathlib import Path

TABLES = {
    "themes": "id name",
    "regions": "code name role",
    "units": "unit name_en plural_en measure",
    "indicators": "id theme name unit kind better note",
    "sources": "id title issuer released url evidence",
    "places": "id source paragraph heading topic",
    "observations": "id indicator region period period_basis printed scale bound source place tier comparability use"
    " counterpart note",
    "relations": "id kind result operands basis expect note",
    "numerals": "paragraph ordinal token figure reason",
}
BILINGUAL = {"name", "note", "title", "issuer", "heading", "topic"}
NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def from_npm(package, version, path):
    """The text of one file of a package, fetched by npm."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package}@{version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as tar:
            return tar.extractfile(f"package/{path}").read().decode()


def columns(table, languages):
    """The columns of a table for languages."""
    every = TABLES[table].split()
    return [
        name
        for column in every
        for name in ([f"{column}_{lang}" for lang in languages] if column in BILINGUAL else [column])
    ]


def write(folder, languages, meta, tables, charts, story):
    """Writes a package: each table as a list of dicts, whose missing columns stay empty."""
    folder = Path(folder)
    for table in TABLES:
        with (folder / f"{table}.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, columns(table, languages), lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[table])
    resources = [{"name": table, "path": f"{table}.csv"} for table in TABLES]
    resources += [{"name": name, "path": f"{name}.json"} for name in ["charts", "story"]]
    for name, value in [("datapackage", {**meta, "resources": resources}), ("charts", charts), ("story", story)]:
        (folder / f"{name}.json").write_text(indented(value) + "\n")


def indented(value, indent=0, width=110):
    """JSON in as few lines as have room."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= width or not isinstance(value, (dict, list)):
        return line
    inner = indent + 2
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        words = ", ".join(json.dumps(item, ensure_ascii=False).replace(" ", "\0") for item in value)
        lines = textwrap.wrap(words, width - inner, break_long_words=False, break_on_hyphens=False)
        body = "\n".join(" " * inner + line.replace("\0", " ") for line in lines)
        return f"[\n{body}\n{' ' * indent}]"
    if isinstance(value, list):
        items = [indented(item, inner) for item in value]
        opening, closing = "[]"
    else:
        items = [f"{json.dumps(key)}: {indented(item, inner)}" for key, item in value.items()]
        opening, closing = "{}"
    body = ",\n".join(" " * inner + item for item in items)
    return f"{opening}\n{body}\n{' ' * indent}{closing}"
