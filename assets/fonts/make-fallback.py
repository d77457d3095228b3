"""Makes the two fallback fonts of paper from their sources.

Run in a folder with fonttools 4.60.1 and the unpacked sources:
- DroidSansFallbackFull.ttf, Debian package fonts-droid-fallback 1:6.0.1r16-1.1
  (Apache License 2.0)
- NotoEmoji_400Regular.ttf, npm package @expo-google-fonts/noto-emoji 0.4.7
  (SIL Open Font License 1.1)

    python make-fallback.py DroidSansFallbackFull.ttf NotoEmoji_400Regular.ttf

Chosen are the characters that Pretendard lacks: of Han and kana those that
Korean (KS X 1001), Japanese (JIS X 0208) and Chinese (GB 2312, the frequent half
of Big5) text is written with, and every symbol and emoji.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent


def characters(font):
    return set(TTFont(font).getBestCmap())


def encodable(encoding, last=0xFF):
    """What two bytes say, the first of which is at most `last`."""

    def can_be_written(code):
        try:
            written = chr(code).encode(encoding)
            return len(written) == 2 and written[0] <= last
        except UnicodeEncodeError:
            return False

    return {code for code in range(0xA0, 0x10000) if can_be_written(code)}


def write(source, codes, name):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "FFTM", "vhea", "vmtx", "STAT", "gasp", "DSIG", "kern"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    subset.save_font(font, HERE / name, options)
    print(name, len(codes), (HERE / name).stat().st_size)


han, symbols = sys.argv[1:]
known = characters(HERE / "Pretendard-Regular.ttf")
written = set().union(*map(encodable, ["euc_kr", "euc_jp", "gb2312"]), encodable("big5", last=0xC6))
write(han, (written - known) & characters(han), "Fallback-Han.ttf")
known |= characters(HERE / "Fallback-Han.ttf")
write(symbols, {code for code in characters(symbols) - known if code > 0x20}, "Fallback-Symbols.ttf")
