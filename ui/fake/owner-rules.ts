/** The stand-in's rules of the owner. */
import type { Host } from "../src/host/host";
import type { MakeOwnerRule, OwnerRules, Text } from "../src/host/wire";
import { PRODUCTS, QUESTIONS } from "./small-fair";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_owner_rules" | "make_owner_rule" | "remove_owner_rule">;

const PEOPLE = 232;

/** What a rule says. */
function words({ is_for, product, effect }: MakeOwnerRule): Text {
  const name = (id: string): Text => PRODUCTS.find((known) => known.id === id)?.name ?? text(id, id);
  const what = name(product);
  const [ko, en] = {
    first: [`‘${what.ko}’ 상품을 먼저 추천합니다.`, `recommended ‘${what.en}’ first.`],
    more: [`‘${what.ko}’ 상품을 더 자주 추천합니다.`, `recommended ‘${what.en}’ more often.`],
    never: [`‘${what.ko}’ 상품을 추천하지 않습니다.`, `not recommended ‘${what.en}’.`],
  }[effect];
  if (is_for.kind === "everybody") return text(`모든 분께 ${ko}`, `Everybody is ${en}`);
  if (is_for.kind === "bought") {
    const bought = name(is_for.product);
    return text(`‘${bought.ko}’ 상품을 구매하신 분께는 ${ko}`, `Whoever bought ‘${bought.en}’ is ${en}`);
  }
  const asked = QUESTIONS.find(({ path }) => path === is_for.question);
  const answer = asked?.choices.find((choice) => choice.name === is_for.choice)?.label;
  return text(
    `‘${asked?.label.ko}’에 ‘${answer?.ko}’ 답을 하신 분께는 ${ko}`,
    `Whoever answered ‘${answer?.en}’ to ‘${asked?.label.en}’ is ${en}`,
  );
}

/** Rules as they are made; each changes what a few people are offered. */
export function fakeOwnerRules(): Part {
  let made: { id: string; number: number; rule: MakeOwnerRule; is_removed: boolean }[] = [];
  const all = (): OwnerRules => {
    const rules = made.filter((it) => !it.is_removed);
    return {
      rules: rules.map(({ id, number, rule }) => ({
        id,
        number,
        words: words(rule),
        changes: { first: 84, more: 12, never: 0 }[rule.effect],
      })),
      people: rules.length === 0 ? 0 : PEOPLE,
      questions: QUESTIONS.filter(({ choices }) => choices.length > 0).map((asked) => ({
        id: asked.path,
        name: asked.label,
        choices: asked.choices.map((choice) => ({ id: choice.name, name: choice.label })),
      })),
      products: PRODUCTS.map(({ id, name }) => ({ id, name })),
    };
  };
  return {
    async get_owner_rules() {
      return all();
    },
    async make_owner_rule(rule) {
      if (rule.is_for.kind === "bought" && rule.is_for.product === rule.product)
        refuse(
          "구매하신 상품과 같은 상품은 다시 추천하지 않습니다. 다른 상품을 골라 주세요.",
          "Somebody who bought a product is not offered it again. Please choose another product.",
        );
      const number = made.length + 1;
      const id = `rule-${number}`;
      made = [...made, { id, number, rule, is_removed: false }];
      return { rule: id, again: false, rules: all() };
    },
    async remove_owner_rule({ rule, is_removed }) {
      made = made.map((it) => (it.id === rule ? { ...it, is_removed } : it));
      return all();
    },
  };
}
