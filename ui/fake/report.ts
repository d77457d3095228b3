/** The stand-in's report of its fair. */
import type { Host } from "../src/host/host";
import type { FairReport, OrdersFile, OrdersTold, ReportFigure, ReportSection, Text } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_fair_report"
  | "set_booth_cost"
  | "save_fair_report"
  | "understand_orders"
  | "take_in_orders"
  | "take_back_orders"
>;

const MISSING = text(
  "부스 비용을 적으면 계산됩니다. ‘부스 비용’에 원으로 적어 주세요.",
  "It is worked out once you enter what the booth cost, in won, under ‘Cost of the booth’.",
);
const UNKNOWN = text("알 수 없음", "not known");
const SOLD_THERE = 12_480_000;
const SOLD_AFTER: Readonly<Record<number, number>> = { 30: 640_000, 90: 1_310_000, 365: 3_870_000 };

const won = (number: number): string => number.toLocaleString("en");

function figure(id: string, title: Text, said: Text, thousandths = 0): ReportFigure {
  return { id, title, text: said, thousandths, note: null };
}

/** So many of so many, as a bar. */
function share(id: string, title: Text, part: number, all: number): ReportFigure {
  const percent = `${((100 * part) / all).toFixed(1)} % (${won(part)} ÷ ${won(all)})`;
  return figure(id, title, text(percent, percent), Math.trunc((1_000 * part) / all));
}

function bars(id: string, name: Text, answer: Text, figures: ReportFigure[]): ReportSection {
  return { id, name, answer, figures, is_bars: true };
}

function glance(cost: number | null, days: number): ReportSection {
  const after = SOLD_AFTER[days] ?? 0;
  const sold = SOLD_THERE + after;
  const inWon = (number: number): Text => text(`${won(number)}원`, `${won(number)} won`);
  const by = (all: number): Text =>
    cost === null
      ? UNKNOWN
      : text(
          `${won(Math.round(cost / all))}원 (${won(cost)} ÷ ${won(all)})`,
          `${won(Math.round(cost / all))} won (${won(cost)} ÷ ${won(all)})`,
        );
  const times = cost === null || cost === 0 ? null : (sold / cost).toFixed(2);
  const figures = [
    figure("cost", text("부스 비용", "Cost of the booth"), cost === null ? UNKNOWN : inWon(cost)),
    figure("won_at_fair", text("박람회 매출", "Sales at the fair"), inWon(SOLD_THERE)),
    figure("won_after", text("박람회 뒤 방문객 매출", "Visitors' sales after the fair"), inWon(after)),
    figure(
      "return_on_cost",
      text("비용에 견준 매출", "Sales compared with cost"),
      times === null
        ? UNKNOWN
        : text(
            `${times}배 (${won(sold)} ÷ ${won(cost ?? 0)})`,
            `${times} times (${won(sold)} ÷ ${won(cost ?? 0)})`,
          ),
    ),
    figure("cost_per_contact", text("연락처 하나에 든 비용", "Cost for each contact"), by(841)),
    figure(
      "cost_per_qualified_contact",
      text(
        "관심이 높거나 중간인 한 명에 든 비용(직원이 적은 관심)",
        "Cost for each visitor of high or medium interest, as staff noted",
      ),
      by(312),
    ),
    figure("cost_per_sale", text("판매 한 건에 든 비용", "Cost for each sale"), by(214)),
    figure("visitors", text("방문객", "Visitors"), text("1,284명", "1,284 people")),
    figure(
      "people_in_no_file",
      text("방문객 중 어느 파일에도 없는 분", "Visitors in none of the files"),
      text("52.3 % (672 ÷ 1,284)", "52.3 % (672 ÷ 1,284)"),
    ),
    figure(
      "writing",
      text("메시지를 보낸 것이 도움이 되었나요?", "Did writing help?"),
      text(
        "아직 알 수 없습니다. 약 420명이 더 필요합니다.",
        "It is not known yet. About 420 more people are needed.",
      ),
    ),
  ];
  const needCost = (id: string): boolean => id.startsWith("cost") || id === "return_on_cost";
  return {
    id: "figures",
    name: text("한눈에 보기", "At a glance"),
    answer: text("한눈에 보기", "At a glance"),
    figures: figures.map((one) => (cost === null && needCost(one.id) ? { ...one, note: MISSING } : one)),
    is_bars: false,
  };
}

const PERMISSION = bars(
  "permission",
  text("연락 허락", "Permission"),
  text("방문객 1,284명 중 612명이 소식을 받겠다고 하셨습니다.", "Of 1,284 visitors, 612 said yes to news."),
  [
    share("permission.contact", text("연락처를 남김", "Left a contact"), 841, 1_284),
    share("permission.keep", text("보관과 이용을 허락함", "Yes to keeping it"), 790, 1_284),
    share("permission.email", text("이메일 소식을 허락함", "Yes to news: E-mail"), 540, 1_284),
    share("permission.sms", text("문자 소식을 허락함", "Yes to news: Text message"), 298, 1_284),
  ],
);
const HOURS = bars(
  "hours",
  text("시간대별 방문객", "Visitors by hour"),
  text(
    "5일을 더하면 14시부터 한 시간 동안 가장 많은 241명이 오셨습니다.",
    "Over 5 days together, most came in the hour from 14:00: 241.",
  ),
  [96, 150, 118, 187, 241, 222, 170, 100].map((people, at) =>
    figure(
      `visitors.${10 + at}`,
      text(`${10 + at}시`, `${10 + at}:00`),
      text(`${people}명`, `${people} people`),
      Math.trunc((1_000 * people) / 241),
    ),
  ),
);
const INTEREST = bars(
  "interest",
  text("관심과 구매", "Interest and purchases"),
  text(
    "직원이 적은 관심마다 박람회에서 구매하신 분은 이만큼입니다.",
    "This many bought at the fair, by the interest that staff noted.",
  ),
  [
    share("bought.hot", text("높음", "High"), 61, 118),
    figure("bought.warm", text("중간", "Medium"), text("숨김", "hidden")),
    figure("bought.cold", text("낮음", "Low"), text("숨김", "hidden")),
  ],
);
const NOTES = [
  text(
    "여기의 매출은 이익이 아닙니다. 물건값과 인건비는 빼지 않았습니다. 쿠폰이 깎은 금액과 취소된 판매는 뺐습니다.",
    "Sales are no profit here: what the goods and the work cost is not taken off. What coupons took off and sales that were voided are.",
  ),
];

/** A fair that sold more than it cost, once somebody says what it cost. */
export function fakeReport(): Part {
  let cost: number | null = null;
  const report = (days: number): FairReport => {
    const sold = won(SOLD_THERE + (SOLD_AFTER[days] ?? 0));
    const more = won(SOLD_THERE + (SOLD_AFTER[days] ?? 0) - (cost ?? 0));
    return {
      days,
      cost_won: cost,
      answer:
        cost === null
          ? text(
              `매출은 ${sold}원입니다. 부스 비용을 적으면 비용과 견주어 알려 드립니다.`,
              `Sales came to ${sold} won. Enter what the booth cost, and they are compared.`,
            )
          : text(
              `매출 ${sold}원이 부스 비용 ${won(cost)}원보다 ${more}원 많습니다.`,
              `Sales of ${sold} won are ${more} won more than the ${won(cost)} won that the booth cost.`,
            ),
      sections: [glance(cost, days), PERMISSION, HOURS, INTEREST],
      notes: NOTES,
    };
  };
  return {
    async get_fair_report({ days }) {
      return report(days);
    },
    async set_booth_cost({ won, days }) {
      cost = won;
      return report(days);
    },
    async save_fair_report({ folder, language }) {
      if (folder.includes("없는")) {
        refuse(
          "폴더를 찾을 수 없습니다. 저장한 것은 없습니다. 다른 폴더를 골라 주세요.",
          "The folder cannot be found. Nothing was saved. Please choose another folder.",
        );
      }
      const name = language === "ko" ? "2026-11-30 박람회 보고서" : "2026-11-30 fair report";
      return { files: ["pdf", "xlsx"].map((ending) => `${folder}/${name}.${ending}`) };
    },
    async understand_orders(table) {
      const { sentences, ...told } = orders(table);
      return { ...told, sentences: [...sentences, NOT_YET], import: null };
    },
    async take_in_orders(table) {
      return { ...orders(table), import: "i-1" };
    },
    async take_back_orders() {
      const sentence = text(
        "‘스마트스토어’의 주문을 넣은 일을 되돌렸습니다. 그때 새로 안 주문 210건은 세지 않습니다. 고른 열과 쇼핑몰 이름은 기억하고 있으니, 틀렸다면 다시 적어 넣어 주세요.",
        "Orders of “SmartStore” that were taken in are taken back. Orders that were new then and count no more: 210. The columns and the name of the shop are kept: if they were wrong, write them again.",
      );
      return { sentence };
    },
  };
}

const NOT_YET = text(
  "아직 넣지 않았습니다. 쇼핑몰, 열, 건수, 금액이 맞는지 보고 넣어 주세요.",
  "Nothing is taken in yet. Check the shop, the columns, how many orders there are and what they come to, and take them in.",
);

function orders({ content, columns, shop }: OrdersFile): Omit<OrdersTold, "import"> {
  if (content === "")
    refuse("파일이 비어 있습니다. 다른 파일을 골라 주세요.", "The file is empty. Choose another.");
  if (atob(content).includes("?") && columns.order === "") {
    refuse(
      "처음 보는 표입니다. 이 파일의 열: 번호, 언제, 얼마. 주문번호, 결제일, 금액이 적힌 열을 골라 주세요. 한 번 고르면 기억합니다. 바뀐 것은 없습니다.",
      "This table is not known yet. The columns of this file: 번호, 언제, 얼마. Choose those with the order number, the day of payment and the amount. The choice is kept for next time. Nothing was changed.",
      "report_columns",
    );
  }
  const name = shop === "" ? text("스마트스토어", "SmartStore") : text(shop, shop);
  const sentences = [
    text(
      "주문 214건을 읽었습니다. 새 주문 210건, 이미 있던 주문 4건, 취소·반품 9건입니다.",
      "Orders read: 214. New: 210. Known before: 4. Cancelled or returned: 9.",
    ),
    text(
      `‘${name.ko}’의 주문이고, 세는 주문은 모두 8,412,000원입니다.`,
      `These are orders of “${name.en}”; those that count come to 8,412,000 won.`,
    ),
    text(
      "방문객과 이어진 주문 38건, 이름 없이 센 주문 167건. 구매 기록을 보관해도 된다고 하신 분만 잇습니다.",
      "Orders linked to visitors: 38. Counted without a name: 167. Only people who agreed that their purchases are kept are linked.",
    ),
    text(
      "이 주문에서 쓴 우리 쿠폰은 12장입니다. 쓴 것으로 셉니다.",
      "12 coupons of yours were used in these orders and count as used.",
    ),
    text(
      "읽은 열: 주문번호, 결제일, 상품별 총 주문금액, 주문상태, 쿠폰번호. 다른 열이라면 골라서 다시 읽어 주세요.",
      "Columns read: 주문번호, 결제일, 상품별 총 주문금액, 주문상태, 쿠폰번호. If they are others, choose them and read the file again.",
    ),
    text(
      "이해하지 못한 상태 ‘보류’ 2줄. 그 주문은 세지 않았습니다.",
      "Status not understood: “보류”, rows: 2. Those orders are not counted.",
    ),
  ];
  return { sentences, is_partly_unread: true, is_new: true };
}
