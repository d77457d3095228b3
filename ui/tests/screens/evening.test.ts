import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../fake/host";
import { FAIR } from "../../fake/small-fair";
import { refuse } from "../../fake/speak";
import { handsPause, held, openWindow, painted, seen, shown, turnToTab } from "../support";

describe("the evening", () => {
  it("lists what was left unfinished, and how long questions take", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    expect((await shown("timing")).textContent, "the rule in words").toMatch(/31.2초.*3개.*3분의 1/s);
    expect((await shown("unfinished")).textContent, "who, when, how far").toMatch(
      /14:21.*박도윤.*6개 중 2개/s,
    );
    await user.click(await shown("unfinished-discard"));
    expect(requests("discard_survey"), "not with one press").toEqual([]);
    await user.click(await shown("unfinished-discard"));
    await vi.waitFor(() => expect(seen("unfinished-discard"), "the list is empty").toBeNull());
    expect(requests("discard_survey")).toEqual([{ visitor: "v-park" }]);
  });

  it("takes an unfinished survey up from the evening", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await user.click(await shown("unfinished-continue"));
    await painted("visit-survey");
    expect(seen("question")?.dataset.path, "where it was left").toBe("cooking");
  });

  it("of a restored backup asks for what was requested since, once", async () => {
    const { user, requests } = await openWindow("desk", { restored: true });
    await user.keyboard("{F8}");
    await painted("evening");
    expect((await shown("requests-since-backup")).textContent, "until when").toContain("18:03");
    await user.click(await shown("requests-done"));
    await vi.waitFor(() => expect(seen("requests-since-backup")).toBeNull());
    expect(requests("confirm_requests_since_backup")).toHaveLength(1);
  });

  it("says before and after how many coupons are made for the files", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    expect((await shown("export-new-coupons")).textContent, "before").toContain("많아야 598장 새로 만들어져");
    await user.type(await shown("export-reason"), "새 상품 안내{Enter}");
    await shown("export-files");
    expect(seen("evening")?.textContent, "and after").toContain("598장을 새로 만들었습니다");
  });

  it("says with the people how likely they are to use a coupon, where one can be given", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const people = [...document.querySelectorAll("table")].find((it) => it.textContent.includes("김서연"));
    const cells = [...(people?.querySelectorAll("tbody tr") ?? [])].map((row) => {
      const last = row.querySelector("td:last-child");
      return last?.textContent.replace(/\s+/g, " ").trim();
    });
    expect(cells).toEqual(["‘온라인 15%’ 약 34%‘다음 방문 10%’ 약 12%", "‘온라인 15%’ 아직 모름", ""]);
  });

  it("gives each card the same digit, whatever else there is to do", async () => {
    const { user } = await openWindow("desk", {}, { get_duplicates: async () => ({ shown: [], total: 0 }) });
    await user.keyboard("{F8}");
    await painted("evening");
    await user.keyboard("{Alt>}1{/Alt}");
    await shown("tasks");
    expect(seen("tab-duties")?.ariaSelected, "1 leads to what has to be done").toBe("true");
    expect(seen("same-people"), "one card is not there").toBeNull();
    await user.keyboard("{Alt>}4{/Alt}");
    expect(seen("tab-duties")?.ariaSelected, "its digit leads nowhere").toBe("true");
    await user.keyboard("{Alt>}7{/Alt}");
    expect(document.activeElement, "and 7 to the files").toBe(seen("export-audience"));
  });

  it("tells on the tab how much of what has to be done is late", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await vi.waitFor(() => expect(seen("tab-duties")?.textContent).toMatch(/할 일 \(기한 지남 \d+\)/));
  });

  it("begins with the sentence, and exports only with a reason", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const sentence = seen("evening-sentence")?.textContent?.replace(/\s+/g, " ").trim();
    expect(sentence, "the sentence").toBe(
      "방문객 1,284명 중 612명이 소식 받기에 동의했습니다. 오늘 보낼 수 있는 사람은 598명입니다.",
    );
    await user.click(await shown("export-run"));
    expect((await shown("error")).textContent, "a reason is needed").toContain("이유를 적어 주세요");
    expect(requests("export_follow_up"), "nothing left the laptop").toEqual([]);
    expect((seen("export-folder") as HTMLInputElement).value, "the fair's folder").toBe(FAIR.export_folder);
    await user.type(await shown("export-reason"), "재방문 쿠폰 발송{Enter}");
    const files = await shown("export-files");
    expect(files.querySelectorAll("li").length, "every file").toBe(2);
    expect((await shown("export-password")).textContent, "shown once").toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(requests("export_follow_up"), "with the reason").toEqual([
      {
        reason: "재방문 쿠폰 발송",
        folder: FAIR.export_folder,
        all_fairs: false,
        earlier: "ask",
        locked: true,
        to: null,
      },
    ]);
    await user.keyboard("{Escape}");
    await painted("desk");
  });

  /** Locked unless she says otherwise, with what that means; a password is shown once. */
  it("locks the files unless somebody says otherwise", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const lock = (await shown("export-lock")) as HTMLInputElement;
    const means = (): string => document.getElementById("export-lock-means")?.textContent ?? "";
    expect(lock.checked, "by itself").toBe(true);
    expect(means(), "what opens them").toContain("7-Zip이나 반디집");
    await user.click(lock);
    expect(means(), "what it means to leave them open").toContain("누구나 이름과 연락처를 읽을 수 있습니다");
    await user.type(await shown("export-reason"), "안내{Enter}");
    await shown("export-files");
    expect(requests("export_follow_up").map(({ locked }) => locked)).toEqual([false]);
    expect(seen("export-password"), "nothing to open").toBeNull();
    await user.click(lock);
    await user.click(await shown("export-run"));
    await user.click(await shown("export-include"));
    expect((await shown("export-opening")).textContent, "what comes first").toContain("푸세요");
    expect(requests("export_follow_up").map(({ locked }) => locked)).toEqual([false, true, true]);
  });

  /** One list for the tool that sends, of one group and one topic, with what to do now. */
  it("makes the file of one tool, and says what to do with it", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const tool = await shown("export-target");
    await vi.waitFor(() => expect(tool.querySelectorAll("option").length).toBeGreaterThan(1));
    expect(seen("export-reach")?.textContent, "whom each channel reaches").toContain("이메일");
    await user.selectOptions(tool, "stibee");
    await user.selectOptions(await shown("export-audience"), "saved:s-1");
    await user.selectOptions(await shown("export-topic"), "workshop");
    await user.type(await shown("export-reason"), "공방 체험 안내{Enter}");
    const steps = await shown("export-steps");
    expect(steps.querySelectorAll("li").length, "three lines").toBe(3);
    expect(requests("export_follow_up").map(({ to }) => to)).toEqual([
      {
        target: "stibee",
        audience: "saved:s-1",
        topic: "workshop",
        draft: null,
        one_each: false,
        first_label: 1,
      },
    ]);
  });

  /** A half-used sheet of labels is not thrown away, and letters can be files of their own. */
  it("prints letters one each and labels from where a sheet is still full", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const tool = await shown("export-target");
    await vi.waitFor(() => expect(tool.querySelectorAll("option").length).toBeGreaterThan(1));
    await user.selectOptions(tool, "stibee");
    expect(seen("export-one-each"), "of no mail").toBeNull();
    expect(seen("export-first-label"), "of no mail").toBeNull();
    await user.selectOptions(tool, "labels");
    expect(seen("export-draft"), "an address says nothing").toBeNull();
    const labels = await shown("export-first-label");
    expect(labels.querySelectorAll("option").length).toBe(16);
    await user.selectOptions(labels, "6");
    await user.type(await shown("export-reason"), "초대장 봉투");
    await user.click(await shown("export-run"));
    await shown("export-steps");
    await user.selectOptions(tool, "letter");
    await user.selectOptions(await shown("export-one-each"), "한 사람씩 한 파일로 (ZIP)");
    await user.click(await shown("export-run"));
    await user.click(await shown("export-include"));
    await vi.waitFor(() => expect(requests("export_follow_up").length).toBeGreaterThan(1));
    const asked = requests("export_follow_up").map(({ to }) => [to?.target, to?.one_each, to?.first_label]);
    expect(asked[0]).toEqual(["labels", false, 6]);
    expect(asked.at(-1)).toEqual(["letter", true, 1]);
  });

  /** Nobody gets the same message twice unseen; Esc makes nothing, Enter leaves them out. */
  it("asks before anybody is put into a second file", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.type(await shown("export-reason"), "안내{Enter}");
    await shown("export-files");
    const run = await shown("export-run");
    const answers = (): unknown[] => requests("export_follow_up").map(({ earlier }) => earlier);
    await user.click(run);
    const asked = (await shown("export-leave-out")).closest("dialog");
    expect(asked?.textContent, "how many, and when").toMatch(/598명.*11월 24일/s);
    await user.keyboard("{Escape}");
    expect(seen("export-leave-out")).toBeNull();
    expect(answers(), "nothing was made").toEqual(["ask", "ask"]);
    await user.click(run);
    await shown("export-leave-out");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(answers()).toEqual(["ask", "ask", "ask", "leave_out"]));
    await user.click(run);
    await user.click(await shown("export-include"));
    await vi.waitFor(() => expect(answers().slice(4)).toEqual(["ask", "include"]));
  });

  it("says that it counts until it has counted, and not when that failed", async () => {
    const counted = held();
    let works = true;
    const { get_follow_up: count } = makeFakeHost();
    const { user } = await openWindow(
      "desk",
      {},
      {
        async get_follow_up(request) {
          await counted.until;
          return works ? count(request) : refuse("세지 못했습니다.", "It could not be counted.");
        },
      },
    );
    await user.keyboard("{F8}");
    expect((await shown("evening-counting")).textContent).toContain("세고 있습니다");
    counted.release();
    await painted("evening");
    expect(seen("evening-counting"), "it has counted").toBeNull();
    works = false;
    await user.keyboard("{Escape}");
    await painted("desk");
    await handsPause();
    await user.keyboard("{F8}");
    expect((await shown("error")).textContent).toContain("세지 못했습니다");
    expect(seen("evening-counting"), "nobody counts any longer").toBeNull();
  });
});
