"""A second implementation of docs/coupon-token.md, from the page alone.

Uses only the standard library. The Rust tests run it so that the page, this
file and the `coupon` crate cannot drift apart:

    python3 coupon_token.py vectors coupon-token.md   checks the page's vectors
    python3 coupon_token.py sign < lines              one token per line of
                                                      key secret serial programme day
"""

import hashlib
import hmac
import re
import sys

DOMAIN = b"boothloop coupon token v1\x00"


def sign(key: bytes, secret: bytes, serial: int, programme: int, day: int) -> str:
    payload = (
        bytes([1])
        + key
        + programme.to_bytes(2, "big")
        + serial.to_bytes(4, "big")
        + day.to_bytes(2, "big")
    )
    tag = hmac.new(secret, DOMAIN + payload, hashlib.sha256).digest()[:8]
    return str(int.from_bytes(payload + tag, "big")).zfill(49)


def read(digits: str, secrets: dict) -> str:
    """The answer to 49 digits, in the words of the page's last table."""
    if len(digits) != 49 or not (digits.isascii() and digits.isdigit()):
        return "not a token"
    number = int(digits)
    if number >= 1 << 160:
        return "not a token"
    token = number.to_bytes(20, "big")
    payload, tag = token[:12], token[12:]
    if payload[0] != 1:
        return "unknown version"
    secret = secrets.get(payload[1:4])
    if secret is None:
        return "unknown key"
    expected = hmac.new(secret, DOMAIN + payload, hashlib.sha256).digest()[:8]
    return "real" if hmac.compare_digest(tag, expected) else "forged"


def goods(text: str) -> tuple:
    """The products of a re-order card, and what stands behind them: none without a coupon."""
    behind = text.rpartition("#")[2].strip() if "#" in text else ""
    alone = behind.startswith(".")
    rows, _, coupon = (behind[1:], "", None) if alone else behind.rpartition(".")
    longest = 12 if alone else 36
    if not all(re.fullmatch("([0-9]{3})+", row) and len(row) <= longest for row in rows.split(".")):
        return [], None
    products = re.findall("...", rows.replace(".", ""))
    return (products, coupon) if len(products) <= 12 else ([], None)


def card(text: str) -> tuple:
    """What a scanner typed of a re-order card: how it is read, the products, the digits or their number."""
    text = text.translate({0xFF01 + sign: chr(0x21 + sign) for sign in range(94)})
    products, coupon = goods(text)
    told = " ".join(products) or "none"
    if products and coupon is not None and re.fullmatch("[-\\s0-9]{0,48}", coupon):
        return "cut", told, str(len(re.sub("[-\\s]", "", coupon)))
    reading, digits = scan(text)
    if products and coupon is None:
        return ("goods", told, "0") if reading == "no token" else ("run together", told, digits_in(text))
    return reading, told, digits


def digits_in(text: str) -> str:
    """How many digits the long runs of a text have."""
    return str(sum(len(run) for run in re.findall("[0-9]+", text) if len(run) > 13))


def scan(text: str) -> tuple:
    """What a scanner typed: how it is read, and the digits or their number."""
    text = text.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    products, coupon = goods(text)
    pieces = re.sub("[-\\s]", "", coupon if products and coupon else text.rsplit("#", 1)[-1])
    if re.fullmatch("[0-9]{49}", pieces) and not re.search("[0-9]{49}", text):
        return "token", pieces
    runs = []
    for run in re.finditer("[0-9]+", text):
        digits, before = run.group(), text[: run.start()]
        if len(digits) <= 13:
            continue
        if before.endswith(("\\", "₩", "￦")):
            digits = digits[6:]
        elif before.endswith("]Q"):
            digits = digits[1:]
        if len(digits) == 98 and digits[:49] == digits[49:]:
            digits = digits[:49]
        runs.append(digits)
    if not runs:
        return "no token", "0"
    tokens = {digits for digits in runs if len(digits) == 49}
    if len(tokens) > 1:
        return "run together", str(sum(map(len, tokens)))
    digits = runs[-1]
    if len(digits) == 49:
        return "token", digits
    return "cut" if len(digits) < 49 else "run together", str(len(digits))


def rows(page: str, columns: int):
    """The rows of the tables with so many columns whose cells are all code."""
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and "`" in cells[0]:
            yield [cell.strip("`") for cell in cells]


def check_vectors(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        page = file.read()
    secrets = {}
    checked = 0
    for key, secret, serial, programme, day, digits in rows(page, 6):
        key, secret = bytes.fromhex(key), bytes.fromhex(secret)
        secrets[key] = secret
        assert sign(key, secret, int(serial), int(programme), int(day)) == digits, digits
        assert read(digits, secrets) == "real", digits
        checked += 1
    for digits, answer in rows(page, 2):
        assert read(digits, secrets) == answer, (digits, answer)
        checked += 1
    for typed, reading, digits in rows(page, 3):
        assert scan(typed) == (reading, digits), typed
        checked += 1
    for typed, reading, products, digits in rows(page, 4):
        assert card(typed) == (reading, products, digits), (typed, card(typed))
        checked += 1
    return checked


if __name__ == "__main__":
    if sys.argv[1] == "vectors":
        print(check_vectors(sys.argv[2]))
    else:
        for line in sys.stdin:
            key, secret, serial, programme, day = line.split()
            print(
                sign(
                    bytes.fromhex(key),
                    bytes.fromhex(secret),
                    int(serial),
                    int(programme),
                    int(day),
                )
            )
