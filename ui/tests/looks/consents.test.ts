// @vitest-environment node
import { describe, expect, it } from "vitest";
import { inBrowser } from "./in-browser";
import { consentsOfKiosk, open, settled } from "./screens";
import { SMALL, ZOOMED } from "./sizes";

/** The first consent that is not answered: the hook of its yes, and whether its heading is seen. Runs in the page. */
function asked(): { yes: string; seen: boolean } | null {
  const notices = [...document.querySelectorAll<HTMLElement>(".notice:has([data-testid^='notice-'])")];
  const open = notices.find((notice) => notice.querySelector("[aria-pressed='true']") === null);
  const room = document.querySelector("[data-testid='kiosk-scrolled']")?.getBoundingClientRect();
  const heading = open?.querySelector("h2")?.getBoundingClientRect();
  const yes = open?.querySelector("[data-testid^='notice-']")?.getAttribute("data-testid");
  if (!room || !heading || !yes) return null;
  return { yes, seen: heading.top >= room.top - 1 && heading.bottom <= room.bottom + 1 };
}

inBrowser("the kiosk's consents that ship", (window) => {
  /** The end of a long one came into sight, and its heading went below the bar: what is agreed to was not read. */
  describe.each([SMALL, ZOOMED])("at $width × $height, zoom $zoom", (size) => {
    it.each(["ko", "en"] as const)("show what each is about when its turn comes (%s)", async (code) => {
      await window().resize(size);
      const go = consentsOfKiosk(code === "ko" ? "kiosk-start" : `kiosk-start-${code}`, settled);
      const query = "shipped&languages=ko,en,ja,zh";
      await open(window(), { name: "kiosk", query, kiosk: true, go });
      const met: string[] = [];
      for (;;) {
        await settled();
        const now = await window().inside(asked, null);
        if (now === null) break;
        expect(now.seen, now.yes).toBe(true);
        met.push(now.yes);
        await window().click(now.yes);
      }
      expect(
        met.some((hook) => hook.startsWith("notice-third_party")),
        met.join(),
      ).toBe(true);
    });
  });
});
