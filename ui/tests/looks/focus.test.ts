// @vitest-environment node
import { expect, it } from "vitest";
import { inBrowser } from "./in-browser";
import { LOOKS, open } from "./screens";

/** What is prepared: where things are saved, published, taken in and taken away. */
const PREPARED = LOOKS.filter(({ name }) =>
  /^(prepare|builder|quotas|programme|catalogue|brand|notices|today)/.test(name),
);

/** What can be pressed there, one of each kind, but for what was pressed before. Runs in the page; so does what is below. */
function kinds(before: readonly string[]): [kind: string, index: number][] {
  const found = new Map<string, number>();
  for (const [index, button] of document
    .querySelectorAll<HTMLElement>("main button, main summary")
    .entries()) {
    const kind = (button.getAttribute("data-testid") ?? button.textContent ?? "").replace(/\d+/g, "");
    if (button.matches(":disabled") || !button.checkVisibility() || before.includes(kind)) continue;
    if (!found.has(kind)) found.set(kind, index);
  }
  return [...found];
}

function reach(index: number): string {
  const button = document.querySelectorAll<HTMLElement>("main button, main summary")[index];
  button?.focus();
  return `${button?.getAttribute("data-testid")}: ${button?.textContent?.trim()}`;
}

/** Whoever works by keyboard presses Enter and goes on: nothing she presses leaves the focus nowhere. */
inBrowser("the focus while preparing", (window) => {
  const before: string[] = [];
  it.each(PREPARED)(
    "$name loses the focus to nothing that is pressed",
    async (look) => {
      await open(window(), look);
      const lost: string[] = [];
      for (const [kind, index] of await window().inside(kinds, before)) {
        before.push(kind);
        await open(window(), look);
        const pressed = await window().inside(reach, index);
        // What takes something away asks for a second one.
        for (const times of ["once", "twice"]) {
          await window().press("Enter");
          if (await window().run("document.activeElement === document.body"))
            lost.push(`${pressed} (${times})`);
        }
      }
      expect(lost).toEqual([]);
    },
    180_000,
  );
});
