/** A phone number typed by finger. */

/** What a Korean mobile number begins with; it is there before anything is typed. */
export const MOBILE = "010";
/** No number in the world is longer, with its hyphens. */
const LONGEST = 18;

/** A Korean mobile number with its hyphens; anything else as it was typed. */
export function hyphenated(typed: string): string {
  const digits = typed.replace(/[\s-]/g, "");
  if (!/^010\d*$/.test(digits)) return typed;
  return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter((part) => part !== "").join("-");
}

/** The number after a key; a "+" begins a number of another country. */
export function withKey(phone: string, key: string): string {
  if (key === "+") return phone === "" || phone === MOBILE ? "+" : phone;
  return phone.length < LONGEST ? hyphenated(phone + key) : phone;
}

/** The number without its last digit. */
export function withoutLastKey(phone: string): string {
  return hyphenated(phone.replace(/-$/, "").slice(0, -1));
}
