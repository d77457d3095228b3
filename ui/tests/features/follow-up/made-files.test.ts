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
    expect(made()).toContain("문자-2026-11-24.csv");
    expect(made()).toContain("11월 24일");
    await user.click(await shown("export-not-sent"));
    expect(requests("note_not_sent"), "the first press only asks").toEqual([]);
    await user.click(await shown("export-not-sent"));
    await expect.poll(made).toContain("아무에게도 보내지 않음");
    expect(requests("note_not_sent")).toEqual([{ export: "e-1" }]);
    expect(seen("export-not-sent")).toBeNull();
  });
});
