"""Makes the small font that the first screen is drawn with, and its CSS.

Run with fonttools 4.60.1, from this folder, after `npm install` in ui/:

    python make-first-words.py

The window's whole font has 6.7 MB, and a window that shows one character of it reads
all of it before it is painted. This one has the characters of the app's own sentences,
Korean and English, in the same shapes and widths. The whole font is read after the
first screen is painted; names and answers need it. A new syllable in a message needs
no new run: the window then reads the whole font for it, only sooner.
"""

import json
from pathlib import Path

from fontTools import subset

HERE = Path(__file__).parent
UI = HERE.parent.parent / "ui"
WHOLE = UI / "node_modules/pretendard/dist/public/variable/PretendardVariable.ttf"


def texts(message):
    if isinstance(message, str):
        yield message
    else:
        for part in message.values() if isinstance(message, dict) else message:
            yield from texts(part)


def ranges(codes):
    """Neighbours as one range, as CSS spells them."""
    spans = []
    for code in sorted(codes):
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in spans)


options = subset.Options()
options.layout_features = ["*"]
font = subset.load_font(WHOLE, options)
codes = set(range(0x20, 0x7F))
for language in ["ko", "en"]:
    messages = json.loads((UI / "messages" / f"{language}.json").read_text())
    codes |= {ord(character) for text in texts(messages) for character in text}
codes &= set(font.getBestCmap())
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=codes)
subsetter.subset(font)
# The licence reserves Pretendard's name for Pretendard itself.
names = font["name"].names
font["name"].names = [name for name in names if name.nameID not in {1, 3, 4, 6, 16, 25}]
font["name"].setName("Boothloop First Words", 1, 3, 1, 0x409)
font["name"].setName("BoothloopFirstWords", 6, 3, 1, 0x409)
font["head"].modified = font["head"].created
font.recalcTimestamp = False
subset.save_font(font, HERE / "First-Words.ttf", options)
(UI / "src/kit/first-words.css").write_text(
    f"""/* Made by assets/fonts/make-first-words.py, which says why. */

@font-face {{
  font-family: "Boothloop First Words";
  font-weight: 45 920;
  font-style: normal;
  font-display: block;
  src: url("../../../assets/fonts/First-Words.ttf") format("truetype");
  unicode-range: {ranges(codes)};
}}
"""
)
