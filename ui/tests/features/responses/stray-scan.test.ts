/** A code that is scanned while a question is asked is no answer, and staff are told what became of it. */
import { describe, expect, it, vi } from "vitest";
import { QUESTIONS } from "../../../fake/small-fair";
import type { Question } from "../../../src/host/wire";
import { breathed, openWindow, painted, scan, seen, shown } from "../../support";

function text(): Question {
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error("the stand-in has questions");
  return { ...first, path: "q-text", kind: "text", choices: [] };
}

describe("a scan during the survey", () => {
  it.each([
    ["choices", QUESTIONS],
    ["a text field", [text(), ...QUESTIONS]],
  ])("is told and answers nothing, with %s", async (_, questions) => {
    const { user, requests } = await openWindow("desk", { questions });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await breathed();
    const path = seen("question")?.dataset.path;
    scan("8801234567893");
    expect((await shown("error")).textContent).toContain("설문 중에는 스캔을 받지 않습니다");
    await breathed();
    expect(requests("answer"), "no answer").toEqual([]);
    expect(seen("question")?.dataset.path, "the same question").toBe(path);
    expect((seen("answer") as HTMLInputElement | null)?.value ?? "").toBe("");
    await user.keyboard(path === "q-text" ? "한빛{Enter}" : "1");
    await vi.waitFor(() => expect(requests("answer"), "and a hand goes on").toHaveLength(1));
  });
});
