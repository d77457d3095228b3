/** Tests that look at the served window in a browser of their own. */
import { afterAll, beforeAll, inject } from "vitest";
import { skipped } from "../skipped";
import { Browser, HAS_CHROMIUM } from "./browser";
import { USUAL } from "./sizes";

/** Runs tests with a browser, or says that there is none. */
export function inBrowser(what: string, tests: (window: () => Browser) => void): void {
  if (!HAS_CHROMIUM) return skipped(what, "no Chromium is installed");
  let browser: Browser;
  beforeAll(async () => {
    browser = await Browser.open(inject("served"));
    await browser.resize(USUAL);
  });
  afterAll(() => browser.close());
  tests(() => browser);
}
