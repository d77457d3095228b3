/**
 * How large is the code drawn?
 *
 * A phone reads a code fastest when every module is a whole number of pixels,
 * and a laptop's webcam needs them large: at least 8 CSS pixels each.
 */

/** The smallest module, in CSS pixels. */
export const SMALLEST_MODULE = 8;

/** The smallest module of a visiting card, which phones read from close by. */
export const SMALLEST_CARD_MODULE = 3;

/** A QR code of version v has 4v + 17 modules a side; the quiet zone adds 4 on each. */
const QUIET_ZONE = 8;

function wholeNumbers(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

function greatestCommonDivisor(first: number, second: number): number {
  return second === 0 ? first : greatestCommonDivisor(second, first % second);
}

/** How many modules a side the picture has, quiet zone included; none if it is not a code. */
export function modulesOf(svg: string): number | null {
  const [, , width] = wholeNumbers(/viewBox="([^"]*)"/.exec(svg)?.[1] ?? "");
  if (width === undefined) return null;
  // The drawing may use any unit; every coordinate in it is a multiple of one module.
  const drawn = [...svg.matchAll(/\sd="([^"]*)"/g)].flatMap(([, path = ""]) => wholeNumbers(path));
  const module = drawn.reduce(greatestCommonDivisor, width);
  const modules = width / module;
  return (modules - QUIET_ZONE - 17) % 4 === 0 && modules > QUIET_ZONE + 17 ? modules : null;
}

/** The side to draw the picture with, in CSS pixels, when about `room` is there; no module gets smaller than `smallest`. */
export function sideFor(svg: string, room: number, smallest = SMALLEST_MODULE): number {
  const modules = modulesOf(svg);
  if (modules === null) return Math.floor(room);
  return modules * Math.max(smallest, Math.floor(room / modules));
}

/** The picture as an address an `<img>` takes without any style. */
export function pictureAddress(svg: string): string {
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
