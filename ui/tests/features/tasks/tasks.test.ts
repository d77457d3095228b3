import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

describe("what is due", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await shown("tasks");
    return opened;
  }

  it("says what is due by which day, and what is overdue", async () => {
    await open();
    const text = (await shown("tasks")).textContent ?? "";
    for (const part of ["132건", "3건은 기한이 지났습니다", "2026. 11. 26.", "2027. 1. 12.", "이름 없음"]) {
      expect(text).toContain(part);
    }
    expect(seen("tasks-sent-result_notice"), "nothing was listed yet").toBeNull();
  });

  it("saves the list of results, and closes it only once day, sender and number are noted", async () => {
    const { user, requests } = await open();
    await user.click(await shown("list-duties-result_notice"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("132명의 목록"));
    await user.click(await shown("tasks-sent-result_notice"));
    expect((await shown("error")).textContent, "who sent it").toContain("무엇으로");
    expect(requests("note_duties_sent")).toEqual([]);
    await user.type(await shown("tasks-sender-result_notice"), "솔라피{Enter}");
    await vi.waitFor(() => expect(seen("list-duties-result_notice"), "it is done").toBeNull());
    expect((await shown("tasks-noted")).textContent, "it is said that it is kept").toContain(
      "적어 두었습니다",
    );
    expect(requests("note_duties_sent")).toEqual([
      { kind: "result_notice", sent_on: "2026-11-28", sender: "솔라피", count: 132 },
    ]);
  });

  it("writes what is due for a calendar, and says where it lies", async () => {
    const { user, requests } = await open();
    await user.click(await shown("calendar-save"));
    await vi.waitFor(() => expect(seen("calendar")?.textContent).toContain("일정 9개"));
    expect(seen("calendar")?.textContent, "the file").toContain(".ics");
    expect(requests("save_calendar")).toMatchObject([{ language: "ko" }]);
    expect((seen("calendar-folder") as HTMLInputElement).value, "where to").not.toBe("");
  });

  it("keeps what is typed about the sending while F8 is left", async () => {
    const { user } = await open();
    await user.click(await shown("list-duties-result_notice"));
    await user.type(await shown("tasks-sender-result_notice"), "솔라피");
    const day = (await shown("tasks-sent-on-result_notice")) as HTMLInputElement;
    await user.clear(day);
    await user.type(day, "2026-11-27");
    await user.clear(await shown("tasks-count-result_notice"));
    await user.type(await shown("tasks-count-result_notice"), "130");
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    expect((await shown("tasks-sender-result_notice")) as HTMLInputElement).toHaveProperty("value", "솔라피");
    expect(seen("tasks-sent-on-result_notice")).toHaveProperty("value", "2026. 11. 27.");
    expect(seen("tasks-count-result_notice")).toHaveProperty("value", "130");
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

  it("closes each list of messages by itself", async () => {
    const { user, requests } = await open();
    for (const kind of ["reconfirmation", "processor_notice"] as const) {
      await user.click(await shown(`list-duties-${kind}`));
      await user.type(await shown(`tasks-sender-${kind}`), "솔라피{Enter}");
      await vi.waitFor(() => expect(seen(`tasks-of-${kind}`), "it is done").toBeNull());
    }
    expect(requests("list_duties").map(({ kind }) => kind)).toEqual(["reconfirmation", "processor_notice"]);
    expect(requests("note_duties_sent")).toMatchObject([
      { kind: "reconfirmation", count: 1 },
      { kind: "processor_notice", count: 97 },
    ]);
    expect(seen("tasks-of-result_notice"), "of which nothing was sent").not.toBeNull();
  });

  /** The day and the number are evidence: another list's must not put them back. */
  it("keeps what is typed about one list while another is saved", async () => {
    const { user, requests } = await open();
    await user.click(await shown("list-duties-result_notice"));
    const count = (await shown("tasks-count-result_notice")) as HTMLInputElement;
    await user.clear(count);
    await user.type(count, "52");
    await user.click(await shown("list-duties-processor_notice"));
    await shown("tasks-sent-processor_notice");
    expect(((await shown("tasks-count-result_notice")) as HTMLInputElement).value).toBe("52");
    await user.type(await shown("tasks-sender-result_notice"), "솔라피{Enter}");
    await vi.waitFor(() => expect(requests("note_duties_sent")).toMatchObject([{ count: 52 }]));
  });

  it("notes what somebody answered, a stop only after a second press", async () => {
    const { user, requests } = await open();
    await user.click(await shown("tasks-stop"));
    expect(requests("answer_confirmation"), "asked once more").toEqual([]);
    await user.click(await shown("tasks-keep"));
    await vi.waitFor(() => expect(seen("tasks-keep")).toBeNull());
    expect(requests("answer_confirmation")).toEqual([{ visitor: "v-kim", keeps: true }]);
    expect((await shown("tasks-noted")).textContent).toContain("2년 더");
  });

  it("says whom to ask again and why, and leads to the desk's question", async () => {
    const { user } = await open();
    const review = await shown("tasks-of-review");
    expect(review.textContent).toContain("거두신 것을 모른 채");
    await user.click(await shown("tasks-open"));
    await painted("visit-visited");
    await user.click(await shown("step-contact"));
    await shown("contact-again");
  });

  it("leads to whoever is owed something", async () => {
    const { user } = await open();
    await user.click(await shown("tasks-open"));
    await painted("visit-visited");
  });
});
