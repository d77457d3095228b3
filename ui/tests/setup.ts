/** What every test needs: Korean and an empty screen at the start, and the one thing jsdom does not have. */
import { beforeEach } from "vitest";
import { language } from "../src/kit/language.svelte";

beforeEach(() => {
  language.now = "ko";
  if (typeof document === "undefined") return;
  // What the test before had on the screen is not what this one waits for.
  delete document.documentElement.dataset.ready;
  Element.prototype.scrollIntoView = () => {};
});
