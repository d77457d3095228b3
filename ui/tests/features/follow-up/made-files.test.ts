import { describe, expect, it } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

const made = (): string => seen("export-made")?.textContent ?? "";

describe("files that were made", () => {
  it("stand below with their day, and count no longer once they are said to be not sent", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.type(await shown("export-reason"), "감사 인사");
    expect(seen("export-made")).toBeNull();
    await user.click(await shown("export-run"));
    await shown("export-made");
    expect(seen("export-new-coupons"), "they are given by now").toBeNull();
    expect(made()).toContain("문자-2026-11-24.csv");
    expect(made()).toContain("11월 24일");
    await user.click(await shown("export-not-sent"));
    expect(requests("note_not_sent"), "the first press only asks").toEqual([]);
    await user.click(await shown("export-not-sent"));
    await expect.poll(made).toContain("아무에게도 보내지 않음");
    expect(requests("note_not_sent")).toEqual([{ export: "e-1" }]);
    expect(seen("export-not-sent")).toBeNull();
  });

  it("are the latest five until the rest is asked for", async () => {
    const { user } = await openWindow("desk", { restored: true });
    await user.keyboard("{F8}");
    await painted("evening");
    const rows = (): number => seen("export-made")?.querySelectorAll("li").length ?? 0;
    const more = await shown("export-made-more");
    expect(rows(), "at first").toBe(5);
    expect(made(), "the latest first").toContain("2026-11-24 스티비");
    expect(more.textContent).toContain("나머지 15개 보기");
    await user.click(more);
    expect(rows(), "all").toBe(20);
    expect(document.activeElement, "the hands stay where they were").toBe(more);
    expect(more.textContent).toContain("최근 5개만 보기");
    await user.click(more);
    expect(rows(), "and fewer again").toBe(5);
  });
});
