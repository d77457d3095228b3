import { describe, expect, it } from "vitest";
import { readDay } from "../../src/kit/dates";

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
