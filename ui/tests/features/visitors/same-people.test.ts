import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import { breathed, handsPause, openWindow, painted, scan, seen, shown, turnToTab } from "../../support";

async function openEvening() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await turnToTab("duties");
  await shown("same-1");
  await breathed();
  return opened;
}

const words = (): string => seen("same-people")?.textContent?.replace(/\s+/g, " ") ?? "";

describe("visits that may be one person's", () => {
  it("stand side by side with what agrees, when and where each came", async () => {
    await openEvening();
    expect(words()).toContain("전화번호(010-1234-5678)가 같습니다.");
    expect(words()).toMatch(/10:12.*이 기기.*15:40.*다른 기기 7F3A/);
    expect(words(), "what each bought, and what it may be sent").toMatch(
      /10:12.*구매: 위스키잔 2 외 1건.*보낼 수 있음: 이메일, 문자.*15:40.*구매 없음.*보낼 수 있는 것 없음/,
    );
    expect(words()).toContain("3쌍");
  });

  it("have their keys among those that F1 tells, wherever the focus is", async () => {
    const { user } = await openEvening();
    await user.keyboard("{F1}");
    const keys = (await shown("all-keys")).textContent?.replace(/\s+/g, " ");
    expect(keys).toContain("1 같은 분입니다, 2 다른 분입니다 · 같은 분일 수 있습니다");
  });

  it("are decided by digits, one pair after the other, and no second press decides the next", async () => {
    const { user, requests } = await openEvening();
    (await shown("same-1")).focus();
    await user.keyboard("1");
    await vi.waitFor(() => expect(words()).toContain("2쌍"));
    const inHand = seen("same-1")?.closest("li");
    expect(document.activeElement, "the next pair is in hand, and no button of it").toBe(inHand);
    await user.keyboard("1");
    expect(requests("compare_visits"), "in the same breath").toHaveLength(1);
    await breathed();
    await user.keyboard("{ArrowDown}2");
    await vi.waitFor(() => expect(requests("compare_visits")).toHaveLength(2));
    expect(requests("compare_visits")).toEqual([
      { one: "v-kim", other: "v-kim-2", said: "same" },
      { one: "v-jung", other: "v-seo", said: "different" },
    ]);
    await vi.waitFor(() => expect(words()).toContain("1쌍"));
    await breathed();
    await user.click(await shown("different-1"));
    await vi.waitFor(() => expect(words(), "nobody is left").toContain("모두 정했습니다."));
    expect(seen("same-people")?.contains(document.activeElement), "the focus stays there").toBe(true);
  });

  it("are decided by 1 and 2 alone, and never by a scanner", async () => {
    const { user, requests } = await openEvening();
    const button = await shown("different-1");
    button.focus();
    await user.keyboard("3");
    scan("8801234567893");
    await handsPause();
    expect(requests("compare_visits")).toEqual([]);
    button.focus();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("compare_visits"), "a hand may").toHaveLength(1));
  });

  it("come back by one key, and the evening stays where it is", async () => {
    const { user, requests } = await openEvening();
    await user.click(await shown("same-1"));
    await vi.waitFor(() => expect(words()).toContain("2쌍"));
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(words()).toContain("3쌍"));
    expect(requests("compare_visits").at(-1)).toEqual({ one: "v-kim", other: "v-kim-2", said: "undecided" });
    expect(document.documentElement.dataset.ready).toBe("evening");
  });

  it("stand on the card of her other visit, where she can be parted again", async () => {
    const { user, requests } = await openEvening();
    await user.click(await shown("same-1"));
    await vi.waitFor(() => expect(words()).toContain("2쌍"));
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    expect((await shown("other-visits")).textContent).toMatch(/15:40.*견적서 보내기/s);
    await user.click(await shown("part-visit"));
    expect(requests("part_visit"), "not with one press").toEqual([]);
    await user.click(await shown("part-visit"));
    await vi.waitFor(() => expect(seen("other-visits")).toBeNull());
    expect(requests("part_visit")).toEqual([{ visitor: "v-kim-2" }]);
  });

  /** Later a hand may mean something else, so it is asked first; there is no reason to type. */
  it("are asked about before they come back later", async () => {
    const { user, requests } = await openEvening();
    const now = vi.spyOn(globalThis, "setTimeout");
    await user.click(await shown("different-1"));
    await vi.waitFor(() => expect(words()).toContain("2쌍"));
    const [later] = now.mock.calls.filter(([, after]) => after === 10_000).map(([run]) => run);
    now.mockRestore();
    (later as () => void)();
    await user.keyboard("{F6}");
    const dialog = (await shown("undo-last")).closest("dialog");
    expect(dialog?.textContent).toContain("다른 분으로 정했습니다");
    expect(requests("compare_visits")).toHaveLength(1);
    await user.click(await shown("undo-last"));
    await vi.waitFor(() => expect(words()).toContain("3쌍"));
  });

  /** Whoever only takes surveys sees what she left elsewhere, and takes nothing apart. */
  it("are parted by nobody who only takes surveys", async () => {
    const host = makeFakeHost();
    const other = { visitor: "v-2", came: { ko: "어제", en: "yesterday" }, contact: [], note: "" };
    const { user } = await openWindow(
      "desk",
      { role: "capture" },
      { get_visit: async (asked) => ({ ...(await host.get_visit(asked)), others: [other] }) },
    );
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    expect((await shown("other-visits")).textContent).toContain("어제");
    expect(seen("part-visit")).toBeNull();
  });

  it("are told with what changed since the fair before", async () => {
    const host = makeFakeHost();
    const changed = [
      { ko: "누구와 사세요? 봄에서는 ‘혼자’, 가을에서는 ‘둘이’로 답하셨습니다.", en: "Changed." },
    ];
    const { user } = await openWindow(
      "desk",
      {},
      { get_visit: async (asked) => ({ ...(await host.get_visit(asked)), changed }) },
    );
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    expect((await shown("changed-since")).textContent).toContain("가을에서는 ‘둘이’로");
  });
});
