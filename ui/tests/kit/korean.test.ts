import { describe, expect, it } from "vitest";
import { readDay } from "../../src/kit/dates";
import { finds } from "../../src/kit/korean";

describe("finding a Korean name while it is being typed", () => {
  /** Staff type initials, half syllables and mixtures; the list follows every key press. */
  it.each([
    ["위스키잔", "ㅇㅅㅋ"],
    ["위스키잔", "ㅅㅋㅈ"],
    ["위스키잔", "우"],
    ["위스키잔", "윗"],
    ["위스키잔", "위슼"],
    ["위스키잔", "위스키"],
    ["위스키잔", "위ㅅㅋ"],
    ["유리 접시", "유리접"],
    ["유리 접시", "ㅇㄹㅈㅅ"],
    ["꽃병", "ㄲㅂ"],
    ["각설탕 그릇", "ㄱㅅ"],
    ["각설탕 그릇", "ㄳ"],
    ["Whisky tumbler", "TUMB"],
    ["위스키잔", ""],
  ])("%s is found by %s", (name, typed) => {
    expect(finds(name, typed), `${typed} should find ${name}`).toBe(true);
  });

  it.each([
    ["와인잔", "ㅇㅅㅋ"],
    ["위스키잔", "위스카"],
    ["위스키잔", "위스키잔둘"],
    ["물잔", "ㅈㅁ"],
    ["위스키잔", "슼ㅈ"],
  ])("%s is not found by %s", (name, typed) => {
    expect(finds(name, typed), `${typed} should not find ${name}`).toBe(false);
  });
});

describe("reading a day", () => {
  it.each([
    ["2026-10-03", "2026-10-03"],
    ["2026.10.3.", "2026-10-03"],
    [" 20261003 ", "2026-10-03"],
    ["2026-06-31", null],
    ["2026-13-01", null],
    ["10월 3일", null],
    ["", null],
  ])("%s", (typed, day) => {
    expect(readDay(typed), `${typed} as a day`).toBe(day);
  });
});
