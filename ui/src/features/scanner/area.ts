/**
 * How many pixels will a file become?
 *
 * A few kilobytes can unpack to gigabytes of one colour, so the size is read
 * from the file's own header, before anything is unpacked: PNG (W3C), JPEG
 * (ITU-T T.81), WebP (RFC 9649), GIF and BMP. A picture of another kind is
 * not opened.
 */

/** Where the header ends at the latest; a JPEG puts its thumbnail and colours before its size. */
export const LONGEST_HEADER = 1_000_000;

/** Across times down, in pixels; none for what is not one of these pictures, or lies about where its size stands. */
export function areaOf(head: ArrayBuffer): number | null {
  const bytes = new DataView(head);
  try {
    const size = sizeOf(bytes);
    return size && size[0] * size[1];
  } catch (failure) {
    // The file ends before its size.
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

type Size = readonly [number, number];

function sizeOf(bytes: DataView): Size | null {
  if (says(bytes, 0, "\x89PNG\r\n\x1a\n")) return [bytes.getUint32(16), bytes.getUint32(20)];
  if (says(bytes, 0, "\xff\xd8")) return sizeOfJpeg(bytes);
  if (says(bytes, 0, "RIFF") && says(bytes, 8, "WEBP")) return sizeOfWebp(bytes);
  if (says(bytes, 0, "GIF8")) return [bytes.getUint16(6, true), bytes.getUint16(8, true)];
  // From the bottom up the height is positive, from the top down negative.
  if (says(bytes, 0, "BM")) return [bytes.getInt32(18, true), Math.abs(bytes.getInt32(22, true))];
  return null;
}

function says(bytes: DataView, at: number, text: string): boolean {
  return [...text].every((letter, index) => bytes.getUint8(at + index) === letter.charCodeAt(0));
}

/** One segment after the other, until the one that begins the picture (SOF0 to SOF15). */
function sizeOfJpeg(bytes: DataView): Size | null {
  let at = 2;
  for (;;) {
    if (bytes.getUint8(at) !== 0xff) return null;
    const marker = bytes.getUint8(at + 1);
    // Any number of bytes 0xff may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return [bytes.getUint16(at + 7), bytes.getUint16(at + 5)];
    } else at += 2 + bytes.getUint16(at + 2);
  }
}

function sizeOfWebp(bytes: DataView): Size | null {
  const three = (at: number) => bytes.getUint16(at, true) + bytes.getUint8(at + 2) * 0x10000;
  if (says(bytes, 12, "VP8X")) return [three(24) + 1, three(27) + 1];
  if (says(bytes, 12, "VP8L")) {
    const packed = bytes.getUint32(21, true);
    return [(packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1];
  }
  if (says(bytes, 12, "VP8 ")) {
    return [bytes.getUint16(26, true) & 0x3fff, bytes.getUint16(28, true) & 0x3fff];
  }
  return null;
}
