import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

describe("what is due", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await shown("tasks");
    return opened;
  }

  it("says what is due by which day, and what is overdue", async () => {
    await open();
    const text = (await shown("tasks")).textContent ?? "";
    for (const part of ["132건", "3건은 기한이 지났습니다", "2026. 11. 26.", "2027. 1. 12.", "이름 없음"]) {
      expect(text).toContain(part);
    }
    expect(seen("tasks-sent"), "nothing was listed yet").toBeNull();
  });

  it("saves the list of results, and closes it only once day, sender and number are noted", async () => {
    const { user, requests } = await open();
    await user.click(await shown("list-result-notices"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("132명의 목록"));
    await user.click(await shown("tasks-sent"));
    expect((await shown("error")).textContent, "who sent it").toContain("무엇으로");
    expect(requests("note_result_notices_sent")).toEqual([]);
    await user.type(await shown("tasks-sender"), "솔라피{Enter}");
    await vi.waitFor(() => expect(seen("list-result-notices"), "it is done").toBeNull());
    expect((await shown("tasks-noted")).textContent, "it is said that it is kept").toContain(
      "적어 두었습니다",
    );
    expect(requests("note_result_notices_sent")).toEqual([
      { sent_on: "2026-11-28", sender: "솔라피", count: 132 },
    ]);
  });

  it("destroys the data that are due together, after a second press, and says what is left", async () => {
    const { user, requests } = await open();
    await user.click(await shown("tasks-destroy"));
    expect(requests("destroy_people_due"), "asked once more").toEqual([]);
    await user.click(await shown("tasks-destroy"));
    expect((await shown("tasks-destroyed")).textContent).toMatch(/2건.*1개/s);
    expect(document.body.textContent, "what she has to look at herself").toContain("후속 안내");
    await vi.waitFor(() => expect(seen("tasks-destroy"), "nobody is due any more").toBeNull());
  });

  it("leads to whoever is owed something", async () => {
    const { user } = await open();
    await user.click(await shown("tasks-open"));
    await painted("visit-visited");
  });
});
