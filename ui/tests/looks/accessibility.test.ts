// @vitest-environment node
import axe, { type AxeResults } from "axe-core";
import { describe, expect, it } from "vitest";
import { inBrowser } from "./in-browser";
import { LOOKS, open } from "./screens";

/** Every name is a file's in the pictures, and a test's here. */
it("knows every screen by a name of its own", () => {
  const names = LOOKS.map(({ name }) => name);
  expect([...new Set(names)]).toEqual(names);
});

/** Names, roles, headings, landmarks, contrast: whoever cannot see the screen, or not well, can use it. */
inBrowser("accessibility of every screen", (window) => {
  describe.each(LOOKS)("$name", (look) => {
    it.each(["light", "dark"])("breaks no rule of accessibility in the %s theme", async (theme) => {
      await open(window(), look, `theme=${theme}`);
      await window().run(axe.source);
      const { violations } = await window().run<AxeResults>("axe.run()");
      const broken = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, html }) => `${look.name}, ${theme}: ${id} (${help}): ${target.join(" ")}: ${html}`,
        ),
      );
      expect(broken).toEqual([]);
    });
  });
});
