// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import * as m from "../src/paraglide/messages.js";

const folder = inject("bundle");
const files = readdirSync(folder, { recursive: true }).map(String);
const read = (ending: string): string =>
  files
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
const code = read(".js");
const page = read(".html");

/** What really ships, as the shell embeds it. */
describe("the window's bundle", () => {
  it("does not contain the stand-in host", () => {
    expect(code.length, "the bundle was read").toBeGreaterThan(50_000);
    expect(code, "a sentence of the window is in it").toContain("어떻게 시작할까요?");
    expect(code, "a visitor of the stand-in").not.toContain("김서연");
    expect(code, "the switch of the stand-in").not.toContain("lookingHost");
  });

  it("keeps nothing in the browser, libraries included", () => {
    expect(code).not.toMatch(/localStorage|sessionStorage|indexedDB|document\.cookie/i);
  });

  it("runs under the window's policy", () => {
    expect(page, "no inline script").not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page, "no inline style").not.toMatch(/<style|style="/);
    expect(code, "no evaluated code").not.toMatch(/\beval\(|new Function\(/);
    expect(code, "no style element made at run time").not.toMatch(/createElement\(["'`]style["'`]\)/);
  });

  /** The decoder is a megabyte; the desk's first paint waits for a tenth of that. */
  it("loads the decoder of QR codes only when a picture comes, and from itself", () => {
    const decoders = files.filter((file) => file.endsWith(".wasm"));
    expect(decoders.length, "the decoder ships, its writing half does not").toBe(1);
    const [first = ""] = /src="[^"]*\/([^"/]+\.js)"/.exec(page)?.slice(1) ?? [];
    const atOnce = readFileSync(join(folder, "assets", first), "utf8");
    expect(atOnce, "the first script is the window's").toContain("어떻게 시작할까요?");
    expect(atOnce, "WebAssembly in the first script").not.toContain("WebAssembly");
    expect(code, "the decoder knows where it lies").toContain(decoders[0]?.split(/[\\/]/).at(-1));
  });

  /** Reading a script takes long before anything of it runs, and the first screen asks for a passphrase only. */
  it("fetches the screens of an open fair after the first one is painted", () => {
    const entry = /src="[^"]*\/([^"/]+\.js)"/.exec(page)?.[1] ?? "";
    const first = readFileSync(join(folder, "assets", entry), "utf8");
    const atOnce = [...first.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)]
      .map(([, name = ""]) => readFileSync(join(folder, "assets", name), "utf8"))
      .concat(first)
      .join("\n");
    const later = m.evening_people_none({}, { locale: "ko" });
    expect(code, "a sentence of the evening page ships").toContain(later);
    expect(atOnce, "the evening page is not read first").not.toContain(later);
  });

  it("brings its fonts, that for Han only where it is needed, and nothing from outside", () => {
    expect(files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file)).length, "font files").toBe(3);
    const han = read(".css").match(/@font-face\s*\{[^}]*Fallback-Han[^}]*\}/)?.[0] ?? "";
    expect(han, "the font for Han knows its characters").toMatch(/unicode-range:[^;}]*U\+4E00-9FFF/i);
    expect(read(".css"), "addresses in styles").not.toMatch(/url\(["']?(https?:)?\/\/|@import/);
    expect(page, "addresses in the page").not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});
