import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StrayScan } from "../../src/kit/keys/scanner";

const CARD = ["BEGIN:VCARD", "VERSION:3.0", "FN:Kim Seo", "TEL;TYPE=CELL:010-1234-5678", "END:VCARD"];

/** A scan into a field where none belongs, key by key as time goes on. */
describe("a scan that strays into a field", () => {
  let stray: StrayScan;
  let field: HTMLInputElement;
  let now: number;
  let taken: { scan: string; stood: string }[];

  beforeEach(() => {
    vi.useFakeTimers();
    [stray, field, now, taken] = [new StrayScan(), document.createElement("input"), 1000, []];
    field.value = "010";
  });
  afterEach(() => vi.useRealTimers());

  /** Waits, and presses a key; whether it was the end of a line of a scan. */
  function press(key: string, wait: number, more: KeyboardEventInit = {}): boolean {
    now += wait;
    vi.advanceTimersByTime(wait);
    return late(key, 0, more);
  }

  /** The same while the page is too busy for its timers. */
  function late(key: string, wait: number, more: KeyboardEventInit = {}): boolean {
    now += wait;
    const event = new KeyboardEvent("keydown", { key, ...more });
    Object.defineProperty(event, "timeStamp", { value: now });
    const ends = stray.press(event, field, (scan, stood) => {
      taken.push({ scan, stood });
      field.value = stood;
    });
    if (key.length === 1 && !event.ctrlKey) field.value += key;
    return ends;
  }

  /** An Enter, or the Ctrl+J that some scanners send for a line feed. */
  const enter = (wait: number): boolean => press("Enter", wait);
  function lineFeed(wait: number): boolean {
    press("Control", wait, { ctrlKey: true });
    return press("j", 0, { code: "KeyJ", ctrlKey: true });
  }

  function scan(wait: number, ...ends: ((wait: number) => boolean)[]): void {
    for (const line of CARD) {
      for (const key of line) press(key, wait);
      for (const end of ends) expect(end(wait), `the end of ${line} starts nothing`).toBe(true);
    }
  }

  /** A line of this card takes longer than a scanner waits between two lines. */
  it.each([3, 15, 30])("is taken whole by a scanner that needs %i ms for a character", (wait) => {
    scan(wait, enter);
    expect(taken, "not before it is over").toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([{ scan: CARD.join("\n"), stood: "010" }]);
    expect(field.value, "and nothing of it stays").toBe("010");
  });

  it.each([
    ["Ctrl+J", [lineFeed]],
    ["Enter and Ctrl+J", [enter, lineFeed]],
  ])("is the same where a line ends with %s", (_, ends) => {
    scan(11, ...ends);
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([{ scan: CARD.join("\n"), stood: "010" }]);
  });

  it("takes its last line, too, when no Enter follows it", () => {
    for (const key of CARD[0] ?? "") press(key, 15);
    enter(15);
    for (const key of "END") press(key, 15);
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([{ scan: "BEGIN:VCARD\nEND", stood: "010" }]);
  });

  it("is taken before the key of a hand that the busy page saw first", () => {
    for (const key of CARD[0] ?? "") press(key, 15);
    enter(15);
    late("5", 400);
    expect(taken).toEqual([{ scan: "BEGIN:VCARD", stood: "010" }]);
    vi.advanceTimersByTime(1000);
    expect(taken.length, "once").toBe(1);
    expect(field.value, "the hand goes on").toBe("0105");
  });

  it("is none where a hand types, and its Enter goes on", () => {
    for (const key of "hong@ongi.kr") press(key, 60);
    expect(enter(60)).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(taken).toEqual([]);
  });
});
