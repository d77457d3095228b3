/** A scan is one scan, also when a busy laptop takes its keys in two parts. */
import { describe, expect, it } from "vitest";
import { Scans, WrittenByScanner } from "../../src/kit/keys/scanner";

const CODE = "4821773051962048217730519620482177305196204821773";

/** A key that was pressed so many milliseconds after the page began. */
function key(name: string, at: number): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key: name });
  Object.defineProperty(event, "timeStamp", { value: at });
  return event;
}

/** Types a text into a field, a key each five milliseconds, with a pause before one of them. */
function typed(
  text: string,
  at: number,
  pause: { before: number; of: number },
  each: (event: KeyboardEvent) => void,
): number {
  let now = at;
  [...text].forEach((character, place) => {
    now += place === pause.before ? pause.of : 5;
    each(key(character, now));
  });
  return now;
}

describe("a scan into its field", () => {
  /** What a scan wrote behind what stood there, with a pause in the middle of it. */
  function scanned(stood: string, text: string, before: number, of: number): string | null {
    const field = document.createElement("input");
    field.value = stood;
    const written = new WrittenByScanner();
    const end = typed(text, 10_000, { before, of }, (event) => {
      field.setSelectionRange(field.value.length, field.value.length);
      written.press(event, field);
      field.value += event.key;
    });
    return written.press(key("Enter", end + 5), field);
  }

  it("is whole when the laptop stalls in the middle of it", () => {
    for (const [before, of] of [
      [28, 150],
      [28, 800],
      [9, 300],
      [48, 900],
    ] as const) {
      expect(scanned("", CODE, before, of), `${of} ms before ${before}`).toBe(CODE);
      expect(scanned("4821 7730", CODE, before, of), "and without what stood there").toBe(CODE);
    }
  });

  it("is not joined with what a hand wrote before, nor with a scan of long ago", () => {
    expect(scanned("", `010${CODE}`, 3, 200), "three digits by hand").toBe(CODE);
    expect(scanned("", `${CODE}${CODE}`, CODE.length, 3000), "another coupon").toBe(CODE);
  });
});

describe("a scan while the focus is elsewhere", () => {
  it("is whole when the laptop stalls in the middle of it", () => {
    const scans = new Scans();
    const end = typed(CODE, 10_000, { before: 28, of: 600 }, (event) => scans.press(event));
    expect(scans.press(key("Enter", end + 5))).toBe(CODE);
  });
});
