/** The real host. This folder is the only one that knows Tauri; a test reads the imports. */
import { invoke } from "@tauri-apps/api/core";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Call } from "./host";

/** Calls a command of the shell. */
export const call: Call = (name, request) => invoke(name, { request });

/** Whether this window is the kiosk, by the label the shell gave it. */
export function isKiosk(): boolean {
  return getCurrentWindow().label === "kiosk";
}
