import { describe, expect, it } from "vitest";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

const card = (): string => seen("own-words")?.textContent ?? "";

/** The evening, with what people said. */
async function openOwnWords() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await turnToTab("results");
  expect(opened.requests("get_in_own_words"), "reading is noted, so it is asked for").toEqual([]);
  await opened.user.click(await shown("own-words-show"));
  await shown("own-words-1-1");
  return opened;
}

describe("what people said", () => {
  it("is told question by question, with few hidden in a sentence", async () => {
    const { requests } = await openOwnWords();
    expect(requests("get_in_own_words")).toHaveLength(1);
    expect(card()).toContain("좋게 말씀하신 분 214명");
    expect(card()).toContain("색 96명");
    expect(card()).toContain("다르게 말씀하신 분도 다섯 분은 되어야 합니다.");
    expect(card()).toContain("다섯 분 이상이 알려 주셨습니다.");
    expect(document.activeElement?.textContent, "the keys are at the first question").toContain(
      "바라시는 것",
    );
  });

  it("shows the quotes behind a word that is pressed, and only those", async () => {
    const { user } = await openOwnWords();
    const behind = (hook: "own-words-1-3" | "own-words-1-4" | "own-words-1-6") =>
      seen(hook)?.closest("details");
    expect(behind("own-words-1-3")?.open).toBe(false);
    await user.click(await shown("own-words-1-3"));
    expect(behind("own-words-1-3")?.open).toBe(true);
    expect(behind("own-words-1-3")?.querySelectorAll("q")).toHaveLength(2);
    expect(behind("own-words-1-4")?.open).toBe(false);
    expect(behind("own-words-1-6")?.textContent).toContain("보여 드릴 수 있는 글이 없습니다.");
  });

  it("is reached with the keys alone", async () => {
    const { user } = await openOwnWords();
    await user.keyboard("{Tab}{Tab}");
    expect(document.activeElement).toBe(seen("own-words-1-2"));
  });
});
