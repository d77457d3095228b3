"""Makes the two forms of each questionnaire that are compared.

    convert.py OUT WORKBOOK...

For each workbook, OUT gets a workbook as boothctl reads it and the XForm that
pyxform makes of it. Questions of a type that Boothloop refuses (places on a map,
sound, ...) become text questions in both, so that the rest of a questionnaire
used in the field can be compared; every such question is named.
"""

import pathlib
import re
import sys

import openpyxl
import xlrd
from pyxform.xls2xform import convert

REFUSED = re.compile(r"^(geopoint|geotrace|geoshape|audio|video|file|background-audio)$")


def rows(content):
    """Sheets as lists of rows; the kind of file is told by its content, not its name."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        book = xlrd.open_workbook(file_contents=content)
        return {s.name: [s.row_values(r) for r in range(s.nrows)] for s in book.sheets()}
    from io import BytesIO

    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    return {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in book.worksheets}


def main(out, workbooks):
    out.mkdir(parents=True, exist_ok=True)
    for path in workbooks:
        sheets = rows(path.read_bytes())
        survey = next(name for name in sheets if name.lower() == "survey")
        header = [str(cell).strip() for cell in sheets[survey][0]]
        kind = header.index("type")
        for number, row in enumerate(sheets[survey][1:], 2):
            if REFUSED.match(str(row[kind]).strip()):
                print(f"{path.name}: row {number} ({row[kind]}) is compared as text", file=sys.stderr)
                row[kind] = "text"
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, cells in sheets.items():
            sheet = book.create_sheet(name)
            for row in cells:
                sheet.append([None if cell == "" else cell for cell in row])
        workbook = out / f"{path.stem}.xlsx"
        book.save(workbook)
        (out / f"{path.stem}.xml").write_text(convert(str(workbook)).xform, encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]])
