/** The real host. This folder is the only one that knows Tauri; a test reads the imports. */
import { invoke } from "@tauri-apps/api/core";
import { getCurrentWindow } from "@tauri-apps/api/window";
import type { Call } from "./host";

/** Calls a command of the shell. */
export const call: Call = (name, request) => invoke(name, { request });

/** The windows, by the label the shell gave them. */
export type WindowLabel = "main" | "kiosk" | "visitor";

/** Which window this is. */
export function windowLabel(): WindowLabel {
  const { label } = getCurrentWindow();
  return label === "kiosk" || label === "visitor" ? label : "main";
}
