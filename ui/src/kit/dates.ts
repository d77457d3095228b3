/** Reads a day as people type it: `2026-10-03`, `2026.10.3`, `20261003`. */
export function readDay(typed: string): string | null {
  const digits = /^\s*(\d{4})\s*[-./]?\s*(\d{1,2})\s*[-./]?\s*(\d{1,2})\.?\s*$/.exec(typed);
  if (digits === null) return null;
  const [, year = "", month = "", day = ""] = digits;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // Date rolls 31 June over into July; a day that comes back different was not a day.
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
