/**
 * How is a day typed, and how is it written?
 *
 * A day is kept as `YYYY-MM-DD` everywhere; people type it as they say it and
 * read it as their language writes it. The system's own date field follows the
 * system's language and not the window's, so nothing here asks it.
 */

/** The languages that days are written in. */
export type DayLanguage = "ko" | "en";

const DAY = 24 * 60 * 60 * 1000;
/** A day without its year that is over for longer than this is meant for next year. */
const LONG_OVER = 90 * DAY;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Words for days near today, by how far they are. */
const NEAR: Readonly<Record<string, number>> = {
  오늘: 0,
  today: 0,
  내일: 1,
  tomorrow: 1,
  모레: 2,
  어제: -1,
  yesterday: -1,
};
/** Year, month and day, or the latter two: with anything between, or nothing. */
const WITH_YEAR = /^(\d{4})\s*[-./년]?\s*(\d{1,2})\s*[-./월]?\s*(\d{1,2})\s*[.일]?$/u;
const WITHOUT_YEAR = /^(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?$|^(\d{2})(\d{2})$/u;
/** Three digits: a month of one and a day of two, or the other way round. */
const RUN_TOGETHER = /^(\d)(\d)(\d)$/u;
const ENGLISH = /^(\d{1,2})\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?$/u;

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date rolls 31 June over into July; a day that comes back different was not a day.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : null;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** This day of the calendar here, as a moment that no time zone moves. */
function midnight(today: Date): number {
  return Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
}

/** Reads a day as people type it: `2026-10-03`, `20261003`, `10.3`, `1003`, `630`, `10월 3일`, `3 Oct 2026`, `내일`. */
export function readDay(typed: string, today = new Date()): string | null {
  const text = typed
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/\s*\([^)]*\)$/u, "");
  const near = NEAR[text];
  if (near !== undefined) return iso(new Date(midnight(today) + near * DAY));
  const full = WITH_YEAR.exec(text);
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = WITHOUT_YEAR.exec(text);
  if (short) return coming(Number(short[1] ?? short[3]), Number(short[2] ?? short[4]), today);
  const run = RUN_TOGETHER.exec(text);
  if (run) {
    const [, first = "", second = "", third = ""] = run;
    const readings = [
      coming(Number(first), Number(second + third), today),
      coming(Number(first + second), Number(third), today),
    ].filter((day) => day !== null);
    // 128 is 28 January or 8 December, and nobody guesses which.
    return readings.length === 1 ? (readings[0] ?? null) : null;
  }
  const english = ENGLISH.exec(text);
  const month = MONTHS.indexOf(english?.[2] ?? "") + 1;
  if (!english || month === 0) return null;
  const day = Number(english[1]);
  return english[3] === undefined ? coming(month, day, today) : dayOf(Number(english[3]), month, day);
}

/** Whether a text is a day as it is kept. */
export function isDay(text: string): boolean {
  return readDay(text) === text;
}

/** The day of this year, or of the next when it is long over. */
function coming(month: number, day: number, today: Date): string | null {
  const here = dayOf(today.getFullYear(), month, day);
  const isOver = here !== null && midnight(today) - Date.parse(here) > LONG_OVER;
  return here === null || isOver ? dayOf(today.getFullYear() + 1, month, day) : here;
}

/** The day before or after. */
export function moveDay(day: string, by: 1 | -1): string {
  return iso(new Date(Date.parse(day) + by * DAY));
}

const LOCALES: Readonly<Record<DayLanguage, string>> = { ko: "ko-KR", en: "en-GB" };

function written(day: string, language: DayLanguage, how: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALES[language], { ...how, timeZone: "UTC" }).format(date);
}

/** A day: `2026. 11. 28.`, `28 Nov 2026`. What is none stays as it is. */
export function writeDay(day: string, language: DayLanguage): string {
  const month = language === "ko" ? "numeric" : "short";
  return written(day, language, { year: "numeric", month, day: "numeric" });
}

/** A day as one says it: `11월 28일 (토)`, `Sat 28 November`; of another year than today's with its year. */
export function sayDay(day: string, language: DayLanguage, today = new Date()): string {
  const said = written(day, language, { month: "long", day: "numeric", weekday: "short" });
  if (day.startsWith(`${today.getFullYear()}-`)) return said;
  // Written apart: with the year, the weekday loses its brackets in Korean.
  const year = written(day, language, { year: "numeric" });
  return language === "ko" ? `${year} ${said}` : `${said} ${year}`;
}

/** The time here, `HH:MM`. */
export function timeOfDay(date: Date): string {
  return date.toTimeString().slice(0, 5);
}

/** A day with a time (`2026-11-28 14:30`), as the language writes it. */
export function writeMoment(moment: string, language: DayLanguage): string {
  const [day = "", time] = moment.split(" ");
  return [writeDay(day, language), time].filter((part) => part !== undefined).join(" ");
}
