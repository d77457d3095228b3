/** A question for a day at the desk is typed and shown as every other day of the window. */
import { describe, expect, it, vi } from "vitest";
import { QUESTIONS } from "../../../fake/small-fair";
import type { Question } from "../../../src/host/wire";
import { handsPause, openWindow, painted, seen, shown } from "../../support";

function asked(kind: Question["kind"]): Question {
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error("the stand-in has questions");
  return { ...first, path: `q-${kind}`, kind, choices: [] };
}

async function begin() {
  const window = await openWindow("desk", { questions: [asked("date"), asked("text")] });
  await window.user.keyboard("{Enter}");
  await painted("visit-survey");
  const field = (await shown("answer")) as HTMLInputElement;
  const question = (path: string): Promise<void> =>
    vi.waitFor(() => expect(seen("question")?.dataset.path).toBe(path));
  return { ...window, field, question };
}

describe("a question for a day", () => {
  it("is typed as people say it, told back with its weekday, and shown again the Korean way", async () => {
    const { user, requests, field, question } = await begin();
    expect(field.placeholder, "an example as Koreans write it").toBe("2026. 10. 3.");
    await user.type(field, "2026.6.30");
    expect(seen("question")?.textContent, "before Enter").toContain("6월 30일 (화)");
    await user.keyboard("{ArrowUp}");
    expect((seen("answer") as HTMLInputElement).value, "an arrow moves the day").toBe("2026. 7. 1.");
    await user.keyboard("{ArrowDown}");
    // As fast as a test types, Enter would end a scan.
    await handsPause();
    await user.keyboard("{Enter}");
    await question("q-text");
    expect(requests("answer").at(-1)?.value).toEqual(["2026-06-30"]);
    await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    await question("q-date");
    expect((seen("answer") as HTMLInputElement).value).toBe("2026. 6. 30.");
    await user.keyboard("{Enter}");
    await question("q-text");
    expect(requests("answer").length, "the same day is no new answer").toBe(1);
  });

  it("refuses what is no day, or two, with a plain sentence, and keeps what was typed", async () => {
    const { user, requests, field } = await begin();
    for (const typed of ["631", "128"]) {
      await user.clear(field);
      await user.type(field, `${typed}{Enter}`);
      expect((await shown("error")).textContent).toContain("날짜를 10월 3일이나");
      expect(field.value).toBe(typed);
    }
    expect(requests("answer"), "nothing was answered").toEqual([]);
  });
});
