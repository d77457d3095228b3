import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

const said = (): string => document.body.textContent ?? "";
const rows = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('[data-testid="question-worth"] ol > li'),
];

/** The evening, with the questions worked out. */
async function openWorth() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await turnToTab("results");
  expect(opened.requests("get_question_worth"), "it is worked out when it is asked for").toEqual([]);
  await opened.user.click(await shown("worth-show"));
  await shown("worth-leave-out-1");
  return opened;
}

describe("what each question was worth", () => {
  it("is told in sentences, the zeros left out and the few not told", async () => {
    const { requests } = await openWorth();
    expect(requests("get_question_worth")).toEqual([{ all_fairs: false }]);
    const text = rows().map((row) => row.textContent ?? "");
    expect(text).toHaveLength(6);
    expect(text[0]).toContain(
      "이 질문은 1,231명 중 418명의 추천을 바꿨습니다. 한 분에 6초, 모두 123분이 걸렸습니다.",
    );
    expect(text[0]).toContain("추천이 달라진 분 418명");
    expect(text[1]).toContain("추천이 달라진 분 (수를 밝히지 않음)");
    expect(text[1]).not.toContain("초안이 달라진 분");
    expect(text[4]).toContain("지금은 묻지 않는 질문");
    expect(seen("worth-leave-out-5"), "what is not asked cannot be left out").toBeNull();
    expect(document.activeElement, "the keys are at the first").toBe(rows()[0]);
  });

  it("can be gone through and acted on with the keys alone", async () => {
    const { user, requests } = await openWorth();
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(rows()[1]);
    await user.keyboard("{Tab}{Enter}");
    await vi.waitFor(() => expect(rows()[1]?.textContent).toContain("다음 설문지에서 뺐습니다"));
    expect(requests("leave_question_out")).toEqual([{ path: "topic", with_what_hangs_on_it: false }]);
    expect(document.activeElement, "the keys stay at the row").toBe(rows()[1]);
    await user.keyboard("{F6}");
    await shown("worth-leave-out-2");
    expect(requests("ask_question_again")).toEqual([{ questionnaire: "draft-next", path: "topic" }]);
    expect(said()).toContain("뺐던 질문을 다음 설문지에서 다시 묻습니다.");
    expect(requests("get_question_worth"), "nothing is worked out again").toHaveLength(1);
    await user.click(await shown("worth-leave-out-2"));
    await vi.waitFor(() => expect(seen("worth-leave-out-2")).toBeNull());
  });

  it("is not acted on before what hangs on the question was told", async () => {
    const { user, requests } = await openWorth();
    await user.click(await shown("worth-leave-out-1"));
    await shown("worth-leave-out-sure");
    expect(said()).toContain("판매할 때 고르지 못하게");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("worth-leave-out-sure")).toBeNull());
    expect(seen("worth-leave-out-1"), "it is asked as before").not.toBeNull();
    expect(seen("evening"), "only the dialog is left").not.toBeNull();
    await user.click(await shown("worth-leave-out-1"));
    await user.click(await shown("worth-leave-out-sure"));
    await vi.waitFor(() => expect(seen("worth-leave-out-1")).toBeNull());
    expect(requests("leave_question_out").at(-1)).toEqual({ path: "use", with_what_hangs_on_it: true });
  });
});
