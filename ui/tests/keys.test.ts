import { afterEach, describe, expect, it } from "vitest";
import { ACTIONS, actionOf, isComposing, type Action } from "../src/keys";

const ALL = Object.keys(ACTIONS) as Action[];

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
    for (const action of ALL) {
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

  /** Ctrl+0 resets the zoom in some systems; it is not "not known". */
  it("leaves chords to the system", () => {
    expect(actionOf(press(document.body, "0", { ctrlKey: true }), ["notKnown"]), "Ctrl+0").toBeNull();
    expect(actionOf(press(document.body, "F8", { altKey: true }), ["evening"]), "Alt+F8").toBeNull();
  });
});
