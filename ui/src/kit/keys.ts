/**
 * Which key does what?
 *
 * One table for the whole window: screens ask {@link actionOf} which of their
 * actions a key press means and never look at keys themselves. The rules that
 * protect typing live here, once:
 *
 * - nothing happens while an input method composes. WebKit delivers the Enter
 *   that confirms a Hangul syllable with `isComposing === false` and key code
 *   229, so both are asked;
 * - single characters are never shortcuts while focus is in a text field;
 * - a held key acts once, so that leaning on Enter does not skip a survey;
 * - a focused button keeps its own Enter, unless it says `data-enter="through"`.
 */

interface Binding {
  /** `KeyboardEvent.key` values. */
  readonly keys: readonly string[];
  /** Whether the key also acts while focus is in a text field. */
  readonly whileTyping: boolean;
}

/** Every action a key can start. */
export const ACTIONS = {
  goOn: { keys: ["Enter"], whileTyping: true },
  leave: { keys: ["Escape"], whileTyping: true },
  choose: { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], whileTyping: false },
  notKnown: { keys: ["0"], whileTyping: false },
  previousQuestion: { keys: ["ArrowLeft", "Backspace"], whileTyping: false },
  down: { keys: ["ArrowDown"], whileTyping: true },
  up: { keys: ["ArrowUp"], whileTyping: true },
  before: { keys: ["ArrowLeft"], whileTyping: false },
  after: { keys: ["ArrowRight"], whileTyping: false },
  prepare: { keys: ["F9"], whileTyping: true },
  evening: { keys: ["F8"], whileTyping: true },
  kiosk: { keys: ["F4"], whileTyping: true },
  undo: { keys: ["F6"], whileTyping: true },
  counter: { keys: ["F2"], whileTyping: true },
  picture: { keys: ["F7"], whileTyping: true },
  digit: { keys: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], whileTyping: false },
  more: { keys: ["+", "="], whileTyping: true },
  less: { keys: ["-"], whileTyping: true },
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

/** Which of these actions the key press means, if any. */
export function actionOf<Among extends Action>(event: KeyboardEvent, among: readonly Among[]): Among | null {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return null;
  const typing = isTextField(event.target);
  for (const action of among) {
    const binding: Binding = ACTIONS[action];
    if (!binding.keys.includes(event.key)) continue;
    if (typing && !binding.whileTyping) continue;
    if (event.key === "Enter" && keepsItsEnter(event.target)) continue;
    // Moving through a list may repeat; nothing else may.
    if (event.repeat && action !== "down" && action !== "up") continue;
    return action;
  }
  return null;
}

/** Ctrl+Shift+K: staff want the kiosk back. The key is asked for by its place, because a Hangul keyboard types ㅏ there. */
export function asksForStaff(event: KeyboardEvent): boolean {
  return event.ctrlKey && event.shiftKey && event.code === "KeyK";
}

/** Alt with an arrow moves what is in hand up (-1) or down (1), also while its text is being typed. */
export function movesBy(event: KeyboardEvent): 1 | -1 | null {
  if (isComposing(event) || !event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === "ArrowUp") return -1;
  return event.key === "ArrowDown" ? 1 : null;
}

/** Ctrl+Z (or Cmd+Z); a text field keeps its own. By the key's place, because a Hangul keyboard types ㅋ there. */
export function undoes(event: KeyboardEvent): boolean {
  const meant = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  return meant && event.code === "KeyZ" && !isTextField(event.target);
}

/** No hand presses two keys within this many milliseconds; a scanner does nothing else. */
export const SCANNER_GAP = 40;

/**
 * Collects what a scanner types while the focus is somewhere else.
 *
 * A burst of characters, each within {@link SCANNER_GAP} of the one before,
 * closed by Enter as quickly, is a scan. Codes of fewer characters exist, but a
 * hand that rolls over three keys must not be taken for a scanner.
 */
export class Scans {
  #at = -Infinity;
  #scannedAt = -Infinity;
  #typed = "";

  /** Whether this is the second of the two Enters that some scanners send; to be asked before {@link press}. */
  echoes(event: KeyboardEvent): boolean {
    return event.key === "Enter" && event.timeStamp - this.#scannedAt < 3 * SCANNER_GAP;
  }

  /** A key was pressed, of which every one must be told. The scan that this Enter closes, or none. */
  press(event: KeyboardEvent): string | null {
    const goesOn = event.timeStamp - this.#at < SCANNER_GAP;
    if (event.key.length === 1) {
      this.#typed = goesOn ? this.#typed + event.key : event.key;
      this.#at = event.timeStamp;
      return null;
    }
    // Shift and the like come between the characters of an address; a Tab leaves
    // the field, and what a hand wrote there is no part of what follows.
    if (event.key !== "Enter" && event.key !== "Tab") return null;
    const typed = this.#typed;
    this.#typed = "";
    if (event.key === "Tab") return null;
    if (!goesOn || typed.length < SHORTEST_SCAN) return null;
    this.#scannedAt = event.timeStamp;
    return typed;
  }
}

const SHORTEST_SCAN = 8;

/**
 * Holds a digit back until it is clear that a hand pressed it.
 *
 * A scanner types like a keyboard, and its first digits would answer the
 * question in hand. So a digit acts only when no other key followed within
 * {@link SCANNER_GAP}; a key that came sooner after a character, the scanner's
 * final Enter too, belongs to a scan and does nothing.
 */
export class ByHand {
  #character = -Infinity;
  #held: { timer: ReturnType<typeof setTimeout>; act: () => void } | null = null;

  /** A key that means `act`, or nothing here, was pressed; every key must be told. */
  press(event: KeyboardEvent, act: (() => void) | null): void {
    const scanned = event.timeStamp - this.#character < SCANNER_GAP;
    const isDigit = /^\d$/.test(event.key);
    if (event.key.length === 1) this.#character = event.timeStamp;
    if (scanned) return this.drop();
    // A late timer must not let the Enter overtake the digit before it.
    this.#act();
    if (act === null) return;
    if (isDigit) this.#held = { timer: setTimeout(() => this.#act(), SCANNER_GAP), act };
    else act();
  }

  /** Forgets what is held back. */
  drop(): void {
    if (this.#held !== null) clearTimeout(this.#held.timer);
    this.#held = null;
  }

  #act(): void {
    const held = this.#held;
    this.drop();
    held?.act();
  }
}
