/** A day typed by finger: which of year, month and day is in hand, and what does a digit do to it? */

/** Year, month and day, as far as they are typed. */
export type DayParts = readonly [string, string, string];

/** How long each part is. */
const LENGTHS = [4, 2, 2] as const;
/** A first digit above these can have no second one. */
const LARGEST_FIRST = [9, 1, 3] as const;

/** The parts of what is typed so far. */
export function partsOf(draft: string): DayParts {
  const [year = "", month = "", day = ""] = draft.split("-");
  return [year, month, day];
}

/** What is typed so far, of its parts; nothing when all are empty. */
export function draftOf(parts: DayParts): string {
  return parts.every((part) => part === "") ? "" : parts.join("-");
}

/** The part that the next digit belongs to, from 0. */
export function partInHand(parts: DayParts): number {
  const open = parts.findIndex((part, index) => part.length < (LENGTHS[index] ?? 0));
  return open === -1 ? LENGTHS.length - 1 : open;
}

function changed(parts: DayParts, index: number, part: string): DayParts {
  const [year, month, day] = parts.map((old, at) => (at === index ? part : old));
  return [year ?? "", month ?? "", day ?? ""];
}

/** The parts after a digit; a month of 7 is 07, since no month is seventy-something. */
export function withDigit(parts: DayParts, digit: string): DayParts {
  const index = partInHand(parts);
  const before = parts[index] ?? "";
  if (before.length >= (LENGTHS[index] ?? 0)) return parts;
  const alone = before === "" && index > 0 && Number(digit) > (LARGEST_FIRST[index] ?? 9);
  return changed(parts, index, alone ? `0${digit}` : before + digit);
}

/** The parts without the last digit. */
export function withoutLast(parts: DayParts): DayParts {
  const last = parts.filter((part) => part !== "").length - 1;
  return last === -1 ? parts : changed(parts, last, (parts[last] ?? "").slice(0, -1));
}
