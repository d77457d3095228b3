// @vitest-environment node
/** Pictures of every screen, to be looked at; nothing is held against them. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { it } from "vitest";
import { inBrowser } from "./in-browser";
import { LOOKS, open } from "./screens";
import { SMALL, USUAL, ZOOMED } from "./sizes";

/** Below the target folder, as the real window's own pictures. */
const FOLDER = resolve(import.meta.dirname, "../../../target/looks");

mkdirSync(FOLDER, { recursive: true });
inBrowser("pictures", (window) => {
  it.each(LOOKS)("$name", async (look) => {
    for (const language of look.kiosk ? ["ko"] : ["ko", "en"]) {
      await window().resize(USUAL);
      await open(window(), look, `language=${language}`);
      for (const size of [USUAL, SMALL, ZOOMED]) {
        for (const theme of ["light", "dark"]) {
          await window().resize(size);
          await window().inside((now) => void (document.documentElement.dataset.theme = now), theme);
          await window().settled();
          const name = [
            look.name,
            language,
            theme,
            `${size.width}x${size.height}`,
            `${(size.zoom ?? 1) * 100}`,
          ];
          writeFileSync(join(FOLDER, `${name.join(".")}.png`), await window().picture());
        }
      }
    }
  });
});
