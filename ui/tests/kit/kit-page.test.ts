import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import KitPage from "../../fake/kit/KitPage.svelte";
import { language } from "../../src/kit/language.svelte";
import { sources } from "../imports";

const PARTS = sources("src/kit").flatMap(({ path }) => /\/([^/]+)\.svelte$/.exec(path)?.[1] ?? []);

/** The elements of one part on the page. */
function states(page: Element, part: string): Element | null {
  return page.querySelector(`[data-part="${part}"] .states`);
}

describe("the page of the kit", () => {
  it("shows every part there is, and says nothing of parts that are gone", () => {
    const { container } = render(KitPage, { query: new URLSearchParams("kit") });
    expect(PARTS.length, "parts of the kit").toBeGreaterThan(20);
    for (const part of PARTS) {
      expect(states(container, part)?.childElementCount ?? 0, `${part} is shown`).toBeGreaterThan(0);
    }
    const shown = [...container.querySelectorAll("[data-part]")].map((one) => one.getAttribute("data-part"));
    expect(shown.filter((part) => part !== "button" && !PARTS.includes(part ?? ""))).toEqual([]);
  });

  it("uses each of them", () => {
    const page = sources("fake/kit")
      .map(({ text }) => text)
      .join();
    for (const part of PARTS) expect(page, `<${part}>`).toMatch(new RegExp(`<${part}[\\s>]`));
  });

  it("speaks both languages, and opens what floats", () => {
    const first = render(KitPage, { query: new URLSearchParams("kit&open=Dialog") });
    expect(first.container.querySelector("dialog[open]")?.textContent).toContain("넘기기");
    first.unmount();
    language.now = "en";
    const second = render(KitPage, { query: new URLSearchParams("kit&open=Toast") });
    expect(states(second.container, "Toast")?.textContent).toContain("Put it back");
    const korean = second.container.textContent?.match(/[가-힣]+/g) ?? [];
    expect([...new Set(korean)], "Korean on the English page: only the name of the other language").toEqual([
      "한국어",
    ]);
  });
});
