/**
 * What does a picture say to the desk?
 *
 * A picture is read as a scanner would read it: one code, whose text the host
 * then weighs like any other scan. What cannot be read so is answered with a
 * reason; nothing is recorded either way.
 */
import type { Decoder } from "./decode";
import { pixelsOf, type Unopened } from "./picture";

/** Why there is no text in a picture. */
export type Unread = Unopened | "no-code" | "several-codes";

/** What came of looking at a picture: the text of its code, or why there is none. */
export type Reading = { readonly text: string } | { readonly why: Unread };

/** A coupon's code ends in the 49 digits of its token; the maker's card, printed beside it, does not. */
const COUPON = /\d{49}$/;

let decoder: Promise<Decoder> | null = null;

async function started(): Promise<Decoder> {
  const [{ startDecoder }, { wasm }] = await Promise.all([import("./decode"), import("./wasm")]);
  return startDecoder(wasm);
}

/** The decoder, loaded when it is first needed. */
export async function theDecoder(): Promise<Decoder> {
  decoder ??= started();
  try {
    return await decoder;
  } catch (failure) {
    // A failed start is not kept: the next picture tries again.
    decoder = null;
    throw failure;
  }
}

/** Of several codes the one coupon among them is meant. */
export function meant(texts: readonly string[]): Reading {
  const coupons = texts.filter((text) => COUPON.test(text));
  const [text, another] = coupons.length > 0 ? coupons : texts;
  if (text === undefined) return { why: "no-code" };
  return another === undefined ? { text } : { why: "several-codes" };
}

/** Reads a picture that somebody dropped, pasted or chose. */
export async function readPicture(file: Blob): Promise<Reading> {
  const pixels = await pixelsOf(file);
  if (typeof pixels === "string") return { why: pixels };
  return meant(await (await theDecoder()).photograph(pixels));
}
