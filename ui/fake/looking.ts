/**
 * The stand-in host for a browser: `?fake&stage=first_run|locked|open&theme=dark`, `?fake&kiosk`. `&languages=ko,en,ja`
 * offers further ones at the kiosk, `&company` asks for one first, `&full` has enough of the second answer, and `&brand` shows a logo, a photograph and their colour.
 */
import type { Call } from "../src/host/host";
import { type Beginning, callOf, makeFakeHost, QUESTIONS, text } from "./host";

/** A host as the address asks for it. */
export function lookingHost(query: URLSearchParams): Call {
  const theme = query.get("theme");
  if (theme !== null) document.documentElement.dataset.theme = theme;
  const questions = QUESTIONS.map((question) => {
    const second = question.choices[1];
    const full =
      query.has("full") && second ? [{ choice: second.name, at_most: 50, action: "stop" as const }] : [];
    return { ...question, full };
  });
  const [first] = QUESTIONS;
  if (query.has("company") && first !== undefined) {
    questions.unshift({
      ...first,
      path: "company",
      label: text("어느 회사에서 오셨나요?", "Which company are you from?"),
      kind: "text",
      choices: [],
      full: [],
    });
  }
  return callOf(
    makeFakeHost({
      stage: (query.get("stage") ?? "open") as Beginning["stage"],
      languages: query.get("languages")?.split(",") ?? ["ko", "en"],
      questions,
      branded: query.has("brand"),
    }),
  );
}
