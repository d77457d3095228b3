// @vitest-environment node
import { describe, expect, it } from "vitest";
import shipped from "../../fake/shipped-notices.json";
import { type Browser, hooked } from "./browser";
import { inBrowser } from "./in-browser";
import { consentsOfKiosk, contactTyped, open, settled } from "./screens";
import { SMALL, USUAL } from "./sizes";

type Code = "ko" | "en" | "ja" | "zh";

/** A line as it is drawn. */
interface Line {
  text: string;
  emphasised: boolean;
  /** Height of its letters in CSS pixels, of which 96 are an inch. */
  size: number;
  weight: number;
  colour: string;
  underlined: boolean;
}

/** Every line of the consent texts on the page. Runs in the page. */
function lines(): Line[] {
  return [...document.querySelectorAll<HTMLElement>(".lines p")].map((line) => {
    const style = getComputedStyle(line);
    return {
      text: line.textContent ?? "",
      emphasised: line.classList.contains("emphasised"),
      size: Number.parseFloat(style.fontSize),
      weight: Number(style.fontWeight),
      colour: style.color,
      underlined: style.textDecorationLine.includes("underline"),
    };
  });
}

/** The notice that is asked at the desk; none once all were answered. Runs in the page. */
function asked(): string | null {
  const yes = document.querySelector("[data-testid^='notice-'][data-choice]");
  return yes?.getAttribute("data-testid") ?? null;
}

async function atTheDesk(window: Browser, code: Code): Promise<Line[]> {
  await open(window, { name: "desk", query: "shipped", go: contactTyped }, `language=${code}`);
  const all: Line[] = [];
  for (const _ of shipped) {
    await settled();
    const hook = await window.inside(asked, null);
    if (hook === null) break;
    all.push(...(await window.inside(lines, null)));
    await window.click(hook);
  }
  return all;
}

async function atTheKiosk(window: Browser, code: Code): Promise<Line[]> {
  const all: Line[] = [];
  const keep = async (): Promise<void> => void all.push(...(await window.inside(lines, null)));
  const go = consentsOfKiosk(code === "ko" ? "kiosk-start" : `kiosk-start-${code}`, keep);
  await open(window, { name: "kiosk", query: "shipped&languages=ko,en,ja,zh", kiosk: true, go });
  await window.shown(hooked("notice-collect_and_use"));
  // The night is asked once something may come at night. A page takes no tap before it was seen.
  await settled();
  await window.click("notice-advertising_sms");
  await window.shown(hooked("notice-night"));
  await keep();
  return all;
}

const POINTS_AS_PIXELS = 96 / 72;

/**
 * PIPA 22(2), decree 17(3), and the regulator's notice, article 4: that one may be contacted for promotion, for how long
 * data are kept, and who receives them is at least 9 points, a fifth larger than the rest, and bold, coloured or
 * underlined.
 */
function stands(all: readonly Line[], code: Code): void {
  const wanted = shipped.flatMap(({ lines }) => lines.filter(({ emphasised }) => emphasised));
  const most = all.filter(({ emphasised }) => emphasised);
  const rest = all.filter(({ emphasised }) => !emphasised);
  expect(new Set(most.map(({ text }) => text))).toEqual(new Set(wanted.map(({ text }) => text[code])));
  expect(rest.length).toBeGreaterThan(0);
  const largest = Math.max(...rest.map(({ size }) => size));
  for (const { text, size, weight, colour, underlined } of most) {
    expect(size, text).toBeGreaterThanOrEqual(9 * POINTS_AS_PIXELS);
    expect(size / largest, text).toBeGreaterThanOrEqual(1.2 - 1e-6);
    const coloured = rest.every((line) => line.colour !== colour);
    expect(weight >= 700 || coloured || underlined, `${text} is bold, coloured or underlined`).toBe(true);
  }
}

inBrowser("the consent texts that ship", (window) => {
  describe.each([USUAL, SMALL])("at $width × $height", (size) => {
    it.each(["ko", "en"] as const)("stand out at the desk in %s", async (code) => {
      await window().resize(size);
      stands(await atTheDesk(window(), code), code);
    });

    it.each(["ko", "en", "ja", "zh"] as const)("stand out in the kiosk in %s", async (code) => {
      await window().resize(size);
      stands(await atTheKiosk(window(), code), code);
    });
  });
});
