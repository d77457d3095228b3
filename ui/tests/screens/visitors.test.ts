import { describe, expect, it, vi } from "vitest";
import { handsPause, openWindow, painted, seen, shown } from "../support";

const names = (): string[] =>
  [...document.querySelectorAll('[role="option"] .who')].map((who) => who.textContent?.trim() ?? "");

describe("everybody of the day", () => {
  /** Who left in the middle, or without a coupon, is found again before she is out of the hall. */
  it("is listed, filtered by a digit and opened with Enter", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F5}");
    await painted("visitors");
    expect(names().length, "all of the day").toBe(4);
    await user.keyboard("2");
    await vi.waitFor(() => expect(names(), "who was left half answered").toEqual(["박도윤"]));
    expect(seen("visitors-unfinished")?.getAttribute("aria-pressed")).toBe("true");
    await handsPause();
    await user.keyboard("5");
    await vi.waitFor(() => expect(names(), "who bought").toEqual(["김서연", "박도윤"]));
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-survey");
    expect(requests("get_visit").at(-1)).toEqual({ visitor: "v-park" });
  });

  it("says so when a filter leaves nobody", async () => {
    const { user } = await openWindow("desk", {}, { get_visits_today: async () => ({ visits: [] }) });
    await user.keyboard("{F5}");
    await painted("visitors");
    expect(names()).toEqual([]);
    expect((await shown("visitors")).textContent).toContain("없습니다");
    await user.keyboard("{Enter}{Escape}");
    await painted("desk");
  });
});

describe("the keys of a screen", () => {
  /** Nobody learns keys from a manual: F1 shows what works here, and closes again. */
  it.each(["{F1}", "?"])("are all shown by %s", async (key) => {
    const { user } = await openWindow("desk");
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard(key);
    const keys = (await shown("all-keys")).textContent ?? "";
    for (const one of ["F2", "F3", "F4", "F8", "F9", "Esc"]) expect(keys, one).toContain(one);
    expect(keys, "the one key that shuts everything").toContain("잠그기");
    expect(keys.split("↓").length, "each key once").toBe(2);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("all-keys")).toBeNull());
  });
});
