import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keyName } from "../../src/kit/keys/names";
import { ByHand, SCANNER_GAP, Scans } from "../../src/kit/keys/scanner";
import { type Action, ACTIONS, isComposing, means } from "../../src/kit/keys/table";

const ALL = Object.keys(ACTIONS) as Action[];

/** Which of these actions a key press means, the first if there are several. */
function actionOf(event: KeyboardEvent, among: readonly Action[]): Action | null {
  return among.find((action) => means(event, action)) ?? null;
}

function press(
  target: Element,
  key: string,
  more: KeyboardEventInit & { keyCode?: number } = {},
): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, ...more });
  if (more.keyCode !== undefined) Object.defineProperty(event, "keyCode", { value: more.keyCode });
  target.dispatchEvent(event);
  return event;
}

function place<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.body.appendChild(document.createElement(name));
}

describe("the key table", () => {
  afterEach(() => document.body.replaceChildren());

  /** Korean typing: the Enter that ends a syllable must never send a form. Chromium says isComposing. */
  it("does nothing while an input method composes", () => {
    const field = place("input");
    for (const action of ALL.filter((one) => one !== "staff")) {
      for (const key of ACTIONS[action].keys) {
        const event = press(field, key, { isComposing: true });
        expect(actionOf(event, ALL), `${key} while composing`).toBeNull();
      }
    }
  });

  /** WebKit delivers the confirming Enter with isComposing false and key code 229. */
  it("does nothing on key code 229", () => {
    const event = press(place("input"), "Enter", { isComposing: false, keyCode: 229 });
    expect(isComposing(event), "229 is composition").toBe(true);
    expect(actionOf(event, ["goOn"]), "the confirming Enter of WebKit").toBeNull();
    expect(actionOf(press(document.body, "Enter", { keyCode: 13 }), ["goOn"]), "an ordinary Enter").toBe(
      "goOn",
    );
  });

  /** A button that shows Ctrl+Enter answers to it wherever the focus is; Enter alone is the focused button's. */
  it("leaves Enter alone to a button, and takes Enter with Ctrl", () => {
    const button = place("button");
    expect(actionOf(press(button, "Enter"), ["goOn"])).toBeNull();
    const held = press(button, "Enter", { ctrlKey: true, code: "Enter" });
    expect(actionOf(held, ["publish"])).toBe("publish");
  });

  /** A phone number typed into a field must not answer the survey. */
  it("keeps single characters out of text fields", () => {
    const fields = [place("input"), place("textarea")];
    for (const field of fields) {
      for (const key of ["0", "1", "9", "Backspace", "ArrowLeft"]) {
        const among = ["choose", "notKnown", "previousQuestion", "digit"] as const;
        expect(actionOf(press(field, key), among), `${key} in a field`).toBeNull();
      }
    }
    expect(actionOf(press(document.body, "3"), ["choose"]), "3 outside a field").toBe("choose");
    expect(actionOf(press(document.body, "0"), ["choose", "notKnown"]), "0 is not a choice").toBe("notKnown");
  });

  /** The language switch must stay usable by Enter, while a choice under focus must not eat it. */
  it("leaves Enter to the button under focus unless the button lets it through", () => {
    const button = place("button");
    expect(actionOf(press(button, "Enter"), ["goOn"]), "a plain button").toBeNull();
    button.dataset.enter = "through";
    expect(actionOf(press(button, "Enter"), ["goOn"]), "a choice").toBe("goOn");
  });

  /** Leaning on Enter must not skip the survey; holding an arrow key moves. */
  it("acts once on a held key", () => {
    expect(actionOf(press(document.body, "Enter", { repeat: true }), ["goOn"]), "held Enter").toBeNull();
    expect(actionOf(press(document.body, "ArrowDown", { repeat: true }), ["down"]), "held arrow").toBe(
      "down",
    );
  });

  /** Staff get the kiosk back even from half a syllable, and a Hangul keyboard types letters where K and Z are. */
  it("asks for chords by the place of the key", () => {
    const staff = { code: "KeyK", ctrlKey: true, shiftKey: true };
    expect(actionOf(press(place("input"), "ㅏ", { ...staff, isComposing: true }), ALL)).toBe("staff");
    const undo = { code: "KeyZ", ctrlKey: true };
    expect(actionOf(press(document.body, "ㅋ", undo), ALL), "Ctrl+Z").toBe("undoEdit");
    expect(actionOf(press(document.body, "ㅋ", { code: "KeyZ", metaKey: true }), ALL), "Cmd+Z").toBe(
      "undoEdit",
    );
    expect(actionOf(press(place("textarea"), "z", undo), ALL), "a field keeps its own").toBeNull();
    const alt = { altKey: true };
    expect(actionOf(press(place("input"), "ArrowUp", alt), ALL), "Alt with an arrow").toBe("moveUp");
    expect(actionOf(press(place("input"), "ArrowUp", { ...alt, isComposing: true }), ALL)).toBeNull();
  });

  /** What a hint says and what a key does must not part. */
  it("names every key as the table has it", () => {
    expect(
      ALL.map((action) => keyName(action)).every((name) => name !== ""),
      "every key has a name",
    ).toBe(true);
    expect(keyName("picture")).toBe(ACTIONS.picture.keys[0]);
    expect(
      ["leave", "up", "undoEdit", "moveDown", "switchStaff"].map((action) => keyName(action as Action)),
    ).toEqual(["Esc", "↑", "Ctrl Z", "Alt ↓", "Ctrl U"]);
    expect(keyName("choose", 2), "the third choice").toBe("3");
  });

  /** Ctrl+0 resets the zoom in some systems; it is not "not known". */
  it("leaves chords to the system", () => {
    expect(actionOf(press(document.body, "0", { ctrlKey: true }), ["notKnown"]), "Ctrl+0").toBeNull();
    expect(actionOf(press(document.body, "F8", { altKey: true }), ["evening"]), "Alt+F8").toBeNull();
  });
});

/** A scanner's first digit must not answer before its second one tells it apart. */
describe("digits by hand", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Presses keys at these times in milliseconds and gives those that acted. */
  function acted(presses: readonly (readonly [string, number])[]): string[] {
    const done: string[] = [];
    const byHand = new ByHand();
    let now = 0;
    for (const [key, at] of presses) {
      vi.advanceTimersByTime(at - now);
      now = at;
      const event = new KeyboardEvent("keydown", { key });
      Object.defineProperty(event, "timeStamp", { value: at });
      byHand.press(event, /^(\d|Enter|Backspace)$/.test(key) ? () => done.push(key) : null);
    }
    vi.advanceTimersByTime(SCANNER_GAP);
    return done;
  }

  it("lets a hand choose, change its mind and confirm", () => {
    const hand = [
      ["2", 1000],
      ["3", 1120],
      ["Enter", 1200],
      ["Enter", 1201],
      ["1", 1210],
    ] as const;
    expect(acted(hand), "all of it, in order").toEqual(["2", "3", "Enter", "Enter", "1"]);
  });

  it("drops a scan whole, with the letters in it and the Enter after it", () => {
    const scan = [..."A1", ..."8801234", "Enter"].map((key, index) => [key, 1000 + index * 15] as const);
    expect(acted(scan), "nothing of a scan acts").toEqual([]);
    expect(acted([...scan, ["2", 1400]]), "a hand may press right after").toEqual(["2"]);
  });

  it("does not let Enter overtake a digit whose timer is late", () => {
    const done: string[] = [];
    const byHand = new ByHand();
    for (const [key, at] of [
      ["2", 1000],
      ["Enter", 1090],
    ] as const) {
      const event = new KeyboardEvent("keydown", { key });
      Object.defineProperty(event, "timeStamp", { value: at });
      byHand.press(event, () => done.push(key));
    }
    expect(done, "the digit first").toEqual(["2", "Enter"]);
  });
});

describe("a burst of keys", () => {
  function scannedFrom(keys: readonly string[]): string | null {
    const scans = new Scans();
    let scan: string | null = null;
    for (const [index, key] of keys.entries()) {
      const event = new KeyboardEvent("keydown", { key });
      Object.defineProperty(event, "timeStamp", { value: 1000 + index * 10 });
      scan = scans.press(event);
    }
    return scan;
  }

  it("is a scan when Enter closes it, with Shift in its midst", () => {
    expect(scannedFrom([..."88012", "Shift", ..."34567", "Enter"])).toBe("8801234567");
  });

  it("ends where a Tab leaves the field: a quick name and price are no scan", () => {
    expect(scannedFrom([..."유리 종", "Tab", ..."12,000", "Enter"])).toBeNull();
  });
});
