import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { areaOf } from "../../../src/features/scanner/area";

const KINDS = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;

/** What an encoder writes, whatever the picture shows. */
function encoded(type: (typeof KINDS)[number]): Uint8Array {
  const canvas = createCanvas(321, 123);
  canvas.getContext("2d").fillRect(0, 0, 30, 30);
  // Its types have one overload a kind, and none for them all.
  return new Uint8Array(canvas.toBuffer(type as "image/png"));
}

function head(...parts: (string | number[])[]): ArrayBuffer {
  const bytes = parts.flatMap((part) =>
    typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : part,
  );
  return new Uint8Array(bytes).buffer;
}

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

describe("the area of a picture", () => {
  it("is read from what encoders write, before anything is unpacked", () => {
    for (const type of KINDS) {
      expect(areaOf(exact(encoded(type))), type).toBe(321 * 123);
    }
    // Lossless WebP (VP8L) and BMP from the top down, as their papers have them.
    const lossless = head("RIFF", [0, 0, 0, 0], "WEBPVP8L", [0, 0, 0, 0, 0x2f, 0x40, 0x81, 0x1e, 0x00]);
    expect(areaOf(lossless), "VP8L").toBe(321 * 123);
    const extended = head("RIFF", [0, 0, 0, 0], "WEBPVP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 122, 0, 0]);
    expect(areaOf(extended), "VP8X").toBe(321 * 123);
    const bitmap = head("BM", Array<number>(16).fill(0), [0x41, 1, 0, 0], [0x85, 0xff, 0xff, 0xff]);
    expect(areaOf(bitmap), "BMP").toBe(321 * 123);
  });

  it("is the one that a bomb would unpack to", () => {
    const size = [0, 0, 0xff, 0xff];
    const bomb = head("\x89PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", size, size, [8, 2, 0, 0, 0]);
    expect(areaOf(bomb), "PNG").toBe(0xffff * 0xffff);
    const thumbnail = [0xff, 0xe1, 0, 6, 0xff, 0xc0, 0, 1];
    const picture = [0xff, 0xff, 0xc2, 0, 17, 8, 0xff, 0xff, 0xff, 0xff, 3];
    expect(areaOf(head([0xff, 0xd8], thumbnail, picture)), "JPEG").toBe(0xffff * 0xffff);
  });

  it("is none where the file ends before it, or is no picture we know", () => {
    for (const type of KINDS) {
      const whole = encoded(type);
      for (let length = 0; length < 20; length += 1) {
        const cut = areaOf(exact(whole.slice(0, length)));
        expect(cut === null || cut === 321 * 123, `${type} of ${length} bytes`).toBe(true);
      }
    }
    for (const other of [
      "",
      "%PDF-1.7",
      "<svg width='9' height='9'/>",
      "\x00\x00\x00\x20ftypheic",
      "\xff\xd8\x00",
    ]) {
      expect(areaOf(head(other)), other).toBeNull();
    }
  });
});
