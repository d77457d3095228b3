/** What is a key called on the screen? Read from the same table that says what it does. */
import * as m from "../../paraglide/messages.js";
import { type Action, ACTIONS } from "./table";

/** Keys that are not called what they write. */
const NAMES: Record<string, string> = {
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  "-": "−",
};

const HELD = { alt: "Alt ", command: "Ctrl ", controlShift: "Ctrl Shift " } as const;

/** The name of an action's key; of its `index`th, where it has several. */
export function keyName(action: Action, index = 0): string {
  const binding = ACTIONS[action];
  const key = binding.keys[index] ?? "";
  const name = key === "Enter" ? m.key_enter() : (NAMES[key] ?? key.replace(/^(Digit|Key)/, ""));
  return "held" in binding ? HELD[binding.held] + name : name;
}
