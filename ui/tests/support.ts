/** A window over the stand-in host, with every call written down. */
import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vi } from "vitest";
import { type Beginning, callOf, makeFakeHost } from "../fake/host";
import type { Commands } from "../src/host/commands";
import type { Call, Host } from "../src/host/host";
import { ONE_BREATH } from "../src/kit/keys/breath";
import { SCANNER_GAP } from "../src/kit/keys/scanner";
import { type NumberedTestId, testid, type TestId } from "../src/kit/testids";
// Read beforehand: the window fetches it when its first screen is painted, and no test waits for that.
import "../src/screens/behind-the-lock";
import MainWindow from "../src/screens/MainWindow.svelte";

/** One call as it was made. */
export interface Made {
  name: keyof Commands;
  request: unknown;
}

/** A stand-in host and what it was asked. Some commands may be answered differently. */
export function watched(beginning: Beginning = {}, instead: Partial<Host> = {}) {
  const made: Made[] = [];
  const answer = callOf({ ...makeFakeHost(beginning), ...instead });
  const call: Call = (name, request) => {
    made.push({ name, request: structuredClone(request) });
    return answer(name, request);
  };
  return {
    call,
    made,
    /** The requests of one command, in order. */
    requests<Name extends keyof Commands>(name: Name): Commands[Name]["request"][] {
      return made.filter((one) => one.name === name).map((one) => one.request as Commands[Name]["request"]);
    },
  };
}

/** Opens the window and waits for a screen. */
export async function openWindow(screen: string, beginning: Beginning = {}, instead: Partial<Host> = {}) {
  const host = watched(beginning, instead);
  render(MainWindow, { call: host.call });
  await painted(screen);
  return { ...host, user: userEvent.setup() };
}

/** Opens the latest visit of the desk and gives a coupon there: F6 takes it back. */
export async function giveCoupon() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{ArrowDown}{Enter}");
  await painted("visit-visited");
  await opened.user.click(await shown("step-coupon"));
  await opened.user.click(await shown("give-coupon"));
  await shown("coupon-qr");
  return opened;
}

/** A time between two keys that only a hand takes; what comes sooner after a scan is taken for its end. */
export async function handsPause(): Promise<void> {
  await new Promise((done) => setTimeout(done, SCANNER_GAP * 3.5));
}

/** A time after which what is pressed is an answer of its own. */
export async function breathed(): Promise<void> {
  await new Promise((done) => setTimeout(done, ONE_BREATH + 10));
}

/** A key as a scanner presses it, and what the input method writes instead of it. */
export interface ScannedKey extends KeyboardEventInit {
  key: string;
  writes?: string;
}

/**
 * Presses keys as a scanner does: where the focus is, and in no time at all. Each says itself when it was pressed, so
 * that a busy machine makes no hand of the scanner.
 */
export function press(keys: readonly ScannedKey[]): void {
  let at = new Event("now").timeStamp;
  for (const { writes, ...init } of keys) {
    const target = document.activeElement ?? document.body;
    const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
    Object.defineProperty(event, "timeStamp", { value: (at += 0.1) });
    const wrote = target.dispatchEvent(event) ? (writes ?? init.key) : "";
    if (target instanceof HTMLButtonElement && (wrote === "Enter" || wrote === " ")) target.click();
    if (wrote.length !== 1 || !(target instanceof HTMLInputElement)) continue;
    target.setRangeText(wrote, target.selectionStart ?? 0, target.selectionEnd ?? 0, "end");
    target.dispatchEvent(new InputEvent("input", { bubbles: true, data: wrote }));
  }
}

/** Types lines as a scanner does, each with its Enter; an empty one is an Enter alone. */
export function scan(...lines: string[]): void {
  press(lines.flatMap((line) => [...line, "Enter"].map((key) => ({ key }))));
}

/** Waits until a screen is announced as painted. */
export async function painted(screen: string): Promise<void> {
  await vi.waitFor(() => {
    if (document.documentElement.dataset.ready !== screen) {
      throw new Error(`${document.documentElement.dataset.ready} is painted, not ${screen}`);
    }
  });
}

/** The element of a hook, or none. */
export function seen(id: TestId | NumberedTestId): HTMLElement | null {
  return document.querySelector(`[data-testid="${testid(id)}"]`);
}

/** Waits for the element of a hook. */
export async function shown(id: TestId | NumberedTestId): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const element = seen(id);
    if (element === null) throw new Error(`${id} is not shown`);
    return element;
  });
}

/** Turns to a tab of the screen, and waits until a hand would. */
export async function turnToTab(name: string): Promise<void> {
  (await shown(`tab-${name}`)).click();
  await breathed();
}

/** Something that is waited for until it is let go. */
export function held(): { until: Promise<void>; release: () => void } {
  let release = (): void => {};
  const until = new Promise<void>((done) => (release = done));
  return { until, release };
}
