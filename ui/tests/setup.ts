/** What every test needs: Korean and an empty screen at the start, and what jsdom does not have. */
import { beforeEach } from "vitest";
import { language } from "../src/kit/language.svelte";

beforeEach(() => {
  language.now = "ko";
  if (typeof document === "undefined") return;
  // What the test before had on the screen is not what this one waits for.
  delete document.documentElement.dataset.ready;
  Element.prototype.scrollIntoView = () => {};
});

// Nothing has a size in jsdom, so nothing is to be told of one that changes.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

// jsdom knows <dialog> but not how to open it: https://github.com/jsdom/jsdom/issues/3294.
if (typeof HTMLDialogElement !== "undefined") {
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
    if (!this.contains(document.activeElement)) this.querySelector<HTMLElement>("input, button")?.focus();
  };
}

// jsdom lays nothing out, so whatever is watched is in sight at once.
if (typeof window !== "undefined") {
  window.IntersectionObserver = class {
    constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
    observe(): void {
      this.seen([{ isIntersecting: true }]);
    }
    disconnect(): void {}
  } as unknown as typeof IntersectionObserver;
}
