/** A small believable fair: what the stand-in holds before anybody does anything. */
import type {
  Audience,
  Choice,
  Fair,
  FollowUp,
  Maker,
  Notice,
  Person,
  Product,
  ProductImport,
  Question,
  RecentSale,
  RecentVisit,
  Text,
} from "../src/host/wire";
import { text } from "./speak";

/** A choice of a question. */
export function choice(name: string, ko: string, en: string): Choice {
  return { name, label: text(ko, en) };
}

const NO_HINT = text("", "");

/** What the desk says when a text finds nobody. */
export const NOTHING_FOUND = text(
  "찾는 분이나 쿠폰이 이 기기에 없습니다. 이름을 적으셨으면 Enter로 그 이름의 새 방문객을 시작하고, 아니면 칸을 비우고 Enter를 누르세요.",
  "No such person or coupon on this laptop. If you typed a name, Enter begins a new visitor of that name; otherwise clear the field and press Enter.",
);

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

/** A product; what is not said of it is usual. */
export function product(id: string, name: Text, price_won: number, rest: Partial<Product> = {}): Product {
  return {
    id,
    name,
    price_won,
    tags: [],
    barcode: "",
    stock: null,
    retired: false,
    is_one_of_a_set: false,
    ...rest,
  };
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
export const RETIRED = product("p-7", text("유리 촛대", "Glass candlestick"), 41000, { retired: true });

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
  signed_in: null,
  fairs: 1,
};

function notice(
  id: string,
  act: Notice["act"],
  title: Text,
  lines: [Text, boolean][],
  after: Notice["after"] = [],
): Notice {
  return {
    id,
    act,
    after,
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

/** Texts about the night and about a third party, as an owner may add them. */
export const FURTHER_NOTICES: readonly Notice[] = [
  notice(
    "n-5",
    "night",
    text(
      "[선택] 야간(21시~08시) 광고성 정보 수신동의: 문자",
      "[Optional] Consent to receive advertising at night by text message",
    ),
    [
      [text("밤 9시부터 아침 8시 사이에도 보낼 수 있습니다.", "Between 9 p.m. and 8 a.m. too."), true],
      [text("동의하지 않으셔도 됩니다.", "You may say no."), false],
    ],
    ["advertising_sms"],
  ),
  notice(
    "n-6",
    "third_party_a1",
    text(
      "[선택] 개인정보 제3자 제공 동의: 한빛유통",
      "[Optional] Consent to give personal data to Hanbit Trading",
    ),
    [
      [text("항목: 이름, 휴대전화", "What: name, mobile phone"), false],
      [text("받는 자: 한빛유통", "To whom: Hanbit Trading"), true],
      [text("상품 안내. 받은 날부터 12개월", "Its products; 12 months"), true],
      [text("동의하지 않으셔도 됩니다.", "You may say no."), false],
    ],
  ),
];

export const RECENT: readonly RecentVisit[] = [
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
    promised: true,
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
    promised: false,
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
    promised: false,
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
    promised: false,
  },
];

/** Who may be written to, as groups: people, then by mail, text message and KakaoTalk. */
function audience(id: string, ko: string, en: string, people: number, by: number[]): Audience {
  const channels = [text("이메일", "E-mail"), text("문자", "Text message"), text("카카오톡", "KakaoTalk")];
  const reach = channels.map((channel, index) => ({ channel, people: by[index] ?? 0 }));
  const count = people - Math.max(...by);
  const withheld = [{ code: "not_allowed", reason: text("허락하지 않음", "Did not allow news"), count }];
  return { id, title: text(ko, en), people, reach, withheld };
}

export const AUDIENCES: Audience[] = [
  audience("bought", "구매하신 분", "Bought something", 402, [168, 0, 0]),
  audience(
    "hot_not_bought",
    "관심이 높았지만 아직 구매하지 않으신 분",
    "Very interested, but bought nothing yet",
    61,
    [40, 0, 0],
  ),
  audience(
    "coupon_unused",
    "아직 쓸 수 있는 쿠폰을 쓰지 않으신 분",
    "Have a coupon that is still good and was not used",
    733,
    [271, 0, 0],
  ),
];

export const FOLLOW_UP: FollowUp = {
  requests_known_until: null,
  visitors: 1284,
  allowed: 612,
  sendable: 598,
  reach: [
    { channel: text("이메일", "E-mail"), allowed: 402, can_send: true },
    { channel: text("문자", "Text message"), allowed: 311, can_send: false },
    { channel: text("카카오톡", "KakaoTalk"), allowed: 96, can_send: false },
  ],
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
      coupons: [
        {
          name: text("온라인 15%", "15% online"),
          likely: text("약 34%", "about 34%"),
          why: text(
            "‘위스키를 즐기시나요? 예’ 답을 주신 62명 중 23명(37%)이 이런 쿠폰을 썼습니다. 전체는 21%입니다.",
            "Of those who answered ‘Do you enjoy whisky? Yes’, 23 of 62 (37%) used such a coupon. Among all it is 21%.",
          ),
          how: [
            text("기준: 이런 쿠폰을 받으면 누구나 21%", "Basis: anybody who gets such a coupon, 21%"),
            text(
              "‘위스키를 즐기시나요? 예’ 답: 쓸 승산이 1.94배",
              "‘Do you enjoy whisky? Yes’: odds of use times 1.94",
            ),
            text("모두 합해: 약 34%", "All together: about 34%"),
          ],
        },
        {
          name: text("다음 방문 10%", "10% next time"),
          likely: text("약 12%", "about 12%"),
          why: text(
            "이런 쿠폰을 받은 214명 중 26명(12%)이 썼습니다. 이분의 답에 따른 차이는 확인되지 않았습니다.",
            "26 of 214 who got such a coupon (12%) used it. No difference by her answers is proven.",
          ),
          how: [
            text("기준: 이런 쿠폰을 받으면 누구나 12%", "Basis: anybody who gets such a coupon, 12%"),
            text("모두 합해: 약 12%", "All together: about 12%"),
          ],
        },
      ],
      likelier_coupon: text(
        "‘온라인 15%’ 쿠폰을 쓸 가능성이 더 큽니다.",
        "‘15% online’ is likelier to be used.",
      ),
    },
    {
      name: "박도윤",
      contact: "pa•••@example.com",
      channel: text("이메일", "E-mail"),
      product: text("와인잔", "Wine glass"),
      reason: text("지난 박람회에서 와인잔 4개를 샀습니다.", "Bought 4 wine glasses at the last fair."),
      coupons: [
        {
          name: text("온라인 15%", "15% online"),
          likely: text("아직 모름", "not known yet"),
          why: text(
            "이 쿠폰을 쓸 가능성은 아직 알 수 없습니다. 사용 기한이 끝난 이런 쿠폰을 받은 분이 18명 더 있어야 합니다.",
            "How likely this coupon is to be used is not known yet. 18 more people are needed who got such a coupon whose last day is over.",
          ),
          how: [],
        },
      ],
      likelier_coupon: null,
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
      coupons: [],
      likelier_coupon: null,
    },
  ],
};

export const USES: readonly Choice[] = [
  choice("home", "집에서 씀", "At home"),
  choice("gift", "선물", "A gift"),
  choice("shop", "가게", "A shop"),
];

export const SALES: readonly RecentSale[] = [
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

export const MAKER: Maker = {
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
  text_senders: [
    { target: "aligo", name: { ko: "알리고", en: "Aligo" }, certificate: "", caller_number: "" },
    { target: "solapi", name: { ko: "솔라피", en: "Solapi" }, certificate: "", caller_number: "" },
  ],
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

/** Whom a search finds. */
export const FOUND_PEOPLE: Person[] = [
  {
    visitor: "v-kim",
    name: "김서연",
    company: "온기유리",
    contact: "010-••••-5678",
    summary: text("위스키를 즐김", "Enjoys whisky"),
    last_fair: null,
  },
  {
    visitor: "v-kim-2",
    name: "김서윤",
    company: "",
    contact: "ki•••@example.com",
    summary: text("설문만 남기심", "Survey only"),
    last_fair: null,
  },
];
