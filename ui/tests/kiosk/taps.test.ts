import { fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { QUESTIONS } from "../../fake/small-fair";
import { SEEN, SETTLED } from "../../src/kiosk/kiosk.svelte";
import KioskWindow from "../../src/kiosk/KioskWindow.svelte";
import type { NumberedTestId, TestId } from "../../src/kit/testids";
import { seen, watched } from "../support";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const FOUR = QUESTIONS.filter(({ kind }) => kind === "one").slice(0, 4);

/** A visitor who says yes to everything, with her phone, page by page; gives the taps besides those of digits. */
async function visit(start: TestId | NumberedTestId, page: (name: string) => void): Promise<number> {
  const { call } = watched({ questions: FOUR, languages: ["ko", "en", "ja", "zh"] });
  render(KioskWindow, { props: { call } });
  await vi.advanceTimersByTimeAsync(100);
  let taps = 0;
  const tap = async (hook: TestId | NumberedTestId): Promise<void> => {
    const button = seen(hook);
    if (button === null) throw new Error(`there is no ${hook} to tap`);
    await fireEvent.click(button);
    if (!hook.startsWith("pad-")) taps += 1;
    await vi.advanceTimersByTimeAsync(SEEN + SETTLED + 10);
  };
  page("welcome");
  await tap(start);
  for (const { path, choices } of FOUR) {
    page(path);
    await tap(`choice-${choices[0]?.name}`);
  }
  page("contact");
  const typed = start === "kiosk-start" ? "12345678" : "01012345678";
  for (const digit of typed) await tap(`pad-${digit}`);
  await tap("kiosk-next");
  page("age");
  await tap("notice-at_least_14");
  page("consents");
  await tap("notice-collect_and_use");
  await tap("notice-advertising_sms");
  page("topics");
  await tap("topic-events");
  await tap("kiosk-next");
  page("coupon");
  expect(seen("coupon-number"), "her coupon").not.toBeNull();
  await tap("kiosk-next-visitor");
  expect(seen("kiosk-start"), "new for the next").not.toBeNull();
  return taps;
}

it("asks four questions, the phone and every consent in at most twelve taps besides digits", async () => {
  expect(await visit("kiosk-start", () => {})).toBeLessThanOrEqual(12);
});

/** Whoever said yes to news is asked what about, and is not led past her contact. */
it("offers no way without the contact while only a topic is missing", async () => {
  let asked = false;
  await visit("kiosk-start", (page) => {
    if (page !== "topics") return;
    asked = true;
    expect(seen("skip-contact"), "no way without her contact").toBeNull();
    const next = seen("kiosk-next");
    if (next === null) throw new Error("there is no way on");
    // Without a topic it stays: the visit goes on from this page.
    void fireEvent.click(next);
  });
  expect(asked, "she was asked for a topic").toBe(true);
});

/** What the screen shows and what it is called, but for the other languages' own names. */
function words(): string {
  const texts = [...document.querySelectorAll(".kiosk *")].filter(
    (one) => one.closest("[lang]") === document.documentElement,
  );
  return texts
    .flatMap((one) => [
      ...[...one.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent),
      ...["aria-label", "alt", "placeholder", "title"].map((name) => one.getAttribute(name)),
    ])
    .join(" ");
}

/** The thanks to a Chinese visitor were once English, the notice to an English one named the maker in Korean. */
it.each(["en", "ja", "zh"] as const)("speaks no Korean to a visitor who began in %s", async (locale) => {
  await visit(`kiosk-start-${locale}`, (page) => {
    if (page === "welcome") return;
    expect(document.documentElement.lang).toBe(locale);
    expect(words().length, `${page} says something`).toBeGreaterThan(20);
    expect(words(), page).not.toMatch(/[가-힣]/);
  });
});
