/** The stand-in's coupon programmes, and what becomes of its coupons. */
import type { Host } from "../src/host/host";
import type { Coupon, ProgrammeDraft, ProgrammeProblem, Programmes, ProgrammeState } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_programmes"
  | "check_programme"
  | "open_programme"
  | "close_programme"
  | "give_coupon"
  | "void_coupon"
  | "reissue_coupon"
  | "undo_coupon_use"
  | "void_sale"
  | "get_coupon_laptops"
  | "revoke_coupon_key"
  | "get_over_redeemed"
  | "get_variant_tests"
>;

function draft(rest: Pick<ProgrammeDraft, "kind" | "name"> & Partial<ProgrammeDraft>): ProgrammeDraft {
  return {
    benefit: { benefit: "percent", percent: 10, cap_won: 10_000 },
    minimum_won: 0,
    tags: [],
    products: [],
    validity: { validity: "dates", from: "2026-11-21", until: "2026-11-24" },
    uses: 1,
    bound: false,
    places: ["booth"],
    per_person: 1,
    total: null,
    per_laptop: null,
    variants: [],
    ...rest,
  };
}

const PROPOSALS: readonly ProgrammeDraft[] = [
  draft({ kind: "survey_thanks", name: text("설문 감사", "Thanks for the survey") }),
  draft({ kind: "discount", name: text("현장 할인", "Discount at the booth"), minimum_won: 30_000 }),
  draft({
    kind: "gift",
    name: text("사은품", "Gift"),
    benefit: { benefit: "gift", what: text("사은품", "a small gift") },
    total: 100,
  }),
  draft({
    kind: "revisit",
    name: text("다시 오실 때", "Come again"),
    validity: { validity: "after_fair", days: 30 },
    places: ["shop", "online"],
  }),
  draft({
    kind: "birthday",
    name: text("생일 축하", "Birthday"),
    benefit: { benefit: "amount", won: 5_000, rest_stays: false },
    validity: { validity: "after_fair", days: 365 },
    places: ["shop", "online"],
    bound: true,
  }),
  draft({
    kind: "buy_and_get",
    name: text("2+1", "Buy 2, get 1"),
    benefit: { benefit: "buy_and_get", buy: 2, free: 1 },
  }),
];

const WON = (won: number): string => won.toLocaleString("ko-KR");

/** Like the host's sentence, for the parts that tests change. */
function preview({ benefit, total }: ProgrammeDraft) {
  const [ko, en] =
    benefit.benefit === "percent"
      ? [`${benefit.percent}%를 할인해`, `${benefit.percent}% off`]
      : benefit.benefit === "amount"
        ? [`${WON(benefit.won)}원을 할인해`, `${WON(benefit.won)} won off`]
        : benefit.benefit === "gift"
          ? [`‘${benefit.what.ko}’을`, `‘${benefit.what.en}’ as a gift`]
          : [`가장 싼 ${benefit.free}개를 무료로`, `the cheapest ${benefit.free} free`];
  const [many, most] =
    total === null ? ["", ""] : [`, 모두 ${WON(total)}장까지`, ` and at most ${WON(total)} in all`];
  return text(
    `부스에 오신 분께 2026년 11월 21일부터 2026년 11월 24일까지 부스에서 쿠폰을 보여 주시면 한 번 ${ko} 드리는 쿠폰을 한 분에 1장씩${many} 드립니다.`,
    `For visitors of the booth: from 21 November 2026 to 24 November 2026, at the fair booth, showing this coupon gives ${en}, usable once; one coupon per person${most}.`,
  );
}

function problems({ benefit, name, places, variants }: ProgrammeDraft): ProgrammeProblem[] {
  const found: ProgrammeProblem[] = [];
  const say = (field: string, ko: string, en: string, stops = true): void => {
    found.push({ field, sentence: text(ko, en), stops });
  };
  if (name.ko.trim() === "") {
    say(
      "name",
      "쿠폰 행사의 이름이 비어 있습니다. 이름을 적어 주세요.",
      "The programme has no name. Write one.",
    );
  }
  if (benefit.benefit === "percent" && (benefit.percent < 1 || benefit.percent > 100)) {
    say(
      "benefit",
      "할인율은 1%에서 100% 사이여야 합니다. 할인율을 고쳐 주세요.",
      "The discount must be between 1% and 100%. Change it.",
    );
  }
  if (places.length === 0) {
    say(
      "places",
      "쿠폰을 쓸 수 있는 곳이 없습니다. 한 곳 이상 골라 주세요.",
      "The coupon can be used nowhere. Choose at least one place.",
    );
  }
  if (variants.length === 1) {
    say(
      "variants",
      "견줄 것이 없습니다. 두 번째 갈래를 적거나, 하나뿐인 갈래를 지워 주세요.",
      "There is nothing to compare it with. Write a second variant, or remove the only one.",
    );
  }
  if (benefit.benefit === "percent" && benefit.percent === 100 && benefit.cap_won === null) {
    say(
      "benefit",
      "100% 할인이라 고르신 상품이 모두 무료입니다. 뜻한 대로인지 확인해 주세요.",
      "At 100% off everything chosen is free. Check that you mean it.",
      false,
    );
  }
  return found;
}

/** The stand-in's programmes; `coupon` makes one more coupon. */
export function fakeProgrammes(coupon: () => Coupon): Part {
  let made = 0;
  const [thanks, , gift] = PROPOSALS as [ProgrammeDraft, ProgrammeDraft, ProgrammeDraft];
  const state = (draft: ProgrammeDraft, rest: Partial<ProgrammeState> = {}): ProgrammeState => ({
    id: `programme-${++made}`,
    preview: preview(draft),
    open: true,
    given: 0,
    used: 0,
    left: draft.total,
    draft,
    ...rest,
  });
  let programmes: ProgrammeState[] = [
    state(gift, { given: 62, used: 58, left: 38 }),
    state(thanks, { given: 118, used: 42 }),
    state({ ...gift, name: text("첫날 사은품", "First day's gift") }, { open: false, given: 50, used: 50 }),
  ];
  let laptops = [
    {
      device: "d-1",
      name: text("이 기기", "this laptop"),
      last_seen: "2026-11-22 14:32",
      revoked_on: null,
      own: true,
    },
    {
      device: "d-2",
      name: text("다른 기기(7F3A)", "another laptop (7F3A)"),
      last_seen: "2026-11-22 13:05",
      revoked_on: null as string | null,
      own: false,
    },
  ];
  const coupons = new Map<string, Coupon>();
  const now = (): Programmes => ({
    programmes: structuredClone(programmes),
    proposals: structuredClone([...PROPOSALS]),
    tags: ["위스키", "와인", "선물"],
  });
  const known = (id: string, reason: string): Coupon => {
    if (reason.trim() === "") refuse("이유를 한 줄 적어 주세요.", "Write one line on why.");
    return coupons.get(id) ?? { ...coupon(), id };
  };
  const kept = (one: Coupon): Coupon => {
    coupons.set(one.id, one);
    return structuredClone(one);
  };

  return {
    async get_programmes() {
      return now();
    },
    async check_programme({ draft }) {
      return { preview: preview(draft), problems: problems(draft) };
    },
    async open_programme({ draft, instead_of }) {
      const stops = problems(draft).find((problem) => problem.stops);
      if (stops) refuse(stops.sentence.ko, stops.sentence.en);
      programmes = [state(draft), ...programmes.filter(({ id }) => id !== instead_of)];
      return now();
    },
    async close_programme({ programme }) {
      programmes = programmes.map((one) => (one.id === programme ? { ...one, open: false } : one));
      return now();
    },
    async give_coupon({ programme }) {
      programmes = programmes.map((one) =>
        one.id === programme
          ? { ...one, given: one.given + 1, left: one.left === null ? null : one.left - 1 }
          : one,
      );
      return kept(coupon());
    },
    async void_coupon({ coupon, reason }) {
      return kept({ ...known(coupon, reason), standing: "voided" });
    },
    async reissue_coupon({ coupon: old, reason }) {
      kept({ ...known(old, reason), standing: "reissued" });
      return kept(coupon());
    },
    async undo_coupon_use({ coupon, reason }) {
      return kept({ ...known(coupon, reason), used: false });
    },
    async void_sale({ reason }) {
      if (reason.trim() === "") refuse("이유를 한 줄 적어 주세요.", "Write one line on why.");
      return {};
    },
    async get_coupon_laptops() {
      return { laptops };
    },
    async revoke_coupon_key({ device }) {
      laptops = laptops.map((one) => (one.device === device ? { ...one, revoked_on: "2026-11-22" } : one));
      return { laptops };
    },
    async get_variant_tests() {
      return {
        tests: [
          {
            name: text("다시 오실 때", "Come again"),
            variants: [
              {
                name: text(
                  "10% 할인(최대 10,000원) · 12월 24일까지",
                  "10% off (up to 10,000 won) · until 24 December",
                ),
                given: 212,
                used: 31,
              },
              {
                name: text(
                  "한 잔 더, 저희가 낼게요 · 12월 10일까지",
                  "One more glass is on us · until 10 December",
                ),
                given: 198,
                used: 44,
              },
            ],
            said: [
              text(
                "1번 갈래와 2번 갈래: 아직 알 수 없습니다. 쿠폰이 약 820장 더 필요합니다.",
                "Variants 1 and 2: not known yet. About 820 more coupons are needed.",
              ),
              text(
                "아직 쓸 수 있는 쿠폰이 있습니다. 2026년 12월 25일부터 결과에 들어갑니다. 그때까지는 날마다 보셔도 결과가 바뀌지 않습니다.",
                "Some coupons can still be used. They count from 25 December 2026 on. Until then looking every day changes nothing.",
              ),
            ],
          },
        ],
      };
    },
    async get_over_redeemed() {
      return {
        won: 1_600,
        uses: [
          {
            short_number: "4821 7730 5196 2",
            benefit: text("유리잔 5% 할인", "5% off glasses"),
            why: text("다른 노트북에서도 쓴 쿠폰입니다.", "The coupon was also used on another laptop."),
            at: "2026-11-22 14:03",
            laptop: text("다른 기기(7F3A)", "another laptop (7F3A)"),
            staff: "김하나",
            won: 1_600,
          },
        ],
      };
    },
  };
}
