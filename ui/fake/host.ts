// Long because: it answers every command of the list, one after the other, from one state.
/**
 * A host that is nothing but the command list, with a small believable fair in
 * memory. It stands in for the shell in tests and when a browser looks at the
 * window; the window's bundle does not contain it, and a test says so.
 */
import type { Call, Host } from "../src/host/host";
import type {
  Choice,
  ErrorCode,
  SurveyProgress,
  ContactStatus,
  Coupon,
  CouponCheck,
  Desk,
  Fair,
  FollowUp,
  Maker,
  Notice,
  OpenKiosk,
  Preparation,
  Printer,
  Product,
  ProductImport,
  Question,
  QuotaQuestion,
  RecentSale,
  RecentVisit,
  SaleRequest,
  Stage,
  Text,
  Visit,
  WireError,
} from "../src/host/wire";
import { fakeExchange, RECOVERY_KEY } from "./exchange";
import { fakeFairs } from "./fairs";
import { fakeProgrammes } from "./programmes";
import { ALL_READY, fakePreparation } from "./preparation";
import { lookalike } from "./qr";
import { questionnaires } from "./questionnaires";

/** Both texts of one sentence. */
export function text(ko: string, en: string): Text {
  return { ko, en };
}

/** Refuses, as the shell does. */
export function refuse(ko: string, en: string, code: ErrorCode | null = null): never {
  const refusal: WireError = { code, message: text(ko, en) };
  throw refusal;
}

function choice(name: string, ko: string, en: string): Choice {
  return { name, label: text(ko, en) };
}

const NO_HINT = text("", "");

function question(path: string, ko: string, en: string, rest: Partial<Question>): Question {
  return {
    path,
    label: text(ko, en),
    hint: NO_HINT,
    kind: "one",
    choices: [],
    value: [],
    required: false,
    violation: null,
    full: [],
    ...rest,
  };
}

/** The six questions of the sample fair. */
export const QUESTIONS: readonly Question[] = [
  question("first_visit", "저희를 전에 보신 적이 있나요?", "Have you met us before?", {
    choices: [
      choice("new", "오늘 처음 봤어요", "Today is the first time"),
      choice("seen", "본 적이 있어요", "I have seen you"),
      choice("customer", "사서 쓰고 있어요", "I own a piece"),
    ],
  }),
  question("for_whom", "누가 쓸 잔인가요?", "Who is the glass for?", {
    choices: [
      choice("me", "제가 쓸 거예요", "For me"),
      choice("family", "가족과 함께 써요", "For the family"),
      choice("gift", "선물할 거예요", "A gift"),
      choice("shop", "가게에서 써요", "For a shop"),
    ],
  }),
  question("cooking", "집에서 요리를 자주 하시나요?", "Do you often cook at home?", {
    choices: [
      choice("daily", "거의 매일 해요", "Almost daily"),
      choice("weekend", "주말에 가끔 해요", "At weekends"),
      choice("rarely", "거의 안 해요", "Hardly ever"),
    ],
  }),
  question("drinks", "어떤 음료를 즐기세요?", "What do you like to drink?", {
    kind: "many",
    hint: text("여러 개 고르셔도 됩니다.", "You may choose several."),
    choices: [
      choice("whisky", "위스키", "Whisky"),
      choice("wine", "와인", "Wine"),
      choice("beer", "맥주", "Beer"),
      choice("coffee", "커피", "Coffee"),
      choice("tea", "차", "Tea"),
      choice("water", "물", "Water"),
    ],
  }),
  question("budget", "잔 하나에 얼마까지 쓰세요?", "How much do you spend on one glass?", {
    choices: [
      choice("low", "2만 원까지", "Up to 20,000 won"),
      choice("middle", "5만 원까지", "Up to 50,000 won"),
      choice("high", "5만 원 넘게", "More than 50,000 won"),
    ],
  }),
  question("wish", "더 있으면 좋겠는 것이 있나요?", "Is there anything you miss?", {
    kind: "text",
    hint: text("한마디면 됩니다.", "A word is enough."),
  }),
];

function product(id: string, name: Text, price_won: number, rest: Partial<Product> = {}): Product {
  return { id, name, price_won, tags: [], barcode: "", stock: null, retired: false, ...rest };
}

/** The catalogue of the sample fair. */
export const PRODUCTS: readonly Product[] = [
  product("p-1", text("위스키잔", "Whisky tumbler"), 32000, {
    tags: ["위스키", "선물"],
    barcode: "8801234567893",
    stock: 12,
  }),
  product("p-2", text("와인잔", "Wine glass"), 28000),
  product("p-3", text("맥주잔", "Beer glass"), 19000),
  product("p-4", text("물잔", "Water glass"), 15000, { barcode: "96385074", stock: -2 }),
  product("p-5", text("디캔터", "Decanter"), 89000),
  product("p-6", text("유리 접시", "Glass plate"), 24000),
];

/** A product that is not sold any more. */
const RETIRED = product("p-7", text("유리 촛대", "Glass candlestick"), 41000, { retired: true });

/** The sample fair. */
export const FAIR: Fair = {
  idle_lock_minutes: 15,
  name: text("리빙디자인페어 2026", "Living Design Fair 2026"),
  maker: text("온기유리", "Ongi Glass"),
  starts_on: "2026-11-21",
  ends_on: "2026-11-24",
  sample: true,
  leaves_no_trace: false,
  export_folder: "~/문서/부스루프",
  interrupted: [],
  programmes: [
    {
      id: "programme-survey",
      name: text("설문 쿠폰", "Survey coupon"),
      preview: text("설문에 답한 분께 유리잔 5%를 깎아 드립니다.", "5% off for those who answer."),
      for_survey: true,
    },
  ],
  fairs: 1,
};

function notice(id: string, act: Notice["act"], title: Text, lines: [Text, boolean][]): Notice {
  const reaches_by = act === "advertising_email" ? "email" : act.startsWith("advertising_") ? "phone" : null;
  return {
    id,
    act,
    reaches_by,
    title,
    lines: lines.map(([line, emphasised]) => ({ text: line, emphasised })),
  };
}

/** The consent texts of the sample fair. */
export const NOTICES: readonly Notice[] = [
  notice(
    "n-1",
    "collect_and_use",
    text(
      "[선택] 홍보·재방문 안내를 위한 개인정보 수집·이용",
      "[Optional] Keeping your contact for news and revisits",
    ),
    [
      [text("이 정보로 연락드릴 수 있습니다.", "We may contact you with it."), true],
      [text("항목: 이름, 휴대전화, 이메일", "What: name, mobile phone, e-mail"), false],
      [
        text(
          "보유기간: 동의일부터 24개월 또는 철회하실 때까지",
          "How long: 24 months, or until you take it back",
        ),
        true,
      ],
      [
        text(
          "동의하지 않으셔도 되며, 설문 쿠폰은 그대로 드립니다.",
          "You may say no; the survey coupon is yours either way.",
        ),
        false,
      ],
    ],
  ),
  notice(
    "n-2",
    "advertising_sms",
    text("[선택] 광고성 정보 수신동의: 문자", "[Optional] Consent to receive advertising by text message"),
    [
      [text("보내는 이: 온기유리 · 한 달에 한 번까지", "Sender: Ongi Glass · at most once a month"), true],
      [
        text("언제든 080 무료 전화나 답장으로 그만 받을 수 있습니다.", "Stop any time, free of charge."),
        false,
      ],
    ],
  ),
  notice(
    "n-3",
    "advertising_email",
    text("[선택] 광고성 정보 수신동의: 이메일", "[Optional] Consent to receive advertising by e-mail"),
    [
      [text("보내는 이: 온기유리 · 한 달에 한 번까지", "Sender: Ongi Glass · at most once a month"), true],
      [
        text(
          "언제든 메일 아래의 링크로 그만 받을 수 있습니다.",
          "Stop any time with the link in every mail.",
        ),
        false,
      ],
    ],
  ),
  notice("n-4", "at_least_14", text("만 14세 이상이신가요?", "Are you 14 or older?"), [
    [text("14세 미만이면 연락처를 받지 않습니다.", "We take no contact of anyone younger."), false],
  ]),
];

const RECENT: readonly RecentVisit[] = [
  {
    visitor: "v-kim",
    at: "14:32",
    name: "김서연",
    summary: text(
      "혼자 사심 · 위스키를 즐김 · 위스키잔 2",
      "Lives alone · enjoys whisky · 2 whisky tumblers",
    ),
    coupon: "used",
    unfinished: false,
    contact: true,
    bought: true,
  },
  {
    visitor: "v-anonymous",
    at: "14:29",
    name: null,
    summary: text("설문만 남기심 · 선물용", "Survey only · a gift"),
    coupon: "given",
    unfinished: false,
    contact: false,
    bought: false,
  },
  {
    visitor: "v-park",
    at: "14:21",
    name: "박도윤",
    summary: text("단골 · 지난 박람회에서 와인잔 4", "Regular · 4 wine glasses at the last fair"),
    coupon: "none",
    unfinished: true,
    contact: true,
    bought: true,
  },
  {
    visitor: "v-emma",
    at: "14:18",
    name: "Emma L.",
    summary: text("도매 문의 · 견적서 요청", "Asked about wholesale · wants a quotation"),
    coupon: "none",
    unfinished: false,
    contact: true,
    bought: false,
  },
];

const FOLLOW_UP: FollowUp = {
  visitors: 1284,
  allowed: 612,
  sendable: 598,
  withheld: [
    { code: "not_allowed", reason: text("허락하지 않음", "Did not allow news"), count: 672 },
    { code: "withdrawn", reason: text("철회함", "Took it back"), count: 9 },
    { code: "bad_address", reason: text("주소가 틀림", "Address is wrong"), count: 4 },
    {
      code: "promise_kept",
      reason: text("이번 달 약속 횟수 참", "Promised number reached this month"),
      count: 1,
    },
  ],
  groups: [
    { title: text("혼자 살며 위스키를 즐기는 분", "Live alone and enjoy whisky"), count: 164 },
    { title: text("집에서 매일 요리하는 단골", "Regulars who cook daily"), count: 121 },
    { title: text("선물용으로 사신 분", "Bought a gift"), count: 97 },
    { title: text("와인잔을 보고 안 사신 분", "Looked at wine glasses, did not buy"), count: 82 },
    { title: text("도매를 물어보신 분", "Asked about wholesale"), count: 21 },
  ],
  people: [
    {
      name: "김서연",
      contact: "010-••••-5678",
      channel: text("문자", "Text message"),
      product: text("디캔터", "Decanter"),
      reason: text(
        "위스키를 즐긴다고 답한 41명 중 17명이 디캔터를 함께 샀습니다.",
        "17 of 41 who enjoy whisky also bought the decanter.",
      ),
    },
    {
      name: "박도윤",
      contact: "pa•••@example.com",
      channel: text("이메일", "E-mail"),
      product: text("와인잔", "Wine glass"),
      reason: text("지난 박람회에서 와인잔 4개를 샀습니다.", "Bought 4 wine glasses at the last fair."),
    },
    {
      name: "",
      contact: "010-••••-0042",
      channel: text("문자", "Text message"),
      product: text("물잔", "Water glass"),
      reason: text(
        "아는 것이 적어 가장 많이 찾는 상품을 골랐습니다.",
        "Little is known, so the most wanted product was chosen.",
      ),
    },
  ],
};

const USES: readonly Choice[] = [
  choice("home", "집에서 씀", "At home"),
  choice("gift", "선물", "A gift"),
  choice("shop", "가게", "A shop"),
];

const SALES: readonly RecentSale[] = [
  {
    sale: "s-a",
    at: "14:35",
    goods: text("물잔 2", "Water glass 2"),
    total_won: 30000,
    visitor: null,
    name: "",
  },
  {
    sale: "s-b",
    at: "14:32",
    goods: text("위스키잔 2", "Whisky tumbler 2"),
    total_won: 60800,
    visitor: "v-kim",
    name: "김서연",
  },
];

const MAKER: Maker = {
  name: FAIR.maker,
  details: {
    phone: "02-123-4567",
    email: "hello@ongi.example",
    address: "서울 종로구 창덕궁길 1",
    page_address: "",
    shop_link: "https://shop.ongi.example",
    map_link: "",
    refusal_phone: "",
  },
};

/** What the stand-in says of every price list. */
export const IMPORT: ProductImport = {
  added: 2,
  changed: 1,
  unchanged: 3,
  refused: 2,
  notes: [text("사진은 아직 넣지 않습니다.", "Pictures are not taken in yet.")],
  rows: [
    {
      number: 7,
      name: "반값 잔",
      price_won: null,
      outcome: "refused",
      words: [text("값에 1원보다 작은 수가 있습니다.", "The price has a fraction of a won.")],
    },
    {
      number: 9,
      name: "",
      price_won: null,
      outcome: "refused",
      words: [text("상품 이름이 비어 있습니다.", "The name of the product is empty.")],
    },
    {
      number: 2,
      name: "위스키잔",
      price_won: 33000,
      outcome: "changed",
      words: [text("값: 32,000원 → 33,000원", "Price: 32,000 won → 33,000 won")],
    },
    { number: 5, name: "샴페인잔", price_won: 36000, outcome: "added", words: [] },
    {
      number: 6,
      name: "유리 빨대",
      price_won: 3000,
      outcome: "added",
      words: [text("바코드 ‘8.80E+12’ 없이 넣습니다.", "It goes in without the barcode ‘8.80E+12’.")],
    },
    { number: 3, name: "와인잔", price_won: 28000, outcome: "unchanged", words: [] },
    { number: 4, name: "맥주잔", price_won: 19000, outcome: "unchanged", words: [] },
    { number: 8, name: "디캔터", price_won: 89000, outcome: "unchanged", words: [] },
  ],
};

/** Where the stand-in begins. */
export interface Beginning {
  /** The stage it reports first. */
  stage?: "first_run" | "locked" | "open";
  /** The PIN of a kiosk that is open, and its seconds. */
  kiosk?: { pin: string; idle_seconds: number };
  /** The languages of the questionnaire. */
  languages?: readonly string[];
  /** The questionnaire; the six questions of the sample fair unless given. */
  questions?: readonly Question[];
  /** How far the fair is prepared; as far as it can be unless given. */
  preparation?: Preparation;
  /** Whether the open store is the sample's own. */
  sample?: boolean;
  /** What is sold; the six products of the sample fair unless given. */
  products?: readonly Product[];
}

/** The passphrase of the stand-in's locked store. */
export const PASSPHRASE = "유리잔은 창가에";

/** The number of the coupon that is good. */
export const GOOD_DIGITS = "4821773051968";

/** A host with its own small fair in memory. */
export function makeFakeHost(beginning: Beginning = {}): Host {
  const { preparation = ALL_READY } = beginning;
  const fair = {
    ...FAIR,
    leaves_no_trace: beginning.sample ?? false,
    programmes: preparation.coupons ? FAIR.programmes : [],
  };
  const open: Stage = { stage: "open", fair };
  let stage: Stage =
    beginning.stage === undefined || beginning.stage === "open" ? open : { stage: beginning.stage };
  const visits = new Map<string, Visit>();
  let catalogue = [...(beginning.products ?? PRODUCTS), RETIRED];
  const onSale = (): Product[] => catalogue.filter((product) => !product.retired);
  let sales: RecentSale[] = structuredClone([...SALES]);
  let maker: Maker = structuredClone(MAKER);
  let printer: Printer = { destination: "", roll: "mm80" };
  let made = 0;
  let kiosk: OpenKiosk = { half_answered: "keep", ...(beginning.kiosk ?? { pin: "2468", idle_seconds: 45 }) };
  let quotas: readonly QuotaQuestion[] = QUESTIONS.filter((asked) => asked.choices.length > 0).map(
    (asked, at) => ({
      path: asked.path,
      label: asked.label,
      choices: asked.choices.map(({ name, label }, index) => ({
        choice: name,
        label,
        at_most: at === 1 && index === 3 ? 20 : null,
        action: "warn",
        counted: 20 - index * 6 + at,
      })),
    }),
  );
  let atKiosk: Visit | null = null;

  const newVisit = (visitor: string): Visit => ({
    visitor,
    questions: preparation.questionnaire ? structuredClone([...(beginning.questions ?? QUESTIONS)]) : [],
    survey: preparation.questionnaire ? "open" : "not_asked",
    amendments: [],
    interviewer: { interest: null, note: "" },
    about: [],
    contact: null,
    permissions: [],
    coupons: [],
    sales: [],
  });
  const kim = newVisit("v-kim");
  kim.survey = "finished";
  const park = newVisit("v-park");
  for (const [index, answer] of ["customer", "family"].entries()) {
    const asked = park.questions[index];
    if (asked !== undefined) asked.value = [answer];
  }
  park.about = [text("사서 쓰고 있어요", "Owns a piece"), text("가족과 함께 써요", "For the family")];
  visits.set(park.visitor, park);
  let left = ["v-park"];
  kim.about = [text("혼자 사심", "Lives alone"), text("위스키를 즐김", "Enjoys whisky")];
  kim.contact = { name: "김서연", phone: "010-1234-5678", email: "" };
  kim.permissions = [
    { channel: text("문자", "Text message"), allowed: true, reason: text("오늘 동의하심", "Agreed today") },
    {
      channel: text("이메일", "E-mail"),
      allowed: false,
      reason: text("주소를 받지 않음", "No address given"),
    },
  ];
  visits.set(kim.visitor, kim);

  const find = (visitor: string): Visit => {
    const visit = visits.get(visitor) ?? newVisit(visitor);
    visits.set(visitor, visit);
    return visit;
  };
  // Answers cross the wire as copies; handing out the same object would hide that a screen forgot to store it.
  const show = (visit: Visit): Visit => structuredClone(visit);
  const progress = ({ questions, survey, about }: Visit): SurveyProgress =>
    structuredClone({ questions, survey, about });
  const contactOf = ({ contact, permissions }: Visit): ContactStatus =>
    structuredClone({ contact, permissions });
  const coupon = (): Coupon => ({
    id: `c-${++made}`,
    maker: FAIR.maker,
    benefit: text("유리잔 5% 할인", "5% off glasses"),
    conditions: text(
      "오늘 부스에서, 또는 12월 31일까지 가게에서 한 번 쓰실 수 있어요.",
      "Good once, at the booth today or in the shop until 31 December.",
    ),
    short_number: "4821 7730 5196 8",
    digits: GOOD_DIGITS.padEnd(49, "0"),
    qr_svg: lookalike(),
    used: false,
    left: null,
    standing: "live",
    prints: 0,
  });
  const goodCoupon = coupon();
  const anonymous = newVisit("v-anonymous");
  anonymous.coupons = [goodCoupon];
  visits.set(anonymous.visitor, anonymous);
  const good: CouponCheck = {
    verdict: "ok",
    reason: text(
      "온기유리의 설문 쿠폰이고 아직 쓰지 않았습니다.",
      "A survey coupon of Ongi Glass, not used yet.",
    ),
    advice: text("살 상품을 고르면 5%가 깎입니다.", "Choose the goods and 5% comes off."),
    coupon: goodCoupon,
    visitor: "v-anonymous",
  };
  const bad: CouponCheck = {
    verdict: "refused",
    reason: text("이 쿠폰은 14:20에 이미 썼습니다.", "This coupon was used at 14:20."),
    advice: text("새 설문을 마치면 다시 드릴 수 있습니다.", "A new survey earns another one."),
    coupon: { ...goodCoupon, used: true },
    visitor: null,
  };
  const late: CouponCheck = {
    ...good,
    verdict: "provisional",
    reason: text(
      "다른 노트북에서 준 쿠폰입니다. 그 노트북과 13:05에 마지막으로 합쳤습니다.",
      "Another laptop gave it. Last merged with it at 13:05.",
    ),
    advice: text(
      "지금 쓰셔도 됩니다. 합칠 때 다시 확인합니다.",
      "Use it now; it is checked again at the next merge.",
    ),
    visitor: null,
  };
  const inHand = (): Visit => atKiosk ?? refuse("설문이 이미 끝났어요.", "This survey has ended.");
  const price = (request: SaleRequest) => {
    const subtotal = request.lines.reduce((sum, line) => {
      const product = catalogue.find((product) => product.id === line.product);
      if (product === undefined) refuse("상품을 찾지 못했습니다.", "The product was not found.");
      return sum + product.price_won * line.quantity;
    }, 0);
    const discount = request.coupon === null ? 0 : Math.round(subtotal * 0.05);
    return {
      subtotal_won: subtotal,
      discount_won: discount,
      total_won: subtotal - discount,
      coupon: request.coupon === null ? null : subtotal === 0 ? bad : good,
    };
  };

  const programmes = fakeProgrammes(coupon);
  let lastUse: Desk["last_use"] = null;

  return {
    ...programmes,
    ...fakePreparation(preparation),
    ...fakeExchange(() => (stage = open)),
    ...fakeFairs((fair) => (stage = { stage: "open", fair })),
    async void_sale(request) {
      lastUse = null;
      return programmes.void_sale(request);
    },
    async undo_coupon_use(request) {
      lastUse = null;
      return programmes.undo_coupon_use(request);
    },
    async get_stage() {
      return stage;
    },
    async open_sample_fair() {
      stage = { stage: "open", fair: { ...FAIR, leaves_no_trace: true } };
      return stage;
    },
    async end_sample() {
      stage = { stage: "first_run" };
      return stage;
    },
    async create_fair(request) {
      stage = {
        stage: "open",
        fair: {
          ...FAIR,
          name: text(request.fair_name, request.fair_name),
          maker: text(request.maker_name, request.maker_name),
          sample: false,
        },
      };
      return { recovery_key: RECOVERY_KEY, stage };
    },
    async unlock({ secret, recovery }) {
      if (!recovery && secret !== PASSPHRASE) {
        refuse(
          "암호가 맞지 않습니다. 기록은 그대로 있습니다. 한글과 영문 상태를 확인하고 다시 적어 주세요.",
          "The passphrase is not right. Everything is still there. Check the keyboard language and try again.",
        );
      }
      stage = open;
      return stage;
    },
    async confirm_clock() {
      stage = open;
      return stage;
    },
    async set_idle_lock({ minutes }) {
      stage = { stage: "open", fair: { ...FAIR, idle_lock_minutes: minutes } };
      return stage;
    },
    async check_print({ texts }) {
      return { characters: [...new Set(texts.join("").match(/[\u{10400}-\u{13fff}]/gu))] };
    },
    async lock() {
      stage = { stage: "locked" };
      return stage;
    },
    async get_desk() {
      return {
        day: 2,
        visitors_today: 128,
        allowed_percent: 71,
        coupons_issued: 118,
        coupons_used: 42,
        recent: [...RECENT],
        saved_at: "14:32",
        last_use: lastUse,
        warnings: [],
      };
    },
    async get_visits_today() {
      return { visits: [...RECENT] };
    },
    async look_up({ text: typed }) {
      const digits = /\d{8,}/.exec(typed)?.[0];
      const product = onSale().find((product) => product.barcode !== "" && product.barcode === digits);
      if (product !== undefined) return { found: "product", product };
      if (digits === GOOD_DIGITS) return { found: "coupon", check: good };
      if (digits?.startsWith("9")) return { found: "coupon", check: late };
      if (digits !== undefined) return { found: "coupon", check: bad };
      if ("김서연 5678 ㄱㅅㅇ".includes(typed.trim())) {
        return {
          found: "people",
          fitting: 2,
          people: [
            {
              visitor: "v-kim",
              name: "김서연",
              contact: "010-••••-5678",
              summary: text("위스키를 즐김", "Enjoys whisky"),
              last_fair: null,
            },
            {
              visitor: "v-kim-2",
              name: "김서윤",
              contact: "ki•••@example.com",
              summary: text("설문만 남기심", "Survey only"),
              last_fair: null,
            },
          ],
        };
      }
      return {
        found: "nothing",
        message: text(
          "맞는 사람이나 쿠폰이 없습니다. 비우고 Enter를 누르면 새 방문객을 시작합니다.",
          "Nobody and no coupon matches. Empty the field and press Enter for a new visitor.",
        ),
      };
    },
    async start_visit() {
      return show(find(`v-new-${++made}`));
    },
    async welcome_back({ visitor }) {
      return show(find(visitor));
    },
    async get_visit({ visitor }) {
      return show(find(visitor));
    },
    async answer({ visitor, path, value }) {
      const visit = find(visitor);
      const asked = visit.questions.find((question) => question.path === path);
      if (asked === undefined) refuse("그 질문을 찾지 못했습니다.", "That question was not found.");
      asked.value = [...value];
      visit.about = visit.questions.flatMap((question) =>
        question.value.map(
          (name) => question.choices.find((choice) => choice.name === name)?.label ?? text(name, name),
        ),
      );
      return progress(visit);
    },
    async finish_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "finished";
      return progress(visit);
    },
    ...questionnaires(),
    async discard_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "discarded";
      left = left.filter((other) => other !== visitor);
      return progress(visit);
    },
    async stop_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "stopped";
      return progress(visit);
    },
    async amend_answer({ visitor, path, value, reason, words }) {
      const visit = find(visitor);
      const asked = visit.questions.find((question) => question.path === path);
      if (asked === undefined) refuse("그 질문을 찾지 못했습니다.", "That question was not found.");
      if (reason === "other" && words.trim() === "") {
        refuse("왜 고치는지 골라 주시거나 적어 주세요.", "Choose why it is changed.");
      }
      const read = (names: readonly string[]): Text => {
        const labels = names.map((name) => asked.choices.find((choice) => choice.name === name)?.label);
        return text(labels.map((label) => label?.ko).join(", "), labels.map((label) => label?.en).join(", "));
      };
      visit.amendments = [
        ...visit.amendments,
        {
          at: "2026-11-22 14:41",
          staff: "한서윤",
          question: asked.label,
          before: read(asked.value),
          after: read(value),
          reason,
          words: words.trim(),
          overtaken: false,
        },
      ];
      asked.value = [...value];
      return show(visit);
    },
    async find_texts({ typed, texts }) {
      const wanted = typed.trim().toLowerCase();
      return { texts: texts.filter((text) => text.toLowerCase().includes(wanted)) };
    },
    async suggestions({ path }) {
      return { answers: path === "company" ? ["한빛상사", "한빛유리", "온세상", "Lumen Co."] : [] };
    },
    async note_visitor({ visitor, interest, note }) {
      const visit = find(visitor);
      visit.interviewer = { interest, note };
      return { interest, note };
    },
    async get_closing() {
      return {
        unfinished: left.map((visitor) => ({
          visitor,
          at: "2026-11-22 14:21",
          name: "박도윤",
          summary: text("사서 쓰고 있어요 · 가족과 함께 써요", "Owns a piece · for the family"),
          at_kiosk: false,
          answered: 2,
          questions: 6,
        })),
        timing: {
          questions: QUESTIONS.map((question, index) => ({
            label: question.label,
            median_seconds: [3.4, 4.1, 2.8, 6.2, 5, 9.7][index] ?? 3,
            answers: 118 - index * 3,
          })),
          timed: 118,
          median_seconds: 31.2,
          too_fast: 3,
        },
      };
    },
    async get_quotas() {
      return { questions: structuredClone([...quotas]) };
    },
    async set_quota({ path, choice, at_most, action }) {
      quotas = quotas.map((asked) =>
        asked.path !== path
          ? asked
          : {
              ...asked,
              choices: asked.choices.map((one) =>
                one.choice === choice ? { ...one, at_most, action } : one,
              ),
            },
      );
      return { questions: structuredClone([...quotas]) };
    },
    async get_kiosk_settings() {
      return { idle_seconds: kiosk.idle_seconds, half_answered: kiosk.half_answered };
    },
    async get_notices() {
      return {
        notices: [...NOTICES],
        topics: [
          choice("new_products", "새 상품", "New products"),
          choice("events", "박람회와 행사", "Fairs and events"),
          choice("care", "잔 관리법", "Caring for glass"),
        ],
      };
    },
    async save_contact(request) {
      const visit = find(request.visitor);
      visit.contact = { name: request.name, email: request.email, phone: request.phone };
      visit.permissions = NOTICES.filter((notice) => notice.act.startsWith("advertising")).map((notice) => ({
        channel: notice.act === "advertising_sms" ? text("문자", "Text message") : text("이메일", "E-mail"),
        allowed: request.granted.includes(notice.id),
        reason: request.granted.includes(notice.id)
          ? text("오늘 동의하심", "Agreed today")
          : text("동의하지 않으심", "Did not agree"),
      }));
      return contactOf(visit);
    },
    async withdraw({ visitor }) {
      const visit = find(visitor);
      visit.permissions = visit.permissions.map((line) => ({
        ...line,
        allowed: false,
        reason: text("오늘 철회하심", "Taken back today"),
      }));
      return contactOf(visit);
    },
    async issue_coupon({ visitor }) {
      const visit = find(visitor);
      const issued = coupon();
      visit.coupons = [issued, ...visit.coupons];
      return structuredClone(issued);
    },
    async print_slip() {
      return { path: "~/문서/부스루프/쿠폰-4821.pdf" };
    },
    async print_receipt() {
      if (printer.destination === "") {
        refuse("영수증 프린터를 아직 고르지 않았습니다.", "No receipt printer was chosen yet.");
      }
      return { note: null };
    },
    async get_maker_card() {
      return { qr_svg: lookalike() };
    },
    async get_products() {
      return { products: onSale(), uses: [...USES], favourites: ["p-5"] };
    },
    async get_catalogue() {
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async add_product({ name, price_won }) {
      catalogue = [...catalogue, product(`p-${catalogue.length + 1}`, text(name, name), price_won)];
      return { products: onSale(), uses: [], favourites: [] };
    },
    async save_product({ product: id, name, ...rest }) {
      const old = catalogue.find((product) => product.id === id);
      if (old === undefined) {
        catalogue = [
          ...catalogue,
          product(`p-${catalogue.length + 1}`, text(name, name), rest.price_won, rest),
        ];
      } else {
        const changed = { ...old, ...rest, name: text(name, name) };
        catalogue = catalogue.map((product) => (product === old ? changed : product));
      }
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async retire_product({ product: id, retired }) {
      catalogue = catalogue.map((product) => (product.id === id ? { ...product, retired } : product));
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async get_progress() {
      return { done: 0, of: null };
    },
    async stop_work() {
      return {};
    },
    async preview_products({ file_name }) {
      if (!/\.(csv|xlsx?)$/i.test(file_name)) {
        refuse("이 파일은 표로 읽을 수 없습니다.", "This file cannot be read as a table.");
      }
      return structuredClone(IMPORT);
    },
    async import_products() {
      const known = new Set(catalogue.map((product) => product.name.ko));
      const added = IMPORT.rows.filter((row) => row.outcome === "added" && !known.has(row.name));
      catalogue = [
        ...catalogue,
        ...added.map((row) => product(`p-row-${row.number}`, text(row.name, row.name), row.price_won ?? 0)),
      ];
      return structuredClone(IMPORT);
    },
    async quote_sale(request) {
      return price(request);
    },
    async record_sale(request) {
      const quote = price(request);
      const goods = request.lines
        .map(
          (line) => `${catalogue.find((product) => product.id === line.product)?.name.ko} ${line.quantity}`,
        )
        .join(", ");
      const receipt = text(goods, goods);
      if (request.coupon !== null) {
        lastUse = {
          coupon: request.coupon,
          benefit: text("유리잔 5% 할인", "5% off glasses"),
          at: "14:40",
          won: quote.discount_won,
          goods: receipt,
        };
      }
      if (request.visitor !== null) {
        const visit = find(request.visitor);
        visit.sales = [{ at: "14:40", goods: receipt, total_won: quote.total_won }, ...visit.sales];
        visit.coupons = visit.coupons.map((coupon) => ({
          ...coupon,
          used: coupon.used || coupon.id === request.coupon,
        }));
      }
      const sale = `s-${++made}`;
      const { visitor } = request;
      sales = [
        { sale, at: "14:40", goods: receipt, total_won: quote.total_won, visitor, name: "" },
        ...sales,
      ];
      return { sale, quote, receipt };
    },
    async get_recent_sales() {
      return { sales: structuredClone(sales) };
    },
    async link_sale({ sale, visitor }) {
      const name = visitor === null ? "" : (find(visitor).contact?.name ?? "");
      sales = sales.map((one) => (one.sale === sale ? { ...one, visitor, name } : one));
      return { sales: structuredClone(sales) };
    },
    async get_maker() {
      return structuredClone(maker);
    },
    async change_maker(details) {
      maker = { ...maker, details };
      return structuredClone(maker);
    },
    async save_coupon_page({ folder }) {
      return { path: `${folder || FAIR.export_folder}/coupon.html` };
    },
    async get_printer() {
      return { ...printer };
    },
    async choose_printer(request) {
      if (request.destination !== "" && !/^[\d./\\]/.test(request.destination)) {
        refuse("프린터가 어디 있는지 알 수 없습니다.", "The printer's place is unclear.");
      }
      printer = { ...request };
      return { ...printer };
    },
    async print_test_page() {
      return this.print_receipt({ coupon: "" });
    },
    async get_follow_up() {
      return FOLLOW_UP;
    },
    async export_follow_up({ folder }) {
      return {
        files: [
          `${folder}/문자-2026-11-24.csv`,
          `${folder}/메일-2026-11-24.csv`,
          `${folder}/주소록-2026-11-24.vcf`,
        ],
        rows: FOLLOW_UP.sendable,
        withheld: FOLLOW_UP.withheld,
      };
    },
    async export_answers({ folder, with_unfinished }) {
      return {
        files: ["csv", "xlsx"].map((ending) => `${folder}/응답 유리잔 부스 설문 2026-11-24.${ending}`),
        responses: with_unfinished ? 1284 : 1231,
        unfinished: with_unfinished ? 53 : 0,
      };
    },
    async open_kiosk(request) {
      if (!/^\d{4,8}$/.test(request.pin)) refuse("PIN은 숫자 4자리부터입니다.", "A PIN has 4 digits.");
      kiosk = request;
      return {};
    },
    async kiosk_welcome() {
      return {
        maker: FAIR.maker,
        benefit: text("10% 할인", "10% off"),
        questions: (beginning.questions ?? QUESTIONS).length,
        idle_seconds: kiosk.idle_seconds,
        languages: [...(beginning.languages ?? ["ko", "en"])],
      };
    },
    async kiosk_start() {
      atKiosk = find(`v-kiosk-${++made}`);
      return { questions: show(atKiosk).questions, full: null };
    },
    async kiosk_answer({ path, value, took_ms }) {
      const { visitor, questions } = inHand();
      const asked = questions.find((question) => question.path === path);
      const full = asked?.full.find((full) => value.includes(full.choice)) ?? null;
      if (full?.action === "warn") return { questions: structuredClone(questions), full };
      const answered = await this.answer({ visitor, path, value, took_ms });
      if (full !== null) atKiosk = null;
      return { questions: answered.questions, full };
    },
    async kiosk_hand_in() {
      inHand().survey = "finished";
      return this.get_notices({});
    },
    async kiosk_check_contact({ email, phone }) {
      inHand();
      if (email !== "" && !email.includes("@"))
        refuse("이메일 주소를 다시 확인해 주세요.", "Check the e-mail address.");
      if (phone !== "" && phone.replace(/\D/g, "").length < 11)
        refuse("휴대전화 번호에서 숫자가 빠졌습니다.", "Digits of the phone number are missing.");
      return {};
    },
    async kiosk_contact(contact) {
      return this.kiosk_check_contact(contact);
    },
    async kiosk_finish() {
      inHand();
      atKiosk = null;
      const { benefit, conditions, qr_svg, short_number } = coupon();
      return { coupon: { benefit, conditions, qr_svg, short_number: `${short_number}${made}` } };
    },
    async kiosk_abandon() {
      atKiosk = null;
      return {};
    },
    async leave_kiosk({ pin }) {
      if (pin !== kiosk.pin) refuse("PIN이 맞지 않아요.", "That is not the PIN.");
      return {};
    },
  };
}

/** Speaks to a host that is an object, as the window speaks to Tauri. */
export function callOf(host: Host): Call {
  return (name, request) => host[name](request);
}
