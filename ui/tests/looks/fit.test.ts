// @vitest-environment node
import { describe, expect, it } from "vitest";
import { hooked } from "./browser";
import { inBrowser } from "./in-browser";
import { cutChoices, linesOf, machineDays, misfits, outOfSight } from "./measure";
import { LOOKS, open } from "./screens";
import { SMALL, USUAL, ZOOMED } from "./sizes";

const SIZES = [USUAL, SMALL, ZOOMED];

inBrowser("whether every screen fits", (window) => {
  describe.each(LOOKS)("$name", (look) => {
    /** Nothing scrolls sideways, nothing to press is cut off or covered, and no word is broken into letters. */
    it.each(look.kiosk ? ["ko"] : ["ko", "en"])(
      "fits into small windows and a zoomed one (%s)",
      async (language) => {
        await window().resize(USUAL);
        await open(window(), look, `language=${language}`);
        expect(await window().inside(machineDays, null), "days as people write them").toEqual([]);
        const wrong: string[] = [];
        for (const size of SIZES) {
          await window().resize(size);
          await window().settled();
          const found = await window().inside(misfits, null);
          wrong.push(
            ...found.map((one) => `${look.name}, ${size.width}×${size.height}, ${size.zoom ?? 1}: ${one}`),
          );
        }
        expect(wrong).toEqual([]);
      },
    );
  });

  /** At 1280×720 the seventh choice once lay under the way back, and the last language below the window. */
  const answered = LOOKS.filter(({ name }) => /^kiosk-(welcome|question|seven|thanks)/.test(name));
  it.each(answered)("$name shows every choice before anybody scrolls", async (look) => {
    for (const size of [USUAL, SMALL]) {
      await window().resize(size);
      await open(window(), look);
      expect(await window().inside(outOfSight, "main button"), `${size.width}×${size.height}`).toEqual([]);
    }
  });

  /** In English and Japanese the e-mail and the name once lay below the window. */
  const fields = LOOKS.filter(({ name }) => /^kiosk-contact/.test(name));
  it.each(fields)("$name shows every field before anybody scrolls", async (look) => {
    for (const size of [USUAL, SMALL]) {
      await window().resize(size);
      await open(window(), look);
      expect(await window().inside(outOfSight, "main input"), `${size.width}×${size.height}`).toEqual([]);
    }
  });

  /** In English "Everybody who may be written to" once ended at "may". */
  const choices = LOOKS.filter(({ name }) => name === "evening-target");
  it.each(choices)("$name shows in full what is chosen", async (look) => {
    for (const language of ["ko", "en"]) {
      await window().resize(USUAL);
      await open(window(), look, `language=${language}`);
      for (const size of SIZES) {
        await window().resize(size);
        await window().settled();
        expect(await window().inside(cutChoices, null), `${language} ${size.width}`).toEqual([]);
      }
    }
  });

  /** The last key once stood on a line of its own. */
  const desks = LOOKS.filter(({ name }) => /^desk(-|$)/.test(name));
  it.each(desks)("$name keeps its function keys together", async (look) => {
    for (const size of [USUAL, SMALL]) {
      await window().resize(size);
      for (const language of ["ko", "en"]) {
        await open(window(), look, `language=${language}`);
        expect(await window().inside(linesOf, ".hints button"), `${language} ${size.width}`).toBe(1);
      }
    }
  });

  /** At 200 % the bar and the keys once took the whole window. */
  it.each([
    ["desk", "#row-0, #row-1"],
    ["desk-people", "#row-0"],
    ["desk-coupon", ".found .word, [data-testid='use-coupon']"],
    ["desk-coupon-used", ".found .word"],
  ])("%s shows what it is about at 200 %%", async (name, parts) => {
    const look = LOOKS.find((one) => one.name === name);
    if (look === undefined) throw new Error(`no screen is called ${name}`);
    await window().resize(ZOOMED);
    await open(window(), look);
    expect(await window().inside(outOfSight, parts)).toEqual([]);
  });

  /** The button once lay partly below the window. */
  it.each(["first-passphrase", "first-recovery", "first-recovery-check"])(
    "%s shows its way on at 200 %%",
    async (name) => {
      const look = LOOKS.find((one) => one.name === name);
      if (look === undefined) throw new Error(`no screen is called ${name}`);
      await window().resize(ZOOMED);
      for (const language of ["ko", "en"]) {
        await open(window(), look, `language=${language}`);
        expect(await window().inside(outOfSight, "h1, input:not(details *), .primary"), language).toEqual([]);
      }
    },
  );

  /** On a laptop of 1366×768, zoomed, the answers once lay below the window. */
  const ASKS = [
    "survey",
    "survey-seven",
    "contact-nearly",
    "contact-known",
    "contact-age",
    "contact-consent",
    "contact-topics",
  ];
  it.each(ASKS)("%s shows its question and the first answers in a zoomed window", async (name) => {
    const look = LOOKS.find((one) => one.name === name);
    if (look === undefined) throw new Error(`no screen is called ${name}`);
    for (const size of [ZOOMED, { width: 640, height: 400 }]) {
      await window().resize(size);
      for (const language of ["ko", "en"]) {
        await open(window(), look, `language=${language}`);
        const answers = "li:nth-child(-n + 2) > [data-choice], .choices > [data-choice]:nth-child(-n + 2)";
        expect(await window().inside(outOfSight, `h1, ${answers}`), language).toEqual([]);
      }
    }
  });

  /** In English the last tab once stood alone on a second row. */
  it("the tabs of Prepare stand in one row on a small laptop", async () => {
    const look = LOOKS.find(({ name }) => name === "prepare-survey");
    if (look === undefined) throw new Error("no screen is called prepare-survey");
    for (const language of ["ko", "en"]) {
      await window().resize(SMALL);
      await open(window(), look, `language=${language}`);
      expect(await window().inside(linesOf, "[role='tab']"), language).toBe(1);
    }
  });

  /** With sixteen keys the button that closes them once lay below the window. */
  it("the keys of the desk are closed by a button that is seen", async () => {
    const look = LOOKS.find(({ name }) => name === "desk-keys");
    if (look === undefined) throw new Error("no screen is called desk-keys");
    await window().resize(SMALL);
    await open(window(), look, "language=en");
    expect(await window().inside(outOfSight, "dialog button")).toEqual([]);
  });

  /** In English three rows of toggles once stood before the question. */
  it("the builder has its languages in one row", async () => {
    const look = LOOKS.find(({ name }) => name === "builder");
    if (look === undefined) throw new Error("no screen is called builder");
    for (const language of ["ko", "en"]) {
      await window().resize(SMALL);
      await open(window(), look, `language=${language}`);
      expect(await window().inside(linesOf, ".languages button"), language).toBe(1);
    }
  });

  /** What the programme says once lay over the button that starts it. */
  it("the programme can be started at 200 %", async () => {
    const look = LOOKS.find(({ name }) => name === "programme-editor");
    if (look === undefined) throw new Error("no screen is called programme-editor");
    for (const language of ["ko", "en"]) {
      await window().resize(ZOOMED);
      await open(window(), look, `language=${language}`);
      expect(await window().inside(outOfSight, ".foot button"), language).toEqual([]);
      const top = await window().inside(() => {
        const { left, top } =
          document.querySelector(".foot button")?.getBoundingClientRect() ?? new DOMRect();
        return document.elementFromPoint(left + 8, top + 8)?.closest("button") !== null;
      }, null);
      expect(top, "its upper edge, too").toBe(true);
    }
  });

  /** What was just done once lay over the steps for ten seconds. */
  it.each(["coupon", "sale-coupon"])("%s shows its steps beside what was just done", async (name) => {
    const look = LOOKS.find((one) => one.name === name);
    if (look === undefined) throw new Error(`no screen is called ${name}`);
    for (const size of [SMALL, ZOOMED]) {
      await window().resize(size);
      for (const language of ["ko", "en"]) {
        await open(window(), look, `language=${language}`);
        await window().shown(hooked("undo-last"));
        expect(await window().inside(outOfSight, "nav button"), `${language} ${size.width}`).toEqual([]);
      }
    }
  });

  /** With a coupon the total once took half of a zoomed window, and one product was seen. */
  it.each(["sale", "sale-coupon"])("%s shows two products at least in a zoomed window", async (name) => {
    const look = LOOKS.find((one) => one.name === name);
    if (look === undefined) throw new Error(`no screen is called ${name}`);
    await window().resize(ZOOMED);
    for (const language of ["ko", "en"]) {
      await open(window(), look, `language=${language}`);
      const hidden = await window().inside(
        outOfSight,
        "[data-testid='product-1'], [data-testid='product-5']",
      );
      expect(hidden, language).toEqual([]);
    }
  });

  /** The last two languages once lay below a zoomed window. */
  it("the kiosk's first screen shows every language at 200 %", async () => {
    const look = LOOKS.find(({ name }) => name === "kiosk-welcome-four");
    if (look === undefined) throw new Error("no screen is called kiosk-welcome-four");
    await window().resize(ZOOMED);
    await open(window(), look);
    expect(await window().inside(outOfSight, "h1, main button")).toEqual([]);
  });

  /** The moment that a visitor takes a picture of. */
  const coupons = LOOKS.filter(({ name }) => /^(coupon|coupon-branded|kiosk-thanks.*)$/.test(name));
  it.each(coupons)("$name is whole at 200 %", async (look) => {
    await window().resize(ZOOMED);
    await open(window(), look);
    const parts = ["coupon-qr", "coupon-number", "kiosk-next-visitor", "kiosk-longer"].map(hooked);
    expect(await window().inside(outOfSight, [...parts, "h1"].join(", "))).toEqual([]);
  });
});
