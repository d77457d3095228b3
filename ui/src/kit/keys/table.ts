/**
 * Which key does what?
 *
 * One table for the whole UI: screens declare actions (layers.svelte.ts) and
 * never look at keys themselves. The rules that protect typing live here, once:
 *
 * - nothing happens while an input method composes. WebKit delivers the Enter
 *   that confirms a Hangul syllable with `isComposing === false` and key code
 *   229, so both are asked;
 * - single characters are never shortcuts while focus is in a text field;
 * - a held key acts once, so that leaning on Enter does not skip a survey;
 * - a focused button keeps its own Enter, unless it says `data-enter="through"`.
 */

/** Which modifier keys must be held, and which must not. Shift alone decides nothing: it is needed to type `+`. */
const HELD = {
  none: (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey,
  alt: (event: KeyboardEvent) => event.altKey && !event.ctrlKey && !event.metaKey,
  command: (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey,
  controlShift: (event: KeyboardEvent) => event.ctrlKey && event.shiftKey,
} as const;

interface Binding {
  /**
   * `KeyboardEvent.key` values; with Ctrl or Alt, `KeyboardEvent.code` values: the place of the key, because a Hangul
   * keyboard types ㅋ where Z is.
   */
  readonly keys: readonly string[];
  /** Whether the key also acts while focus is in a text field. */
  readonly whileTyping: boolean;
  /** The modifiers that go with it; `none` unless said. */
  readonly held?: keyof typeof HELD;
  /** Whether a held key acts again and again; moving through a list may, going on may not. */
  readonly repeats?: boolean;
  /** Whether it acts although an input method composes. */
  readonly whileComposing?: boolean;
}

/** Every action a key can start. */
export const ACTIONS = {
  goOn: { keys: ["Enter"], whileTyping: true },
  leave: { keys: ["Escape"], whileTyping: true },
  choose: { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], whileTyping: false },
  notKnown: { keys: ["0"], whileTyping: false },
  previousQuestion: { keys: ["ArrowLeft", "Backspace"], whileTyping: false },
  // The same from a text field, which keeps the plain keys.
  notKnownTyped: { keys: ["Digit0"], held: "alt", whileTyping: true },
  chooseTyped: {
    keys: ["Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9"],
    held: "alt",
    whileTyping: true,
  },
  previousTyped: { keys: ["ArrowLeft"], held: "alt", whileTyping: true },
  down: { keys: ["ArrowDown"], whileTyping: true, repeats: true },
  up: { keys: ["ArrowUp"], whileTyping: true, repeats: true },
  before: { keys: ["ArrowLeft"], whileTyping: false },
  after: { keys: ["ArrowRight"], whileTyping: false },
  moveDown: { keys: ["ArrowDown"], held: "alt", whileTyping: true, repeats: true },
  moveUp: { keys: ["ArrowUp"], held: "alt", whileTyping: true, repeats: true },
  furtherFields: { keys: ["ArrowDown"], held: "alt", whileTyping: true },
  /** Only of a field that is empty: there it takes nothing back. */
  removeEmpty: { keys: ["Backspace"], whileTyping: true },
  publish: { keys: ["Enter"], held: "command", whileTyping: true },
  // A text field keeps its own.
  undoEdit: { keys: ["KeyZ"], held: "command", whileTyping: false, repeats: true },
  help: { keys: ["F1"], whileTyping: true },
  // From an empty field it is asked for, too: HelpDialog.svelte.
  helpSign: { keys: ["?"], whileTyping: false },
  visitors: { keys: ["F5"], whileTyping: true },
  prepare: { keys: ["F9"], whileTyping: true },
  evening: { keys: ["F8"], whileTyping: true },
  segments: { keys: ["F8"], whileTyping: true },
  kiosk: { keys: ["F4"], whileTyping: true },
  undo: { keys: ["F6"], whileTyping: true },
  counter: { keys: ["F2"], whileTyping: true },
  fairs: { keys: ["F3"], whileTyping: true },
  device: { keys: ["F12"], whileTyping: true },
  switchStaff: { keys: ["KeyU"], held: "command", whileTyping: true, whileComposing: true },
  endSample: { keys: ["F10"], whileTyping: true },
  menu: { keys: ["F5"], whileTyping: true },
  picture: { keys: ["F7"], whileTyping: true },
  request: { keys: ["F11"], whileTyping: true },
  // Neither a name, a number nor a code begins with it, and no scanner sends it first; the won sign is what the same key
  // writes on a Mac while it writes Hangul. With Shift it takes back.
  tally: { keys: ["`", "₩"], whileTyping: true, repeats: true },
  untally: { keys: ["~"], whileTyping: true, repeats: true },
  board: { keys: ["KeyB"], held: "command", whileTyping: true, whileComposing: true },
  // P for paper; the web view's own printing never starts.
  receipt: { keys: ["KeyP"], held: "command", whileTyping: true, whileComposing: true },
  // E for estimate.
  quote: { keys: ["KeyE"], held: "command", whileTyping: true, whileComposing: true },
  digit: { keys: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], whileTyping: false },
  more: { keys: ["+", "="], whileTyping: true },
  less: { keys: ["-"], whileTyping: true },
  // L for lock, as on the system's own lock key.
  lock: { keys: ["KeyL"], held: "command", whileTyping: true, whileComposing: true },
  // It writes nothing, and staff must get the kiosk back from a visitor who left half a syllable.
  staff: { keys: ["KeyK"], held: "controlShift", whileTyping: true, whileComposing: true, repeats: true },
} as const satisfies Record<string, Binding>;

/** The name of an action. */
export type Action = keyof typeof ACTIONS;

/** Whether an input method is at work on this key press. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

const TEXTLESS_INPUTS = new Set(["button", "checkbox", "radio", "submit", "reset", "range", "color", "file"]);

/** Whether focus is where letters go. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !TEXTLESS_INPUTS.has(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Whether the element under focus answers Enter by itself. */
function keepsItsEnter(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const pressable = target.closest("button, a[href], summary, select");
  return pressable !== null && pressable.getAttribute("data-enter") !== "through";
}

/** Whether a key press means this action. */
export function means(event: KeyboardEvent, action: Action): boolean {
  const binding: Binding = ACTIONS[action];
  const { held = "none" } = binding;
  // What Alt writes differs from keyboard to keyboard; the place of the key does not.
  const key = held === "none" || event.code === "" ? event.key : event.code;
  if (!binding.keys.includes(key) || !HELD[held](event)) return false;
  if (isComposing(event) && !binding.whileComposing) return false;
  if (isTextField(event.target) && !binding.whileTyping) return false;
  if (event.repeat && !binding.repeats) return false;
  return event.key !== "Enter" || held !== "none" || !keepsItsEnter(event.target);
}

/** With Ctrl or the command key: what moves and deletes in a text field. */
const EDITS = /^(Backspace|Delete|Home|End|Arrow(Left|Right))$/;

/** Whether a web view may have a use of its own for a key press. Ctrl with Alt is AltGr, which writes letters. */
export function isBrowserKey(event: KeyboardEvent): boolean {
  if (event.altKey) return event.key.startsWith("Arrow") || event.key === "Home";
  const held = event.ctrlKey || event.metaKey;
  // What deletes in the field in hand reaches nothing outside of it. Ctrl+A would: what is
  // selected can be pasted elsewhere on a Linux desktop (the middle button), and what a
  // visitor typed is nobody else's.
  if (held && isTextField(event.target)) return !EDITS.test(event.key);
  return held || /^(F\d+|Browser.*)$/.test(event.key);
}

/** Whether a key press writes a letter that no text field takes: the first character of a scan, perhaps. */
export function isStrayLetter(event: KeyboardEvent): boolean {
  const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
  return letter && !isComposing(event) && !isTextField(event.target);
}
