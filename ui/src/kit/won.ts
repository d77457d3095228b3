/** What number did a hand type? */

/**
 * Whole, 0 or more, as people write it (`30,000`, `３０，０００`, `30,000.00`);
 * none for anything else, such as `12.000`, which is twelve to one reader and
 * twelve thousand to another. The host reads price lists by the same rules.
 */
export function wholeOf(typed: string, digits = 10): number | null {
  const [, whole, fraction = ""] = /^(\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(0*))?$/.exec(cleaned(typed)) ?? [];
  if (whole === undefined || (fraction.length === 3 && whole.length <= 3)) return null;
  const bare = whole.replace(/[, ]/g, "");
  return bare.length <= digits ? Number(bare) : null;
}

/** Whole won (`12,000원`); none for anything else. */
export function wonOf(typed: string): number | null {
  return wholeOf(
    cleaned(typed)
      .replace(/^₩\s*/, "")
      .replace(/\s*[원₩]$/, ""),
  );
}

/** A text as the host cleans it: full-width signs as ASCII, nothing invisible, each space U+0020. */
export function cleaned(typed: string): string {
  return typed
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/￦/g, "₩")
    .replace(/\s/g, " ")
    .trim();
}
