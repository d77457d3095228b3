/**
 * What a screen needs from whatever runs it.
 *
 * Screens and their controllers take a {@link Call}; the window gives them one
 * that speaks to Tauri (`tauri.ts`), tests give them one that is nothing but
 * the {@link Commands} interface.
 */
import type { Commands } from "./commands";
import type { ErrorCode, Text, WireError } from "./wire";

/** Calls one command. A refusal rejects with a {@link WireError}. */
export type Call = <Name extends keyof Commands>(
  name: Name,
  request: Commands[Name]["request"],
) => Promise<Commands[Name]["response"]>;

/** One function per command: the shape a stand-in host has. */
export type Host = {
  [Name in keyof Commands]: (request: Commands[Name]["request"]) => Promise<Commands[Name]["response"]>;
};

function isText(value: unknown): value is Text {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Text).ko === "string" &&
    typeof (value as Text).en === "string"
  );
}

/** The refusal a command answered with, or none when the failure is not one of ours. */
export function asWireError(failure: unknown): WireError | null {
  if (typeof failure !== "object" || failure === null) return null;
  const { code, message } = failure as { code?: unknown; message?: unknown };
  if (!isText(message)) return null;
  return { code: typeof code === "string" ? (code as ErrorCode) : null, message };
}

/** Whether a command was refused with this code. */
export function refusedWith(failure: unknown, code: ErrorCode): boolean {
  const refusal = asWireError(failure);
  return refusal !== null && code === refusal.code;
}
