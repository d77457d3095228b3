/** The stand-in's groups: a fair of 1,284 people, counted as they are chosen. */
import type { Host } from "../src/host/host";
import type { SavedSegments, SegmentRule, Text, Variable } from "../src/host/wire";
import { AUDIENCES, FOLLOW_UP, PRODUCTS, QUESTIONS } from "./small-fair";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_variables"
  | "count_segment"
  | "set_variable_levels"
  | "get_segment_people"
  | "get_personas"
  | "get_segments"
  | "save_segment"
  | "remove_segment"
>;

/** One person: her level of each variable, from 1 on, 0 unknown; her ready groups, and what she bought. */
interface Person {
  levels: number[];
  audiences: Set<string>;
  bought: Set<string>;
}

const PEOPLE = 1284;
const SMALLEST = 5;
const MOST_CONDITIONS = 5;
const AT_ONCE = 50;
const CHANGED = text(
  "누구와 함께 쓰실 건가요? 리빙디자인페어 봄에서는 ‘혼자’, 리빙디자인페어 2026에서는 ‘가족’으로 답하셨습니다.",
  "Who will use it? Answered ‘Alone’ at the spring fair, ‘Family’ at Living Design Fair 2026.",
);
const NAMES = ["하늘", "서연", "도윤", "지우", "은서", "태오", "나래"];

const level = (id: string, ko: string, en: string) => ({ id, name: text(ko, en) });

const VARIABLES: Variable[] = [
  ...QUESTIONS.filter((asked) => asked.choices.length > 0).map((asked, at): Variable => ({
    id: `answer:${asked.path}`,
    name: asked.label,
    origin: "answer",
    levels: asked.choices.slice(0, 5).map((choice) => ({ id: choice.name, name: choice.label })),
    may_be_spoken: at !== 1,
    covered: "yes",
    source: {
      source: "choices",
      choices: asked.choices.map((choice) => ({ id: choice.name, name: choice.label })),
      held: asked.choices.slice(0, 5).map((choice) => ({ name: null, choices: [choice.name] })),
    },
    own_levels: false,
  })),
  {
    id: "visits",
    name: text("오신 박람회 수", "Fairs they came to"),
    origin: "visit",
    levels: [
      level("1", "첫 방문", "First visit"),
      level("2", "두 번째", "Second visit"),
      level("3", "세 번 이상", "Three or more"),
    ],
    may_be_spoken: true,
    covered: "yes",
    source: { source: "fixed" },
    own_levels: false,
  },
  {
    id: "spent",
    name: text("구매한 금액", "Spent"),
    origin: "purchase",
    levels: [
      level("none", "구매하지 않음", "Did not buy"),
      level("1", "28,000원 미만", "Below 28,000 won"),
      level("2", "28,000원 이상 64,000원 미만", "28,000 to below 64,000 won"),
      level("3", "64,000원 이상", "64,000 won or more"),
    ],
    may_be_spoken: false,
    covered: "yes",
    source: { source: "numbers", cuts: [28_000, 64_000] },
    own_levels: false,
  },
  {
    id: "interest",
    name: text("직원이 본 관심", "Interest, as staff saw it"),
    origin: "note",
    levels: [level("hot", "높음", "High"), level("warm", "중간", "Medium"), level("cold", "낮음", "Low")],
    may_be_spoken: false,
    covered: "no_item",
    source: { source: "fixed" },
    own_levels: false,
  },
];

/** The same people every time: a generator with a fixed start (Park and Miller's). */
function madePeople(): Person[] {
  let state = 20261124;
  const draw = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return Array.from({ length: PEOPLE }, () => {
    const levels = VARIABLES.map(({ levels }) =>
      draw() < 0.03 ? 0 : 1 + Math.floor(levels.length * draw() * (0.6 + 0.4 * draw())),
    );
    const spent = VARIABLES.findIndex(({ id }) => id === "spent");
    const bought = new Set<string>();
    if ((levels[spent] ?? 0) > 1) {
      const liked = PRODUCTS[((levels[0] ?? 0) + (draw() < 0.7 ? 0 : 1)) % PRODUCTS.length];
      if (liked !== undefined) {
        bought.add(liked.id);
      }
    } else {
      levels[spent] = 1;
    }
    const audiences = AUDIENCES.filter(({ id, people }) =>
      id === "bought" ? bought.size > 0 : draw() < people / PEOPLE,
    );
    return { levels, bought, audiences: new Set(audiences.map(({ id }) => id)) };
  });
}

/** The people of a rule. */
function members(people: readonly Person[], rule: SegmentRule): Person[] {
  if (rule.conditions.length + rule.audiences.length > MOST_CONDITIONS) {
    refuse(
      `조건은 ${MOST_CONDITIONS}개까지 겹칠 수 있습니다. 바뀐 것은 없습니다. 조건을 하나 빼고 다시 해 주세요.`,
      `Up to ${MOST_CONDITIONS} conditions can be combined. Nothing was changed. Take one out and try again.`,
    );
  }
  const wanted = rule.conditions.map(({ variable, levels }) => {
    const place = VARIABLES.findIndex(({ id }) => id === variable);
    const codes = VARIABLES[place]?.levels.flatMap(({ id }, at) => (levels.includes(id) ? [at + 1] : []));
    return { place, codes: codes ?? [] };
  });
  return people.filter(
    (person) =>
      wanted.every(({ place, codes }) => codes.includes(person.levels[place] ?? 0)) &&
      rule.audiences.every((id) => person.audiences.has(id)),
  );
}

/** A number, hidden where it would tell of one to four people by itself. */
const shown = (count: number) => (count > 0 && count < SMALLEST ? null : count);

function inWords(rule: SegmentRule): Text {
  const parts = rule.conditions.map(({ variable, levels }) => {
    const known = VARIABLES.find(({ id }) => id === variable);
    const chosen = known?.levels.filter(({ id }) => levels.includes(id)) ?? [];
    const say = (of: "ko" | "en") =>
      `${asked(known?.name[of] ?? "")} ${chosen.map(({ name }) => name[of]).join(", ")}`;
    return text(say("ko"), say("en"));
  });
  parts.push(...AUDIENCES.filter(({ id }) => rule.audiences.includes(id)).map(({ title }) => title));
  if (parts.length === 0) {
    return text("모든 방문객", "All visitors");
  }
  return text(parts.map(({ ko }) => ko).join(" · "), parts.map(({ en }) => en).join(" · "));
}

/** What of a rule is true of a person. */
function whyIn(person: Person, rule: SegmentRule): Text[] {
  const levels = VARIABLES.flatMap(({ id, name, levels }, at) => {
    const level = levels[(person.levels[at] ?? 0) - 1];
    const isNamed = rule.conditions.some(({ variable }) => variable === id);
    return level && isNamed
      ? [text(`${asked(name.ko)} ${level.name.ko}`, `${asked(name.en)} ${level.name.en}`)]
      : [];
  });
  return [...levels, ...AUDIENCES.filter(({ id }) => rule.audiences.includes(id)).map(({ title }) => title)];
}

/** Variables and counts. The numbers are counted; of the rule that hides small ones only its first part is played. */
/** A label before its answer, as the application writes it. */
const asked = (label: string): string => (label.endsWith("?") ? label : `${label}:`);

export function fakeSegments(): Part {
  const people = madePeople();
  const saved = [
    {
      id: "s-1",
      name: "다시 오신 구매 고객",
      rule: { conditions: [{ variable: "visits", levels: ["2", "3"] }], audiences: ["bought"] },
      removed: false,
    },
  ];
  const listed = (): SavedSegments => ({
    segments: saved
      .filter(({ removed }) => !removed)
      .map(({ id, name, rule }) => ({
        id,
        audience: `saved:${id}`,
        name,
        rule,
        words: inWords(rule),
        can_be_counted: true,
        people: shown(members(people, rule).length),
      })),
  });
  return {
    async get_personas() {
      const liked = PRODUCTS[1];
      const variable = VARIABLES[0];
      const chosen = variable?.levels[0];
      if (liked === undefined || variable === undefined || chosen === undefined) {
        return { personas: [] };
      }
      const rule = {
        conditions: [
          { variable: variable.id, levels: [chosen.id] },
          { variable: "visits", levels: ["1"] },
        ],
        audiences: [],
      };
      const group = members(people, rule);
      const bought = (group: readonly Person[]) => group.filter(({ bought }) => bought.has(liked.id)).length;
      return {
        personas: [
          {
            sentence: text(
              `‘${chosen.name.ko}’, ‘첫 방문’ 손님 ${group.length}명, 그 가운데 ${bought(group)}명이 ‘${liked.name.ko}’을 골랐습니다.`,
              `‘${chosen.name.en}’, ‘First visit’: of ${group.length} visitors ${bought(group)} chose ‘${liked.name.en}’.`,
            ),
            rule,
            people: group.length,
            product: liked.name,
            bought: bought(group),
            all: people.length,
            all_bought: bought(people),
          },
        ],
      };
    },
    async get_segments() {
      return listed();
    },
    async save_segment({ id, name, rule }) {
      if (name.trim() === "") {
        refuse(
          "그룹의 이름이 없습니다. 아직 저장하지 않았습니다. 이름을 적어 주세요.",
          "The group has no name. It is not saved yet. Write a name.",
        );
      }
      const known = saved.find((it) => it.id === id);
      if (known === undefined) {
        saved.push({ id: `s-${saved.length + 1}`, name, rule, removed: false });
      } else {
        Object.assign(known, { name, rule });
      }
      return listed();
    },
    async remove_segment({ id, removed }) {
      const known = saved.find((it) => it.id === id);
      if (known !== undefined) {
        known.removed = removed;
      }
      return listed();
    },
    async get_variables() {
      return {
        variables: VARIABLES,
        refused: [
          {
            name: text("알레르기가 있으신가요?", "Do you have any allergies?"),
            why: text(
              "‘알레르기’는 법에서 따로 보호하는 민감한 정보라서 그룹을 나누는 데 쓰지 않습니다. 답은 설문 기록에 그대로 있습니다.",
              "‘allergies’ is sensitive data that the law protects by itself, so no groups are made of it. The answers stay with the surveys.",
            ),
          },
        ],
        audiences: AUDIENCES.map(({ id, title }) => ({ id, name: title })),
        most_conditions: MOST_CONDITIONS,
        smallest: SMALLEST,
      };
    },
    async set_variable_levels({ levels }) {
      if (levels.levels === "cuts" && new Set(levels.cuts).size !== levels.cuts.length) {
        refuse(
          "경계는 서로 다른 수로 하나에서 4개까지 적어 주세요. 지금 단계는 그대로입니다.",
          "Write one to 4 different numbers at which levels begin. The present levels stay.",
        );
      }
      return {};
    },
    // Every other may be written to.
    async get_segment_people({ rule, from }) {
      const reachable = members(people, rule).filter((person) => people.indexOf(person) % 2 === 0);
      const told = reachable.slice(from, from + AT_ONCE).map((person) => {
        const place = people.indexOf(person);
        const known = FOLLOW_UP.people[place % FOLLOW_UP.people.length];
        if (known === undefined) throw new Error("the fair has people");
        return {
          visitor: "v-kim",
          why: whyIn(person, rule),
          about: VARIABLES.slice(0, 3).flatMap(
            ({ levels }, at) => levels[(person.levels[at] ?? 0) - 1]?.name ?? [],
          ),
          changed: place % 4 === 0 ? [CHANGED] : [],
          person: { ...known, name: `${known.name.slice(0, 1)}${NAMES[place % NAMES.length]}` },
        };
      });
      return { of: reachable.length, people: told };
    },
    async count_segment({ rule }) {
      const group = members(people, rule);
      return {
        words: inWords(rule),
        people: shown(group.length),
        variables: VARIABLES.map(({ id, levels }, place) => {
          const conditions = rule.conditions.filter(({ variable }) => variable !== id);
          const among = members(people, { ...rule, conditions });
          const of = (code: number) => shown(among.filter(({ levels }) => levels[place] === code).length);
          return { variable: id, levels: levels.map((_, at) => of(at + 1)), unknown: of(0) };
        }),
        products: PRODUCTS.map(({ id, name }) => {
          const bought = (group: readonly Person[]) => group.filter(({ bought }) => bought.has(id)).length;
          return { product: id, name, people: bought(group), of_all: shown(bought(people)) };
        })
          .filter(({ people }) => people >= SMALLEST)
          .sort((one, other) => other.people - one.people),
      };
    },
  };
}
