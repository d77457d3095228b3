/** How the stand-in says and refuses something. */
import type { ErrorCode, Text, WireError } from "../src/host/wire";

/** Both texts of one sentence. */
export function text(ko: string, en: string): Text {
  return { ko, en };
}

/** Refuses, as the shell does. */
export function refuse(ko: string, en: string, code: ErrorCode | null = null): never {
  const refusal: WireError = { code, message: text(ko, en) };
  throw refusal;
}
