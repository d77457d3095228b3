/** Did a hand press this, or a scanner, which types like a keyboard? */
import { isComposing } from "./table";

/** No hand presses two keys within this many milliseconds; a scanner does nothing else. */
export const SCANNER_GAP = 40;

/** A laptop that is busy takes the keys of one scan with a pause between them, of at most as many milliseconds. */
const LONGEST_STALL = 1000;

/**
 * Collects what a scanner types while the focus is somewhere else.
 *
 * A burst of characters, each within {@link SCANNER_GAP} of the one before,
 * closed by Enter as quickly, is a scan; so are bursts with a stall between them. Codes of fewer characters exist, but a
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
    const gap = event.timeStamp - this.#at;
    const goesOn = gap < SCANNER_GAP;
    if (event.key.length === 1) {
      const isOneScan = goesOn || (this.#typed.length >= SHORTEST_SCAN && gap < LONGEST_STALL);
      this.#typed = isOneScan ? this.#typed + event.key : event.key;
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
 * What a scan wrote into the field it belongs into, without what stood there
 * before: an older code, a name half typed. It looks at the field and not at
 * the keys, for an input method writes other letters than were pressed.
 */
export class WrittenByScanner {
  #at = -Infinity;
  #keys = 0;
  #stood: { value: string; start: number; end: number } | null = null;
  /**
   * A key was pressed in the field, of which every one must be told; for the Enter that closes a scan what the scan
   * wrote, otherwise nothing.
   */
  press(event: KeyboardEvent, field: HTMLInputElement): string | null {
    const gap = event.timeStamp - this.#at;
    const goesOn = gap < SCANNER_GAP;
    if (event.key === "Enter") {
      const stood = goesOn && this.#keys >= SHORTEST_SCAN ? this.#stood : null;
      this.#stood = null;
      this.#keys = 0;
      return stood && field.value.slice(stood.start, field.value.length - (stood.value.length - stood.end));
    }
    // Keys that write nothing, like Shift, come between the characters of an address.
    if (event.key.length !== 1 && !isComposing(event)) return null;
    const isStalled = this.#keys >= SHORTEST_SCAN && gap < LONGEST_STALL;
    if ((!goesOn && !isStalled) || this.#stood === null) {
      const { value, selectionStart, selectionEnd } = field;
      this.#stood = { value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length };
      this.#keys = 0;
    }
    this.#keys += 1;
    this.#at = event.timeStamp;
    return null;
  }
}

/** What a key writes on the keyboard that scanners are, by its place; with Shift the second. */
const WRITES: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ["-", "_"],
  Equal: ["=", "+"],
  BracketLeft: ["[", "{"],
  BracketRight: ["]", "}"],
  Backslash: ["\\", "|"],
  Semicolon: [";", ":"],
  Quote: ["'", '"'],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Backquote: ["`", "~"],
  Space: [" ", " "],
  ...Object.fromEntries([...")!@#$%^&*("].map((sign, digit) => [`Digit${digit}`, [String(digit), sign]])),
  ...Object.fromEntries(
    [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((big) => [`Key${big}`, [big.toLowerCase(), big]]),
  ),
};

const HANGUL = /[ㄱ-ㆎ가-힣]/u;

/** What the key writes without an input method, which keeps the letters from the page; nothing for Shift and the like. */
function written(event: KeyboardEvent): string {
  const { key, code } = event;
  if (event.ctrlKey || event.metaKey) return "";
  const place = WRITES[code];
  const isTaken = isComposing(event) || HANGUL.test(key);
  if (isTaken && place) return place[event.shiftKey ? 1 : 0];
  return key.length === 1 ? key : "";
}

/** Whether a line of a scan ends with this key: some scanners send the line feed as Ctrl+J, alone or after Enter. */
function endsLine({ key, code, ctrlKey }: KeyboardEvent): boolean {
  return key === "Enter" || (ctrlKey && code === "KeyJ");
}

/**
 * A scan that goes into a text field where none belongs: all its lines, for the code of a visiting card has many, and
 * a scanner types Enter after each. It is read off the keys and not off the field, where an input method makes Korean
 * of it and loses the capitals.
 */
export class StrayScan {
  #at = -Infinity;
  #line = "";
  #lines: string[] = [];
  #stood = "";
  #over: ReturnType<typeof setTimeout> | undefined;

  /** @param begins Whether a scan can begin with this line; with any unless said. */
  constructor(private readonly begins: (line: string) => boolean = () => true) {}

  /**
   * A key was pressed in the field, of which every one must be told. Whether it ends a line of a scan; once the scan
   * is over, `take` is told of it, with what stood in the field before.
   */
  press(
    event: KeyboardEvent,
    field: { readonly value: string },
    take: (scan: string, stood: string) => void,
  ): boolean {
    const ends = endsLine(event);
    const character = ends ? "" : written(event);
    if (!ends && character === "") return false;
    const isGoing = this.#lines.length > 0;
    if (!this.goesOn(event)) {
      // The page was busy, and this key came before the timer.
      this.#finish(take);
      if (ends) return isGoing;
      this.#stood = field.value;
    }
    if (ends) {
      if (!isGoing && (this.#line.length < SHORTEST_SCAN || !this.begins(this.#line))) {
        this.#line = "";
        return false;
      }
      if (this.#line !== "") this.#lines.push(this.#line);
      this.#line = "";
    } else this.#line += character;
    this.#at = event.timeStamp;
    if (this.#lines.length > 0) {
      clearTimeout(this.#over);
      this.#over = setTimeout(() => this.#finish(take), BETWEEN_LINES);
    }
    return ends;
  }

  /** Whether this key belongs to what came before: no hand is this quick. A scanner breathes between two lines. */
  goesOn(event: KeyboardEvent): boolean {
    return event.timeStamp - this.#at < (this.#lines.length > 0 ? BETWEEN_LINES : SCANNER_GAP);
  }

  /** Forgets what is under way. */
  drop(): void {
    clearTimeout(this.#over);
    this.#line = "";
    this.#lines = [];
  }

  /** Nothing more comes: tells of the scan, if it was one. The last line may have come without its Enter. */
  #finish(take: (scan: string, stood: string) => void): void {
    const isScan = this.#lines.length > 0;
    const lines = [...this.#lines, this.#line].filter((line) => line !== "");
    this.drop();
    if (isScan) take(lines.join("\n"), this.#stood);
  }
}

/** Whether a scan of several lines begins with this one: the code of a visiting card. */
export function beginsCard(line: string): boolean {
  return /^(\]\w\d)?BEGIN:VCARD$/i.test(line.trim());
}

/** The longest that a scanner waits between two lines of one code. */
const BETWEEN_LINES = 3 * SCANNER_GAP;

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
