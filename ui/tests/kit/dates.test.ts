import { describe, expect, it } from "vitest";
import { moveDay, readDay, sayDay, writeDay, writeMoment } from "../../src/kit/dates";

const TODAY = new Date(2026, 10, 29, 23, 50);

describe("reading a day", () => {
  it.each([
    ["2026-10-03", "2026-10-03"],
    ["2026.10.3.", "2026-10-03"],
    ["2026. 10. 3.", "2026-10-03"],
    [" 20261003 ", "2026-10-03"],
    ["２０２６１００３", "2026-10-03"],
    ["2026년 10월 3일", "2026-10-03"],
    ["11월 28일", "2026-11-28"],
    ["11월 28일 (토)", "2026-11-28"],
    ["11.28", "2026-11-28"],
    ["1128", "2026-11-28"],
    ["11/28", "2026-11-28"],
    ["0304", "2027-03-04"],
    ["0910", "2026-09-10"],
    ["630", "2027-06-30"],
    ["0630", "2027-06-30"],
    ["910", "2026-09-10"],
    ["131", "2027-01-31"],
    ["631", null],
    ["000", null],
    ["28 Nov 2026", "2026-11-28"],
    ["28 november", "2026-11-28"],
    ["오늘", "2026-11-29"],
    ["내일", "2026-11-30"],
    ["모레", "2026-12-01"],
    ["tomorrow", "2026-11-30"],
    ["2026-06-31", null],
    ["2026-13-01", null],
    ["1332", null],
    ["2026", null],
    ["128", null],
    ["다음 주", null],
    ["", null],
  ])("%s", (typed, day) => {
    expect(readDay(typed, TODAY), `${typed} as a day`).toBe(day);
  });

  it("reads every day that it writes", () => {
    for (const day of ["2026-11-28", "2027-01-01", "2028-02-29"]) {
      for (const language of ["ko", "en"] as const) {
        expect(readDay(writeDay(day, language), TODAY)).toBe(day);
      }
    }
  });
});

describe("writing a day", () => {
  it("follows the language and not the system", () => {
    expect(writeDay("2026-11-28", "ko")).toBe("2026. 11. 28.");
    expect(writeDay("2026-11-28", "en")).toBe("28 Nov 2026");
    expect(sayDay("2026-11-28", "ko", new Date("2026-11-24"))).toBe("11월 28일 (토)");
    expect(sayDay("2027-01-10", "ko", new Date("2026-11-24")), "the year").toBe("2027년 1월 10일 (일)");
    expect(sayDay("2027-01-10", "en", new Date("2026-11-24"))).toContain("2027");
    expect(writeMoment("2026-11-28 14:30", "ko")).toBe("2026. 11. 28. 14:30");
    expect(writeMoment("어제", "ko"), "what is no day stays").toBe("어제");
  });

  it("moves over the ends of months and years", () => {
    expect(moveDay("2026-12-31", 1)).toBe("2027-01-01");
    expect(moveDay("2028-03-01", -1)).toBe("2028-02-29");
  });
});
