/** What sum did a hand type? */

/** Whole won, 0 or more, as people write them (`12,000원`); none for anything else. */
export function wonOf(typed: string): number | null {
  const digits = typed.replace(/[\s,원₩]/g, "");
  return /^\d{1,10}$/.test(digits) ? Number(digits) : null;
}
