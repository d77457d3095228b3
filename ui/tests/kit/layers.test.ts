import { cleanup, fireEvent, render } from "@testing-library/svelte";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { KeyAction, KeyLayer } from "../../src/kit/keys/layers.svelte";
import { SCANNER_GAP } from "../../src/kit/keys/scanner";
import type { Action } from "../../src/kit/keys/table";
import { sources } from "../imports";
import KeyNest from "./KeyNest.svelte";

let done: string[] = [];

/** A layer whose actions write down that they ran. */
function layer(name: string, actions: readonly Action[], rest: Partial<KeyLayer> = {}): KeyLayer {
  return {
    actions: actions.map((on): KeyAction => ({ on, run: () => done.push(`${name} ${on}`) })),
    ...rest,
  };
}

/** The field of a layer that stands. */
function field(name: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`[data-field="${name}"]`);
  if (found === null) throw new Error(`no field ${name}`);
  return found;
}

function leaves(name: string): string | undefined {
  return document.querySelector<HTMLElement>(`[data-name="${name}"]`)?.dataset.leaves;
}

/** Presses keys 10 ms apart, as a scanner does. */
async function burst(at: Element, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: 1000 + index * 10 });
    await fireEvent(at, event);
  }
}

beforeEach(() => void (done = []));
afterEach(() => vi.useRealTimers());

describe("who gets the key", () => {
  it("is what is inside, and then its screen", async () => {
    render(KeyNest, { screen: layer("screen", ["leave", "evening"]), inner: layer("inner", ["leave"]) });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    await fireEvent.keyDown(document.body, { key: "F8" });
    expect(done).toEqual(["inner leave", "screen evening"]);
  });

  it("is the next one, where what is inside cannot act now", async () => {
    const inner = layer("inner", ["leave"]);
    const closed: KeyLayer = { actions: inner.actions.map((one) => ({ ...one, enabled: () => false })) };
    render(KeyNest, { screen: layer("screen", ["leave"]), inner: closed });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    cleanup();
    render(KeyNest, { screen: layer("screen", ["leave"]), inner: { ...inner, enabled: () => false } });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(done).toEqual(["screen leave", "screen leave"]);
  });

  it("is first of all what stands around the focus", async () => {
    render(KeyNest, {
      screen: layer("screen", ["goOn"]),
      inner: layer("inner", ["goOn"]),
      around: layer("around", ["goOn"]),
    });
    await fireEvent.keyDown(field("around"), { key: "Enter" });
    await fireEvent.keyDown(field("inner"), { key: "Enter" });
    expect(done).toEqual(["around goOn", "inner goOn"]);
  });

  it("is nothing below an open dialog, and what is in the dialog goes before it", async () => {
    render(KeyNest, {
      screen: layer("screen", ["leave", "evening", "goOn"]),
      dialog: layer("dialog", ["leave"], { modal: true }),
      inDialog: layer("in dialog", ["goOn"]),
    });
    for (const key of ["F8", "Enter", "Escape"]) await fireEvent.keyDown(document.body, { key });
    expect(done).toEqual(["in dialog goOn", "dialog leave"]);
  });

  /** Something below a dialog may still be arriving when the dialog opens. */
  it("is the dialog also when the screen below is made anew", async () => {
    const { rerender } = render(KeyNest, { dialog: layer("dialog", ["leave"], { modal: true }) });
    await rerender({ inner: layer("inner", ["leave", "goOn"]) });
    for (const key of ["Enter", "Escape"]) await fireEvent.keyDown(document.body, { key });
    expect(done).toEqual(["dialog leave"]);
  });

  it("is the screen again once the dialog is gone", async () => {
    const screen = layer("screen", ["leave"]);
    const { rerender } = render(KeyNest, { screen, dialog: layer("dialog", ["leave"], { modal: true }) });
    expect(leaves("screen"), "Escape is not the screen's while a dialog is open").toBe("false");
    await rerender({ dialog: undefined });
    expect(leaves("screen"), "the hint is back").toBe("true");
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(done).toEqual(["screen leave"]);
  });

  /** One screen goes in the same moment as the next comes. */
  it("is the next screen, where one takes the place of another", async () => {
    const { rerender } = render(KeyNest, { instead: false, screen: layer("first", ["leave"]) });
    await rerender({ instead: true, screen: layer("second", ["leave"]) });
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(done).toEqual(["second leave"]);
  });

  it("is nobody who has gone", async () => {
    render(KeyNest, { screen: layer("screen", ["leave"]) });
    cleanup();
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(done).toEqual([]);
  });

  it("tells whoever wants to know that somebody is there, dialog or not", async () => {
    const noticed = vi.fn();
    render(KeyNest, {
      screen: layer("screen", [], { noticed }),
      dialog: layer("dialog", [], { modal: true }),
    });
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(noticed).toHaveBeenCalledOnce();
  });
});

describe("a hand that types", () => {
  it("starts nothing while an input method composes, in no layer", async () => {
    render(KeyNest, {
      screen: layer("screen", ["goOn", "leave", "choose"]),
      inner: layer("inner", ["goOn"]),
      dialog: undefined,
    });
    await fireEvent.keyDown(field("inner"), { key: "Enter", isComposing: true });
    await fireEvent.keyDown(field("inner"), { key: "Enter", keyCode: 229 });
    await fireEvent.keyDown(field("screen"), { key: "Escape", isComposing: true });
    expect(done).toEqual([]);
  });

  it("keeps its single characters, and lets through what works while typing", async () => {
    render(KeyNest, { screen: layer("screen", ["choose", "previousQuestion", "goOn"]) });
    for (const key of ["1", "Backspace", "Enter"]) await fireEvent.keyDown(field("screen"), { key });
    expect(done).toEqual(["screen goOn"]);
  });

  it("is led to the field where stray letters belong, but not out of another field or by a composed one", async () => {
    render(KeyNest, {
      screen: layer("screen", ["leave"], { letters: () => field("screen") }),
      inner: layer("inner", []),
    });
    await fireEvent.keyDown(document.body, { key: "ㅎ", isComposing: true });
    expect(document.activeElement, "composed").toBe(document.body);
    field("inner").focus();
    await fireEvent.keyDown(field("inner"), { key: "a" });
    expect(document.activeElement, "in a field").toBe(field("inner"));
    field("inner").blur();
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(document.activeElement, "stray").toBe(field("screen"));
  });
});

describe("a scanner's burst", () => {
  const CODE = [..."8801234567"];

  it("answers nothing by its digits, and nothing by its Enter", async () => {
    vi.useFakeTimers();
    render(KeyNest, { screen: layer("screen", ["choose", "goOn"], { byHand: true }) });
    await burst(document.body, [...CODE, "Enter"]);
    vi.advanceTimersByTime(SCANNER_GAP * 2);
    expect(done, "all of it was a scan").toEqual([]);
    await fireEvent.keyDown(document.body, { key: "2" });
    expect(done, "a digit is held back").toEqual([]);
    vi.advanceTimersByTime(SCANNER_GAP);
    expect(done, "until it is clear that a hand pressed it").toEqual(["screen choose"]);
  });

  it("forgets the digit it held back when its screen goes", async () => {
    vi.useFakeTimers();
    render(KeyNest, { screen: layer("screen", ["choose"], { byHand: true }) });
    await fireEvent.keyDown(document.body, { key: "2" });
    cleanup();
    vi.advanceTimersByTime(SCANNER_GAP * 2);
    expect(done).toEqual([]);
  });

  it("is taken as a scan wherever the focus is, out of the field it went into, and its second Enter is nothing", async () => {
    const scans: string[] = [];
    const scanned = { field: () => field("inner"), take: (scan: string) => scans.push(scan) };
    render(KeyNest, {
      screen: layer("screen", ["goOn"], { byHand: true, scanned }),
      inner: layer("inner", []),
    });
    field("screen").value = `12${CODE.join("")}`;
    await burst(field("screen"), [...CODE, "Enter", "Enter"]);
    expect(scans).toEqual([CODE.join("")]);
    expect(field("screen").value, "what was scanned into a number is no number").toBe("12");
    expect(document.activeElement, "scans belong there").toBe(field("inner"));
    expect(done, "neither Enter did anything else").toEqual([]);
  });

  it("is the field's own where scans belong", async () => {
    const take = vi.fn();
    render(KeyNest, {
      screen: layer("screen", ["goOn"], { scanned: { field: () => field("screen"), take } }),
    });
    await burst(field("screen"), [...CODE, "Enter"]);
    expect(take).not.toHaveBeenCalled();
    expect(done, "Enter looks it up").toEqual(["screen goOn"]);
  });

  /** A good coupon was refused because an unknown barcode still stood before it. */
  it.each([
    ["at the end", "000999", 6, 6, ""],
    ["in the middle", "김서연", 1, 1, ""],
    ["over what was selected", "old code", 4, 8, ""],
    ["with an input method that writes other letters", "ㅎ", 1, 1, "ㅗㅅ"],
  ])("stands alone in the field, typed %s", async (_, before, start, end, letters) => {
    const typed: string[] = [];
    const scanned = { field: () => field("screen"), take: vi.fn() };
    render(KeyNest, { screen: layer("screen", ["goOn"], { byHand: true, scanned }) });
    const at = field("screen");
    at.addEventListener("input", () => typed.push(at.value));
    at.value = before;
    at.setSelectionRange(start, end);
    const keys = [...letters, ...CODE, "Enter"];
    for (const [index, key] of keys.entries()) {
      const letter = index < letters.length;
      const event = new KeyboardEvent("keydown", { key, bubbles: true, isComposing: letter });
      Object.defineProperty(event, "timeStamp", { value: 1000 + index * 10 });
      await fireEvent(at, event);
      if (key !== "Enter") at.setRangeText(key, at.selectionStart ?? 0, at.selectionEnd ?? 0, "end");
    }
    expect(at.value).toBe(letters + CODE.join(""));
    expect(typed, "whoever holds the text hears it").toEqual([letters + CODE.join("")]);
    expect(done, "and Enter looks it up").toEqual(["screen goOn"]);
  });

  it("is not what a hand typed after what stood there", async () => {
    const scanned = { field: () => field("screen"), take: vi.fn() };
    render(KeyNest, { screen: layer("screen", ["goOn"], { scanned }) });
    field("screen").value = "010-1234-";
    for (const [index, key] of [..."56781234", "Enter"].entries()) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true });
      Object.defineProperty(event, "timeStamp", { value: 1000 + index * 90 });
      await fireEvent(field("screen"), event);
      if (key !== "Enter") field("screen").value += key;
    }
    expect(field("screen").value).toBe("010-1234-56781234");
  });
});

/** Two listeners would both act on one key, and one of them would forget the guards. */
describe("the window's keys", () => {
  const LISTENS = /onkey(down|up|press)|["'`]key(down|up|press)["'`]|on:key/;

  it("are listened to in one place only", () => {
    for (const written of [
      "<svelte:window {onkeydown} />",
      'addEventListener("keydown", f)',
      "onkeydowncapture={f}",
    ]) {
      expect(written, "a listener is seen").toMatch(LISTENS);
    }
    const listeners = sources("src").flatMap(({ path, text }) =>
      text.split("\n").flatMap((line) => (LISTENS.test(line) ? [`${path}: ${line.trim()}`] : [])),
    );
    expect(listeners).toEqual([
      // Only looks whether Caps Lock is on; no key starts anything there.
      "src/kit/PassphraseField.svelte: onkeydown={look}",
      "src/kit/PassphraseField.svelte: onkeyup={look}",
      'src/kit/keys/layers.svelte.ts: if (mounted.length === 0) window.addEventListener("keydown", pressed);',
      'src/kit/keys/layers.svelte.ts: if (mounted.length === 0) window.removeEventListener("keydown", pressed);',
    ]);
  });

  it("have one listener however many layers there are", () => {
    const add = vi.spyOn(window, "addEventListener");
    const remove = vi.spyOn(window, "removeEventListener");
    const calls = (spy: { mock: { calls: unknown[][] } }) =>
      spy.mock.calls.filter(([type]) => type === "keydown").length;
    render(KeyNest, { screen: layer("screen", ["leave"]), inner: layer("inner", ["leave"]) });
    expect(calls(add), "added once").toBe(1);
    cleanup();
    expect(calls(remove), "and removed with the last layer").toBe(1);
    add.mockRestore();
    remove.mockRestore();
  });
});
