import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { grouped } from "../src/kit/language.svelte";
import * as m from "../src/paraglide/messages.js";
import { importsOf, reachedFrom, type Source, sources } from "./imports";

const SOURCES = sources("src");
const COMPONENTS = SOURCES.filter((source) => source.path.endsWith(".svelte"));

function offenders(among: readonly Source[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

/** A message: its words, or its words for one and for many. */
type Said = string | readonly { match: Record<string, string> }[];

/** The messages of a language, by their keys. */
function messages(locale: string): Record<string, Said> {
  return JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Record<string, Said>;
}

/** Every form a message can take. */
function variants(said: Said | undefined): readonly string[] {
  return typeof said === "string" ? [said] : (said ?? []).flatMap(({ match }) => Object.values(match));
}

describe("what is deliberately absent", () => {
  /** The tests below prove nothing if they read no files. */
  it("reads the sources", () => {
    expect(SOURCES.length, "files read").toBeGreaterThan(30);
    expect(COMPONENTS.length, "components read").toBeGreaterThan(10);
    expect(offenders(SOURCES, /@tauri-apps/).length, "the host's own import is seen").toBeGreaterThan(0);
  });

  it("knows Tauri in one folder only", () => {
    const elsewhere = SOURCES.filter((source) => !source.path.startsWith("src/host/"));
    expect(offenders(elsewhere, /@tauri-apps/), "imports outside src/host").toEqual([]);
  });

  /** Visitors' data lives in the encrypted store and nowhere else. */
  it("keeps nothing in the browser", () => {
    const storage = /localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\b|navigator\.storage/i;
    expect(offenders([...SOURCES, ...sources("fake")], storage), "browser storage").toEqual([]);
  });

  it("talks to nobody", () => {
    const network =
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\(["'`]http|url\(["']?http/;
    expect(offenders(SOURCES, network), "network access").toEqual([]);
  });

  it("names colours in the tokens only", () => {
    const elsewhere = SOURCES.filter((source) => source.path !== "src/kit/tokens.css");
    const hexadecimal = /#[0-9a-f]{3,8}\b(?![^"']*\})/i;
    const functional = /\b(rgb|rgba|hsl|hsla|oklch|oklab|lab|lch|color-mix|light-dark)\(/;
    const styles = elsewhere.map(({ path, text }) => ({
      path,
      // Scripts say "#private"; colours are written in styles and in attributes.
      text: path.endsWith(".ts") ? "" : text.replace(/<script[\s\S]*?<\/script>/g, ""),
    }));
    expect(offenders(styles, hexadecimal), "hexadecimal colours").toEqual([]);
    expect(offenders(elsewhere, functional), "colour functions").toEqual([]);
    const named = /:\s*(white|black|red|green|blue|grey|gray|orange|yellow)\b/;
    expect(offenders(styles, named), "named colours").toEqual([]);
  });

  /** Borders, icons, fixed widths and breakpoints have sizes of their own; what reads as rhythm has not. */
  it("takes sizes of type and space from the tokens only", () => {
    const stray =
      /^\s*(gap|(row|column)-gap|(padding|margin)(-[a-z-]+)?|font(-size)?):[^;]*[1-9][\d.]*(px|rem)/;
    for (const written of ["padding: 0 12px;", "  font-size: 1.1rem;", "margin-inline-start: -4px;"]) {
      expect(written, "a size of its own is seen").toMatch(stray);
    }
    const elsewhere = SOURCES.filter((source) => source.path !== "src/kit/tokens.css");
    expect(offenders(elsewhere, stray), "sizes of type and space outside the tokens").toEqual([]);
    const used = elsewhere.flatMap(({ text }) =>
      [...text.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = ""]) => name),
    );
    expect(used.length, "tokens used").toBeGreaterThan(300);
    const tokens = SOURCES.find((source) => source.path === "src/kit/tokens.css")?.text ?? "";
    expect(
      used.filter((name) => !tokens.includes(`--${name}:`)),
      "tokens that do not exist",
    ).toEqual([]);
  });

  /** The window's policy is style-src 'self' and script-src 'self'. */
  it("has no inline style and no raw markup", () => {
    expect(
      offenders(COMPONENTS, /\sstyle=|\sstyle:|\{@html|<svelte:options css="injected"/),
      "inline style",
    ).toEqual([]);
  });

  /** Keys are looked at in one table; anything else would forget the guard for input methods. */
  it("reads keys in one place", () => {
    const elsewhere = SOURCES.filter((source) => !source.path.startsWith("src/kit/keys/"));
    expect(offenders(elsewhere, /"(Enter|Escape|Arrow\w+|Backspace|F\d+)"/), "keys by name").toEqual([]);
    expect(offenders(elsewhere, /\.(keyCode|which|code) ===/), "keys by code").toEqual([]);
  });
});

describe("habits", () => {
  it("says at the top of every file what it is", () => {
    const silent = SOURCES.filter(
      ({ path }) => !path.startsWith("src/host/wire") && !path.startsWith("src/host/commands"),
    )
      .filter(({ text }) => !/^(\/\*|<!--)/.test(text))
      .map(({ path }) => path);
    expect(silent, "files without a first comment").toEqual([]);
  });

  it("lets no browser refuse a field in a language of its own", () => {
    expect(offenders(SOURCES, /<form(?![^>]*\bnovalidate\b)/), "forms without `novalidate`").toEqual([]);
  });

  /** JSON takes the last of two, so a new screen would change the words of an old one. */
  it.each(["ko", "en", "ja", "zh"])("has every message of %s once", (locale) => {
    const keys: string[] = readFileSync(`messages/${locale}.json`, "utf8").match(/^ {2}"\w+":/gm) ?? [];
    expect(keys.length, "the messages were found").toBeGreaterThan(20);
    expect(
      keys.filter((key, at) => keys.indexOf(key) !== at),
      "messages that stand twice",
    ).toEqual([]);
  });

  it("speaks both languages everywhere", () => {
    const ko = messages("ko");
    const en = messages("en");
    expect(Object.keys(en), "the same messages in the same order").toEqual(Object.keys(ko));
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const key of Object.keys(ko).filter((key) => key !== "$schema")) {
      const [korean = ""] = variants(ko[key]);
      expect(korean.trim(), `Korean of ${key}`).not.toBe("");
      for (const english of variants(en[key])) {
        expect(english.trim(), `English of ${key}`).not.toBe("");
        expect(holes(english), `placeholders of ${key}`).toEqual(holes(korean));
      }
    }
  });

  /** It once said "1 people". */
  it("tells one from many in English", () => {
    const alwaysMany = ["desk_more_people", "survey_resumed"];
    const counted =
      /\{\w+\} (new |other |more )?(people|visitors|products|responses|records|questions|visits|surveys|files|rows|cells|times)\b/;
    expect(counted.test("{count} people"), "it is noticed").toBe(true);
    const wrong = Object.entries(messages("en")).filter(
      ([key, said]) => typeof said === "string" && counted.test(said) && !alwaysMany.includes(key),
    );
    expect(wrong).toEqual([]);
    const said = [1, 0, 2, 1284].map((count) => m.people_count({ count: grouped(count) }, { locale: "en" }));
    expect(said).toEqual(["1 person", "0 people", "2 people", "1,284 people"]);
  });

  /** In the list of all keys some lines once began with a capital and some did not. */
  it("writes in English what a key does with a capital", () => {
    const en = messages("en");
    const keys = Object.keys(en).filter((key) => /^help_|_key_/.test(key));
    expect(keys.length, "such messages").toBeGreaterThan(20);
    expect(keys.filter((key) => variants(en[key]).some((said) => !/^[A-Z]/.test(said)))).toEqual([]);
  });

  /** A visitor who chose Japanese or Chinese meets no Korean around the questions. */
  it("speaks Japanese and Chinese wherever a visitor stands", () => {
    const read = (locale: string) =>
      JSON.parse(readFileSync(`messages/${locale}.json`, "utf8")) as Record<string, string>;
    const ko = read("ko");
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const reached = reachedFrom("src/kiosk/KioskWindow.svelte", importsOf(SOURCES));
    const visitors = SOURCES.filter(({ path }) => reached.has(path));
    expect(visitors.length, "files a visitor meets").toBeGreaterThan(15);
    const used = visitors.flatMap(({ text }) => [...text.matchAll(/\bm\.(\w+)/g)].map(([, key = ""]) => key));
    expect(used.length, "messages of the kiosk").toBeGreaterThan(40);
    for (const locale of ["ja", "zh"]) {
      const said = read(locale);
      for (const key of used) {
        expect(said[key]?.trim(), `${locale} of ${key}`).toBeTruthy();
        expect(holes(said[key] ?? ""), `placeholders of ${key}`).toEqual(holes(ko[key] ?? ""));
      }
      expect(
        Object.keys(said).filter((key) => !(key in ko)),
        `${locale} that nobody reads`,
      ).toEqual([]);
    }
  });

  it("uses every message", () => {
    const all = SOURCES.map(({ text }) => text).join("\n");
    const keys = Object.keys(JSON.parse(readFileSync("messages/ko.json", "utf8")) as object);
    const unused = keys.filter((key) => key !== "$schema" && !new RegExp(`\\bm\\.${key}\\b`).test(all));
    expect(unused, "messages nobody shows").toEqual([]);
  });

  it("uses and documents every test hook", () => {
    const { text } = SOURCES.find(({ path }) => path === "src/kit/testids.ts") ?? { text: "" };
    const [head = "", list = ""] = text.split("const FIXED");
    const names = [...list.matchAll(/^ {2}"([\w-]+)"/gm)].map(([, name = ""]) => name);
    expect(names.length, "hooks read").toBeGreaterThan(50);
    const used = COMPONENTS.map((component) => component.text).join("\n");
    for (const name of names) {
      expect(used.includes(`testid("${name}")`), `${name} is on an element`).toBe(true);
      expect(new RegExp(`[ *]${name}[ ,·;\\n(]`).test(head), `${name} is explained`).toBe(true);
    }
  });

  it("pins every dependency exactly", () => {
    const pack = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;
    for (const [name, version] of Object.entries({ ...pack.dependencies, ...pack.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });
});
