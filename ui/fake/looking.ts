/**
 * The stand-in host for a browser: `?fake&stage=first_run|locked|open&theme=dark`, `?fake&kiosk`. `&languages=ko,en,ja`
 * offers further ones at the kiosk, `&company` asks for one first, and `&full` has enough of the second answer.
 * `&prepare` is a fair that was only just made, `&sample` the sample, `&many` sells 300 products with long names,
 * and `&brand` shows a logo, a photograph and their colour. `&language=en` speaks English, `&clock` asks about the
 * clock, `&seven` begins with seven long answers, and `&typed` with a number and a day. `?fake&visitor` is the second
 * screen, `&board` with how the day goes (`&money` with what was taken in), `&shipped` asks for consent in the words that ship, `&coupon` with one, `&role=capture` (or another) has
 * somebody signed in where several people work, and `&capped` makes what it is worth long.
 */
import type { Call } from "../src/host/host";
import type { Notice, Product, Question, Role } from "../src/host/wire";
import { language } from "../src/kit/language.svelte";
import { NOTHING_READY } from "./preparation";
import { type Beginning, callOf, makeFakeHost } from "./host";
import SHIPPED from "./shipped-notices.json";
import { choice, PRODUCTS, QUESTIONS } from "./small-fair";
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
    is_one_of_a_set: false,
  };
});

/** The longest question a finger has to answer. */
const SEVEN: Partial<Question> = {
  path: "heard",
  label: text(
    "저희 공방을 어떻게 알고 오늘 이 부스까지 찾아오셨나요?",
    "How did you hear of our workshop, and what brought you to this booth today?",
  ),
  choices: [
    choice("walk", "지나가다가 유리가 반짝여서 들렀어요", "I walked by and the glass caught my eye"),
    choice("friend", "친구나 가족이 꼭 가 보라고 했어요", "A friend or relative told me to come"),
    choice("web", "인터넷에서 만드는 영상을 봤어요", "I watched you make it on the internet"),
    choice("paper", "잡지나 신문에서 읽었어요", "I read about you in a magazine or paper"),
    choice("shop", "다른 가게에서 여러분의 잔을 봤어요", "I saw your glasses in another shop"),
    choice("before", "지난 박람회에서 산 적이 있어요", "I bought from you at an earlier fair"),
    choice("other", "그 밖의 다른 길로 알게 됐어요", "In some other way"),
  ],
};

/** What is typed on the number pad. */
const TYPED: readonly Partial<Question>[] = [
  { path: "people", kind: "integer", label: text("댁에 몇 분이 사세요?", "How many live in your home?") },
  { path: "birthday", kind: "date", label: text("생일이 언제세요?", "When is your birthday?") },
];

/** A host as the address asks for it. */
export function lookingHost(query: URLSearchParams): Call {
  const theme = query.get("theme");
  if (theme !== null) document.documentElement.dataset.theme = theme;
  if (query.get("language") === "en") language.now = "en";
  const questions = QUESTIONS.map((question): Question => {
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
  if (query.has("seven") && first !== undefined) questions.unshift({ ...first, ...SEVEN, full: [] });
  if (query.has("typed") && first !== undefined) {
    questions.unshift(...TYPED.map((asked) => ({ ...first, choices: [], full: [], ...asked })));
  }
  const host = makeFakeHost({
    ...(query.has("prepare") && { preparation: NOTHING_READY }),
    sample: query.has("sample"),
    restored: query.has("restored"),
    ...(query.has("role") && { role: query.get("role") as Role }),
    stage: (query.get("stage") ?? "open") as Beginning["stage"],
    languages: query.get("languages")?.split(",") ?? ["ko", "en"],
    questions,
    branded: query.has("brand"),
    ...(query.has("capped") && {
      benefit: text("10% 할인(최대 10,000원)", "10% off (at most 10,000 won)"),
    }),
    products: query.has("many") ? MANY : PRODUCTS,
  });
  if (query.has("shipped")) {
    const { get_notices } = host;
    host.get_notices = async (request) => ({
      ...(await get_notices(request)),
      notices: structuredClone(SHIPPED) as Notice[],
    });
  }
  if (query.has("coupon")) {
    void host.show_to_visitor({ coupon: "coupon-1", language: query.get("language") ?? "ko" });
  }
  if (query.has("board")) {
    void host.open_board({
      language: query.get("language") ?? "ko",
      with_money: query.has("money"),
    });
  }
  if (!query.has("clock")) return callOf(host);
  const get_stage: typeof host.get_stage = async () => {
    const stage = await host.get_stage({});
    if (stage.stage !== "open") return stage;
    return { ...stage, clock: { now: "2026-11-24 09:02", last: "2026-11-22 19:40" } };
  };
  return callOf({ ...host, get_stage });
}
