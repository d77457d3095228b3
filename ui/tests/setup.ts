/** What every test needs: Korean at the start, and the one thing jsdom does not have. */
import { beforeEach } from "vitest";
import { language } from "../src/kit/language.svelte";

beforeEach(() => {
  language.now = "ko";
  if (typeof Element !== "undefined") Element.prototype.scrollIntoView = () => {};
});
