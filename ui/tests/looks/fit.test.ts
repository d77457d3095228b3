// @vitest-environment node
import { describe, expect, it } from "vitest";
import { hooked } from "./browser";
import { inBrowser } from "./in-browser";
import { misfits, outOfSight } from "./measure";
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

  /** The moment that a visitor takes a picture of. */
  const coupons = LOOKS.filter(({ name }) => ["coupon", "coupon-branded", "kiosk-thanks"].includes(name));
  it.each(coupons)("$name is whole at 200 %", async (look) => {
    await window().resize(ZOOMED);
    await open(window(), look);
    const parts = ["coupon-qr", "coupon-number"].map(hooked);
    expect(await window().inside(outOfSight, [...parts, "h1"].join(", "))).toEqual([]);
  });
});
