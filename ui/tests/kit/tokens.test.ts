import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const TOKENS = readFileSync("src/kit/tokens.css", "utf8");

function colour(name: string, theme: "light" | "dark"): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(TOKENS)?.[1] ?? "";
  const pair = /light-dark\((#\w{6}), (#\w{6})\)/.exec(value);
  const found = pair ? pair[theme === "light" ? 1 : 2] : /^#\w{6}$/.exec(value)?.[0];
  if (found === undefined) throw new Error(`--${name} is not a colour this test can read: ${value}`);
  return found;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Which text stands on which ground somewhere in the window. */
const PAIRS = [
  ...["ground", "card", "accent-soft"].flatMap((ground) =>
    ["ink", "soft", "faint", "accent"].map((text) => [text, ground] as const),
  ),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["good", "ground"],
  ["good", "card"],
  ["good", "good-soft"],
  ["wait", "ground"],
  ["wait", "card"],
  ["wait", "wait-soft"],
  ["stop", "card"],
  ["stop", "stop-soft"],
  ["ink", "good-soft"],
  ["ink", "wait-soft"],
  ["ink", "stop-soft"],
  ["soft", "good-soft"],
  ["soft", "wait-soft"],
  ["soft", "stop-soft"],
] as const;

/** WCAG 2.2 AA: 4.5 for text, 3 for the borders that make a control a control. */
describe.each(["light", "dark"] as const)("contrast in the %s theme", (theme) => {
  it.each(PAIRS)("%s on %s can be read", (text, ground) => {
    expect(
      contrast(colour(text, theme), colour(ground, theme)),
      `${text} on ${ground}`,
    ).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ground", "card"])("controls stand out from the %s", (ground) => {
    for (const edge of ["edge", "accent"]) {
      expect(
        contrast(colour(edge, theme), colour(ground, theme)),
        `${edge} on ${ground}`,
      ).toBeGreaterThanOrEqual(3);
    }
  });
});

/** Sizes of type, in rem. */
function size(name: string): number {
  const found = new RegExp(`--${name}: ([\\d.]+)rem;`).exec(TOKENS)?.[1];
  if (found === undefined) throw new Error(`--${name} is not a size this test can read`);
  return Number(found);
}

/** The sizes of two rules of a component: everything that is said, and what is said most clearly. */
function sizesOf(component: string, plain: string, emphasised: string): [number, number] {
  const text = readFileSync(component, "utf8");
  const of = (rule: string): number => {
    const body = text.slice(text.indexOf(`\n  ${rule} {`));
    return size(/font-size: var\(--([\w-]+)\)/.exec(body)?.[1] ?? "");
  };
  return [of(plain), of(emphasised)];
}

describe("sizes of type", () => {
  it("go in steps of 1.2, and in half steps around the body", () => {
    const steps = ["smaller", "body", "large", "larger", "heading", "title", "display", "hero"].map(size);
    for (const [at, step] of steps.slice(1).entries()) expect(step / (steps[at] ?? 0)).toBeCloseTo(1.2, 2);
    expect(size("medium") / size("small")).toBeCloseTo(1.2, 2);
  });

  /** Decree 17(3) to the Personal Information Protection Act. */
  it.each(["src/features/consent/ContactStep.svelte", "src/kiosk/KioskContact.svelte"])(
    "print what matters most a fifth larger than the rest in %s",
    (component) => {
      const [rest, most] = sizesOf(component, ".lines", ".lines .emphasised");
      expect(most / rest).toBeGreaterThanOrEqual(1.2);
    },
  );
});
