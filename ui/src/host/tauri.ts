/** The real host. This folder is the only one that knows Tauri; a test reads the imports. */
import { invoke } from "@tauri-apps/api/core";
import type { Call } from "./host";

/** Calls a command of the shell. */
export const call: Call = (name, request) => invoke(name, { request });
