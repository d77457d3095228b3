import { describe, expect, it, vi } from "vitest";
import { handsPause, openWindow, painted, seen, shown } from "../../support";

const field = async (): Promise<HTMLTextAreaElement> =>
  (await shown("message-draft-text")) as HTMLTextAreaElement;

describe("the owner's own words", () => {
  it("are kept, chosen for the file, and taken back", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("message-draft-thanks"));
    await user.type(await field(), "!");
    const text = (await field()).value;
    await user.click(await shown("message-draft-keep"));
    await vi.waitFor(() =>
      expect(requests("set_message_draft")).toEqual([{ draft: "thanks", language: "ko", text }]),
    );
    await user.selectOptions(await shown("export-target"), "stibee");
    expect(((await shown("export-draft")) as HTMLSelectElement).value, "chosen for the file").toBe("thanks");
    await user.click(await shown("message-draft-reset"));
    await vi.waitFor(async () => expect(`${(await field()).value}!`).toBe(text));
    await vi.waitFor(() => expect(seen("message-draft-reset"), "nothing left to take back").toBeNull());
  });

  /** The tables of everybody have no choice of words: what was previewed as a table has to become one. */
  it("stand in the file where nobody chose a tool, and it is said where they do not", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("message-draft-thanks"));
    await user.type(await field(), "!");
    await user.click(await shown("message-draft-look"));
    await shown("message-draft-longest");
    await user.click(await shown("message-draft-keep"));
    expect((await shown("message-draft-kept")).textContent, "where").toContain("쉼표로 나눈 표 (CSV)");
    const target = await shown("export-target");
    expect(target, "the table that was previewed").toHaveProperty("value", "csv");
    expect(seen("export-draft"), "in these words").toHaveProperty("value", "thanks");
    await user.type(await shown("export-reason"), "감사 인사{Enter}");
    await shown("export-files");
    expect(requests("export_follow_up").map(({ to }) => to)).toEqual([
      { target: "csv", audience: null, topic: null, draft: "thanks", one_each: false, first_label: 1 },
    ]);
    await user.selectOptions(target, "");
    expect(seen("message-draft-kept")?.textContent, "not in those tables").toContain("글을 고르세요");
    await user.selectOptions(target, "stibee");
    await user.selectOptions(await shown("export-draft"), "thanks");
    expect(seen("message-draft-kept")?.textContent).toContain("스티비");
    await user.type(await field(), "!");
    await user.click(await shown("message-draft-keep"));
    await shown("message-draft-kept");
    expect(target, "what was chosen stays").toHaveProperty("value", "stibee");
  });

  it("stay as they were left while another screen is looked at", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("message-draft-thanks"));
    await user.type(await field(), " 또 뵙겠습니다");
    await user.click(await shown("message-draft-look"));
    await shown("message-draft-longest");
    const text = (await field()).value;
    for (const [key, screen] of [
      ["Escape", "desk"],
      ["F2", "counter"],
      ["Escape", "desk"],
      ["F8", "evening"],
    ] as const) {
      await handsPause();
      await user.keyboard(`{${key}}`);
      await painted(screen);
    }
    expect((await field()).value, "half written").toBe(text);
    expect(text).toMatch(/ 또 뵙겠습니다$/);
    expect(seen("message-draft-longest"), "what was counted then").toBeNull();
  });

  it("hold no label of their own, and nothing that was typed is lost", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("message-draft-thanks"));
    const words = await field();
    await user.clear(words);
    await user.keyboard("(광 고) 안녕하세요");
    await user.click(await shown("message-draft-keep"));
    expect((await shown("error")).textContent, "what to do").toContain("광고 표시처럼");
    await user.click(await shown("draft-language-en"));
    expect((await field()).value, "the other language").toContain("Thank you");
    await user.click(await shown("draft-language-ko"));
    expect((await field()).value, "as it was left").toBe("(광 고) 안녕하세요");
  });

  it("are written with fields, and looked at before they are kept", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("message-draft-thanks"));
    const words = await field();
    expect(words.value, "what came with the program").toContain("고맙습니다");
    await user.clear(words);
    await user.keyboard("반갑습니다 ");
    await user.click((await shown("message-drafts")).querySelectorAll('[data-testid="draft-field"]')[0]!);
    expect(words.value, "at the cursor").toBe("반갑습니다 {이름}");
    await vi.waitFor(() => expect(document.activeElement, "and the hands stay in the text").toBe(words));
    await user.keyboard("님");
    await user.click(await shown("message-draft-look"));
    expect((await shown("message-draft-longest")).textContent).toMatch(/^\(광고\).*반갑습니다 김하늘님/s);
    expect((await shown("message-draft-emptiest")).textContent, "no name, no line").not.toContain(
      "반갑습니다",
    );
    expect(requests("set_message_draft"), "a look keeps nothing").toEqual([]);
  });
});
