/**
 * The stand-in host for a browser: `?fake&stage=first_run|locked|open&theme=dark`, `?fake&kiosk`. `&languages=ko,en,ja`
 * offers further ones at the kiosk, `&company` asks for one first, and `&full` has enough of the second answer.
 * `&prepare` is a fair that was only just made, `&sample` the sample, `&many` sells 300 products with long names,
 * and `&brand` shows a logo, a photograph and their colour. `?fake&visitor` is the second screen, `&coupon` with one.
 */
import type { Call } from "../src/host/host";
import type { Product } from "../src/host/wire";
import { NOTHING_READY } from "./preparation";
import { type Beginning, callOf, makeFakeHost } from "./host";
import { PRODUCTS, QUESTIONS } from "./small-fair";
import { text } from "./speak";

const KINDS = ["온더락잔", "하이볼잔", "화병", "접시", "찻잔", "모빌"];

/** A catalogue as a maker has it who brings all she makes. */
export const MANY: readonly Product[] = Array.from({ length: 300 }, (_, index): Product => {
  const kind = KINDS[index % KINDS.length] ?? "";
  const name = `대구 공방 한정판 손으로 불어 만든 물결무늬 ${kind} ${index + 1}호`;
  return {
    id: index === 0 ? "p-5" : `m-${index}`,
    name: text(
      index % 7 === 0 ? name : `${kind} ${index + 1}호`,
      `Hand-blown limited-edition wave glass no. ${index + 1}`,
    ),
    price_won: 12_500 + index * 500,
    tags: [kind],
    barcode: "",
    stock: index % 11 === 0 ? 0 : null,
    retired: false,
  };
});

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
  const call = callOf(
    makeFakeHost({
      ...(query.has("prepare") && { preparation: NOTHING_READY }),
      sample: query.has("sample"),
      stage: (query.get("stage") ?? "open") as Beginning["stage"],
      languages: query.get("languages")?.split(",") ?? ["ko", "en"],
      questions,
      branded: query.has("brand"),
      products: query.has("many") ? MANY : PRODUCTS,
    }),
  );
  if (query.has("coupon"))
    void call("show_to_visitor", { coupon: "coupon-1", language: query.get("language") ?? "ko" });
  return call;
}
