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

  it("take in what the tool reports, and ask for the columns only where they cannot be told", async () => {
    const { user, requests } = await openWindow("desk", { restored: true });
    await user.keyboard("{F8}");
    await painted("evening");
    const first = await shown("report-choose");
    expect(first.getAttribute("aria-label"), "of which files").toContain("2026-11-24 스티비");
    await user.click(first);
    await user.upload(await shown("report-file"), new File(["email,status?"], "결과.csv"));
    expect((await shown("error")).textContent).toContain("요청, 도착");
    expect(seen("report-done"), "nothing was taken in").toBeNull();
    await user.type(await shown("report-outcome"), "도착{Enter}");
    expect((await shown("report-done")).textContent).toMatch(/결과\.csv.*보냄 398명/s);
    expect(seen("report-notes")?.textContent, "nothing is guessed").toContain(
      "이해하지 못한 상태 ‘보류’ 2건",
    );
    expect(seen("report-columns"), "another column can still be named").not.toBeNull();
    expect(seen("error")).toBeNull();
    expect(made()).toContain("보냄 398, 도착하지 않음 9");
    expect(seen("report-bounced")?.textContent, "who is left out by it").toContain("4명");
    await user.type(await shown("report-contact"), "010{Enter}");
    expect((await shown("error")).textContent, "of whom nothing came back").toContain("되돌아왔다고 적힌");
    await user.clear(await shown("report-contact"));
    await user.type(await shown("report-contact"), "kim@example.com{Enter}");
    expect((await shown("report-tried-again")).textContent).toContain("kim@example.com");
    await expect.poll(() => seen("report-bounced")?.textContent).toContain("3명");
    expect(requests("take_in_report").map(({ export: of, outcome }) => [of, outcome])).toEqual([
      ["e-20", null],
      ["e-20", "도착"],
    ]);
  });

  it("say what is wrong with a report and change nothing", async () => {
    const { user } = await openWindow("desk", { restored: true });
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("report-choose"));
    await user.upload(await shown("report-file"), new File([], "빈 파일.csv"));
    expect((await shown("error")).textContent).toContain("비어 있습니다");
    expect(seen("report-columns"), "columns are not what is wrong").toBeNull();
    expect(seen("report-done")).toBeNull();
  });
});
