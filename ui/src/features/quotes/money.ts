/** Won and dollars, as they are typed and shown. */
import type { Currency } from "../../host/wire";
import { grouped } from "../../kit/language.svelte";
import { cleaned, wonOf } from "../../kit/won";

/** Dollars with up to two decimals (`1,234.5`, `$12`), in cents; none for anything else. */
function centsOf(typed: string): number | null {
  const bare = cleaned(typed)
    .replace(/^(US)?\$\s*/i, "")
    .replace(/\s*(달러|dollars?|USD|\$)$/i, "");
  const [, whole, part = ""] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(bare) ?? [];
  if (whole === undefined) return null;
  const digits = whole.replace(/,/g, "");
  return digits.length > 9 ? null : Number(digits) * 100 + Number(part.padEnd(2, "0"));
}

/** A price as it was typed, in won or in cents; none when it cannot be read. */
export function priceOf(typed: string, currency: Currency): number | null {
  return currency === "KRW" ? wonOf(typed) : centsOf(typed);
}

/** A price as one types it. */
export function written(price: number, currency: Currency): string {
  return currency === "KRW" ? grouped(price) : dollars(price);
}

/** Cents as dollars, `1,234.50`. */
export function dollars(cents: number): string {
  return `${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

/** What an amount is in won, rounded half up, as the host does it. */
export function inWon(amount: number, currency: Currency, wonPerDollar: number): number {
  return currency === "KRW" ? amount : Math.floor((amount * wonPerDollar + 50) / 100);
}
