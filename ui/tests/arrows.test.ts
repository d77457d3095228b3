// @vitest-environment node
import { describe, expect, it } from "vitest";
import { broken } from "./arrows";
import { importsOf, reachedFrom, type Source, sources } from "./imports";

const SOURCES = sources("src");
const IMPORTS = importsOf(SOURCES);

/** What the rule says of files that do not exist. */
function said(...files: readonly [path: string, text: string][]): string[] {
  const planted: Source[] = files.map(([path, text]) => ({ path, text }));
  return broken([...IMPORTS, ...importsOf(planted, SOURCES)]).filter((sentence) =>
    files.some(([path]) => sentence.startsWith(path)),
  );
}

const script = (code: string): string => `<script lang="ts">\n${code}\n</script>`;

describe("the folders", () => {
  it("import downwards only, enter features by the front door, and go in no circle", () => {
    expect(IMPORTS.length, "imports read").toBeGreaterThan(300);
    expect(broken(IMPORTS)).toEqual([]);
  });

  it("have a front door for every feature", () => {
    const features = new Set(SOURCES.map(({ path }) => /^src\/features\/([^/]+)\//.exec(path)?.[1]));
    features.delete(undefined);
    expect(features.size, "features").toBeGreaterThan(10);
    const doors = SOURCES.filter(({ path }) => /^src\/features\/[^/]+\/index\.ts$/.test(path));
    expect(doors.length, "front doors").toBe(features.size);
  });
});

describe("the test of the folders", () => {
  it("sees an import that goes up, whatever its form", () => {
    const up =
      "src/kit/Planted.svelte imports src/features/sales/index.ts, but kit must not import features.";
    expect(said(["src/kit/Planted.svelte", script('import { SaleStep } from "../features/sales";')])).toEqual(
      [up],
    );
    expect(
      said(["src/kit/Planted.svelte", script('import type { SaleStep } from "../features/sales";')]),
    ).toEqual([up]);
    expect(
      said(["src/kit/Planted.svelte", script('const sales = await import("../features/sales");')]),
    ).toEqual([up]);
    expect(
      said(["src/kit/Planted.svelte", script('let sale: import("../features/sales").SaleStep;')]),
    ).toEqual([up]);
    expect(said(["src/kit/planted.ts", 'export { SaleStep } from "../features/sales";'])).toEqual([
      up.replace("Planted.svelte", "planted.ts"),
    ]);
    expect(
      said(["src/features/sales/Planted.svelte", script('import "../../screens/MainWindow.svelte";')]),
    ).toEqual([
      "src/features/sales/Planted.svelte imports src/screens/MainWindow.svelte, but features must not import screens.",
    ]);
    expect(said(["src/kit/planted.ts", 'import type { Visit } from "../host/wire";'])).toEqual([
      "src/kit/planted.ts imports src/host/wire.ts, but kit must not import host.",
    ]);
  });

  it("sees a feature entered past its front door", () => {
    expect(said(["src/screens/planted.ts", 'import { Sale } from "../features/sales/sale.svelte";'])).toEqual(
      [
        "src/screens/planted.ts imports src/features/sales/sale.svelte.ts, but another folder reaches features/sales through its index.ts only.",
      ],
    );
    expect(said(["src/features/sales/planted.ts", 'import { SaleStep } from ".";'])).toEqual([
      "src/features/sales/planted.ts imports src/features/sales/index.ts, but a feature does not go through its own front door.",
    ]);
  });

  it("sees features that go in a circle, over a third one too", () => {
    const circle = said(
      ["src/features/one/planted.ts", 'import { a } from "../two";'],
      ["src/features/two/index.ts", 'import type { a } from "../three";'],
      ["src/features/three/index.ts", 'export { a } from "../one";'],
      ["src/features/one/index.ts", "export const a = 1;"],
    );
    expect(circle).toEqual([
      "src/features/one/planted.ts imports features/two, but features must not go in a circle: one → two → three → one.",
    ]);
  });

  it("sees Tauri outside the host, and files outside the folders", () => {
    expect(said(["src/kit/planted.ts", 'import { invoke } from "@tauri-apps/api/core";'])).toEqual([
      "src/kit/planted.ts imports @tauri-apps/api/core, but only src/host may import @tauri-apps.",
    ]);
    expect(said(["src/planted.ts", 'import { testid } from "./kit/testids";'])).toEqual([
      "src/planted.ts lies in none of the folders screens, kiosk, features, kit, host.",
    ]);
  });

  it("follows through a front door only what was taken", () => {
    const files: Source[] = [
      { path: "src/kiosk/Start.svelte", text: script('import { A, type B } from "../features/one";') },
      {
        path: "src/features/one/index.ts",
        text: 'export { default as A } from "./A.svelte";\nexport { B } from "./B";',
      },
      { path: "src/features/one/A.svelte", text: script('import { c } from "./c";') },
      { path: "src/features/one/B.ts", text: "" },
      { path: "src/features/one/c.ts", text: "" },
    ];
    const reached = reachedFrom("src/kiosk/Start.svelte", importsOf(files));
    expect([...reached].sort()).toEqual([
      "src/features/one/A.svelte",
      "src/features/one/c.ts",
      "src/kiosk/Start.svelte",
    ]);
  });
});
