"""Reads our files with libraries that share no code with the ones that wrote them.

Prints one JSON value; ends with 3 where a password does not open the file.
"""
import csv, email, email.policy, io, json, sys

what, path, *more = sys.argv[1:]


def rows_of(workbook):
    import openpyxl

    sheet = openpyxl.load_workbook(workbook).worksheets[0]
    cells = [list(row) for row in sheet.iter_rows()]
    live = [cell.coordinate for row in cells for cell in row if cell.data_type == "f"]
    live += [cell.coordinate for row in cells for cell in row if cell.hyperlink]
    typed = sorted({cell.data_type for row in cells for cell in row if cell.value is not None})
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in cells]
    return {"rows": rows, "live": live, "types": typed}


def unlocked():
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    plain = io.BytesIO()
    with open(path, "rb") as file:
        office = msoffcrypto.OfficeFile(file)
        assert office.is_encrypted()
        try:
            office.load_key(password=more[0], verify_password=True)
            office.decrypt(plain, verify_integrity=True)
        except (InvalidKeyError, DecryptionError):
            sys.exit(3)
    return rows_of(plain)


def table():
    with open(path, "rb") as file:
        text = file.read().decode(more[0], "strict")
    return list(csv.reader(io.StringIO(text, newline="")))


def cards():
    import vobject

    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    read = []
    for card in vobject.readComponents(text):
        point = card.contents.get("email") or card.contents.get("tel")
        read.append({"name": card.fn.value, "contact": point[0].value, "note": card.note.value})
    return read


def calendar():
    import vobject

    with open(path, "rb") as file:
        raw = file.read()
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0, "a line that ends otherwise"
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8", "strict")
    read = []
    for event in vobject.readOne(raw.decode("utf-8")).vevent_list:
        days = [event.dtstart.value.isoformat(), event.dtend.value.isoformat()]
        texts = [event.uid.value, event.summary.value, event.description.value]
        read.append(days + texts + [event.dtstamp.value.isoformat(), event.transp.value])
    return read


def draft():
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    assert not message.defects, message.defects
    headers = {name: str(message[name]) for name in ("Subject", "To", "From", "X-Unsent")}
    return headers | {"body": message.get_body(("plain",)).get_content()}


answers = {"unlocked": unlocked, "table": table, "cards": cards, "draft": draft, "calendar": calendar}
answers["workbook"] = lambda: rows_of(path)
json.dump(answers[what](), sys.stdout, ensure_ascii=False)
