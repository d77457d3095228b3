import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import { QUESTIONS } from "../../../fake/small-fair";
import { refuse, text } from "../../../fake/speak";
import { Survey } from "../../../src/features/responses/survey.svelte";
import type { Question, Visit } from "../../../src/host/wire";
import { TextSearch } from "../../../src/kit/text-search.svelte";
import { watched } from "../../support";

async function begin(
  questions: readonly Question[] = QUESTIONS,
  instead: Parameters<typeof watched>[1] = {},
) {
  const host = watched({ questions }, instead);
  let visit: Visit = await host.call("start_visit", {});
  let finished = 0;
  const { visitor } = visit;
  const before: Record<string, readonly string[]> = { "q-text": ["한빛상사", "온세상", "Lumen"] };
  const search = new TextSearch((request) => host.call("find_texts", request));
  const survey = new Survey({
    questions: () => visit.questions,
    answer: async (path, value, took_ms) => {
      visit = { ...visit, ...(await host.call("answer", { visitor, path, value, took_ms })) };
      return true;
    },
    finish: async () => {
      visit = { ...visit, ...(await host.call("finish_survey", { visitor })) };
      finished += 1;
    },
    suggestions: async (path) => before[path] ?? [],
    search,
    tellsWhenFull: true,
  });
  const type = async (text: string): Promise<void> => {
    survey.draft = text;
    survey.suggestions.typed();
    await search.settled();
  };
  return { ...host, survey, type, visit: () => visit, finished: () => finished };
}

function asked(kind: Question["kind"], more: Partial<Question> = {}): Question {
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error("the stand-in has questions");
  return { ...first, path: `q-${kind}`, kind, choices: [], ...more };
}

describe("the survey step", () => {
  /** A killed laptop must have every answer: choosing commits, without another key. */
  it("commits a choice at once and goes on", async () => {
    const { survey, requests, visit } = await begin();
    await survey.chooseNumber(2);
    expect(requests("answer"), "one answer was sent").toMatchObject([
      { path: "first_visit", value: ["seen"] },
    ]);
    expect(survey.question?.path, "one key for one answer").toBe("for_whom");
    expect(visit().questions[0]?.value, "the answer came back").toEqual(["seen"]);
  });

  /** "2, 1" typed in one breath: the 1 answers the question that follows from the 2. */
  it("keeps the order of hurried keys", async () => {
    const later = asked("one", { path: "only_after_seen", choices: QUESTIONS[1]?.choices ?? [] });
    const answer = makeFakeHost().answer;
    const { survey, requests } = await begin(undefined, {
      async answer(request) {
        await new Promise((done) => setTimeout(done, 20));
        const visit = await answer(request);
        const first = { ...visit.questions[0], value: request.value } as Question;
        return { ...visit, questions: [first, later, ...visit.questions.slice(1)] };
      },
    });
    await Promise.all([survey.chooseNumber(2), survey.chooseNumber(1)]);
    expect(
      requests("answer").map(({ path }) => path),
      "the question that the answer brought",
    ).toEqual(["first_visit", "only_after_seen"]);
  });

  it("goes on without an answer, back, and takes an answer away with 0", async () => {
    const { survey, requests } = await begin();
    await survey.goOn();
    expect(survey.question?.path, "optional questions can be passed").toBe("for_whom");
    await survey.chooseNumber(1);
    await survey.previous();
    await survey.skip();
    expect(requests("answer").at(-1), "0 takes the answer back").toMatchObject({
      path: "for_whom",
      value: [],
    });
    expect(survey.question?.path, "0 goes on").toBe("cooking");
    await survey.previous();
    await survey.previous();
    await survey.previous();
    expect(survey.question?.path, "back stops at the first").toBe("first_visit");
  });

  it("toggles where several may be chosen", async () => {
    const many = asked("many", { choices: QUESTIONS[3]?.choices ?? [] });
    const { survey, visit } = await begin([many]);
    await survey.chooseNumber(1);
    await survey.chooseNumber(3);
    await survey.chooseNumber(1);
    expect(visit().questions[0]?.value, "one taken back").toEqual(["beer"]);
    await survey.chooseNumber(9);
    expect(visit().questions[0]?.value, "a number without a choice does nothing").toEqual(["beer"]);
  });

  it("commits typed answers when going on, going back and leaving", async () => {
    const { survey, requests } = await begin([asked("text"), asked("integer"), asked("decimal")]);
    survey.draft = " 작은 잔 ";
    await survey.goOn();
    survey.draft = "3";
    await survey.previous();
    expect(survey.draft, "the typed text comes back").toBe("작은 잔");
    await survey.goOn();
    await survey.goOn();
    survey.draft = "1.5";
    await survey.keep();
    expect(
      requests("answer").map(({ path, value }) => [path, value]),
      "what was typed, once each",
    ).toEqual([
      ["q-text", ["작은 잔"]],
      ["q-integer", ["3"]],
      ["q-decimal", ["1.5"]],
    ]);
  });

  it("reads days as people write them and asks again when it cannot", async () => {
    const { survey, requests } = await begin([asked("date"), asked("text")]);
    survey.draft = "시월";
    await survey.goOn();
    expect(survey.question?.path, "stays").toBe("q-date");
    expect(survey.attempt.sentence?.ko, "says how").toContain("2026-10-03");
    survey.draft = "2026.10.3";
    await survey.goOn();
    expect(requests("answer").at(-1)?.value, "as the questionnaire wants it").toEqual(["2026-10-03"]);
  });

  it("acknowledges with one key, and passes a note", async () => {
    const { survey, requests, finished } = await begin([asked("note"), asked("acknowledge")]);
    await survey.previous();
    expect(survey.question?.path, "begins where an answer is missing").toBe("q-note");
    await survey.goOn();
    await survey.chooseNumber(1);
    expect(requests("answer").at(-1)?.value, "XLSForm's word").toEqual(["OK"]);
    expect(finished(), "the last question finishes").toBe(1);
  });

  /** Required is the only thing that stops, and Esc still leaves. */
  it("stops at a required question with a sentence", async () => {
    const { survey } = await begin([asked("text", { required: true }), asked("text", { path: "q-next" })]);
    await survey.goOn();
    expect(survey.question?.path, "stays").toBe("q-text");
    expect(survey.attempt.sentence?.ko, "says why").toContain("답이 있어야");
    survey.draft = "네";
    await survey.goOn();
    expect(survey.question?.path, "goes on").toBe("q-next");
    expect(survey.attempt.sentence, "the sentence is gone").toBeNull();
  });

  it("stays at an answer that the questionnaire refuses, and 0 is the way out", async () => {
    const violation = text("0보다 큰 수를 적어 주세요.", "Please give a number above 0.");
    const { survey } = await begin([asked("integer"), asked("text")], {
      answer: async ({ value }) => {
        const question = asked("integer", { value, violation: value.length > 0 ? violation : null });
        return { ...(await makeFakeHost({ questions: [question, asked("text")] }).start_visit({})) };
      },
    });
    survey.draft = "-1";
    await survey.goOn();
    expect(survey.question?.path, "stays").toBe("q-integer");
    expect(survey.attempt.sentence, "the questionnaire's own words").toEqual(violation);
    await survey.skip();
    expect(survey.question?.path, "0 goes on").toBe("q-text");
  });

  /** A text that is worked out and too long to keep: said, and not for the visitor to mend here. */
  it("goes on from what is wrong without an answer", async () => {
    const violation = text("너무 길어 빈칸입니다.", "Too long, so it stays blank.");
    const { survey } = await begin([asked("text", { violation }), asked("integer")]);
    expect(survey.question?.violation, "it is there to be shown").toEqual(violation);
    await survey.goOn();
    expect(survey.question?.path, "goes on").toBe("q-integer");
  });

  it("tells a refusal and keeps what was typed", async () => {
    const { survey, finished } = await begin([asked("text")], {
      answer: async () => refuse("디스크가 가득 찼습니다.", "The disk is full."),
    });
    survey.draft = "기억해 주세요";
    await survey.goOn();
    expect(survey.attempt.sentence?.ko, "the host's sentence").toBe("디스크가 가득 찼습니다.");
    expect(survey.draft, "still there").toBe("기억해 주세요");
    expect(finished(), "not finished").toBe(0);
  });

  /** Typed once a day, picked from then on; nothing is picked that was not moved to. */
  it("offers what was typed before, and picks only what was moved to", async () => {
    const { survey, type, requests } = await begin([
      asked("text"),
      asked("integer"),
      asked("text", { path: "q-other" }),
    ]);
    await vi.waitFor(() => expect(survey.suggestions.offered.length, "the frequent first").toBe(3));
    await type("한");
    expect(survey.suggestions.offered).toEqual(["한빛상사"]);
    await type("온세");
    expect(survey.suggestions.offered).toEqual(["온세상"]);
    expect(survey.suggestions.picked, "nobody moved to it").toBeNull();
    survey.suggestions.move(1);
    survey.suggestions.move(1);
    expect(survey.suggestions.picked, "the last row is the last").toBe("온세상");
    await survey.goOn();
    expect(requests("answer").at(-1), "what was picked").toMatchObject({ path: "q-text", value: ["온세상"] });
    expect(survey.suggestions.offered, "a number has no such list").toEqual([]);
    await survey.goOn();
    survey.draft = "ㅎㅂ";
    await survey.goOn();
    expect(requests("answer").at(-1)?.value, "what was typed, as it was typed").toEqual(["ㅎㅂ"]);
  });

  /** Enough of an answer: somebody is told once, and decides. */
  it("tells once when there are enough of an answer, and Enter goes on", async () => {
    const full = { choice: "seen", at_most: 50, action: "warn" as const };
    const { survey } = await begin(QUESTIONS.map((question) => ({ ...question, full: [full] })));
    await survey.choose("new");
    await survey.goOn();
    expect(survey.question?.path, "another answer goes on at once").toBe("for_whom");
    await survey.previous();
    await survey.choose("seen");
    await survey.goOn();
    expect(survey.question?.path, "stays").toBe("first_visit");
    expect(survey.full, "and says why").toEqual(full);
    await survey.goOn();
    expect(survey.question?.path, "decided").toBe("for_whom");
  });

  it("measures from showing a question to its answer", async () => {
    vi.useFakeTimers();
    const { survey, requests } = await begin();
    await vi.advanceTimersByTimeAsync(1500);
    await survey.chooseNumber(1);
    await vi.advanceTimersByTimeAsync(700);
    await survey.chooseNumber(1);
    vi.useRealTimers();
    expect(requests("answer").map(({ took_ms }) => took_ms)).toEqual([1500, 700]);
  });

  it("goes on where a half-finished survey stopped", async () => {
    const answered = QUESTIONS.map((question, index) =>
      index < 2 ? { ...question, value: ["x"] } : question,
    );
    const { survey } = await begin(answered);
    expect(survey.question?.path, "the first without an answer").toBe("cooking");
  });
});
