/** The stand-in's quotes. */
import type { Host } from "../src/host/host";
import type { QuoteLine, QuoteSums, QuoteTotals, Text, VisitorQuote, VisitorQuotes } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_visitor_quotes"
  | "note_quote"
  | "void_quote"
  | "get_quote_totals"
  | "set_dollar_rate"
  | "export_quotes"
>;

function inWon({ quantity, unit_price, currency }: QuoteLine, rate: number): number {
  const amount = quantity * unit_price;
  return currency === "KRW" ? amount : Math.floor((amount * rate + 50) / 100);
}

function goods(lines: readonly QuoteLine[]): Text {
  const list = (language: "ko" | "en"): string =>
    lines.map(({ name, quantity }) => `${name[language]} ${quantity}`).join(" · ");
  return text(list("ko"), list("en"));
}

/** Quotes: one of 김서연, and whatever is noted. */
export function fakeQuotes(): Part {
  let made = 0;
  let rate: number | null = 1_400;
  const begun: QuoteLine[] = [
    {
      product: "p-1",
      name: text("위스키잔", "Whisky tumbler"),
      quantity: 200,
      unit_price: 2_155,
      currency: "USD",
    },
    {
      product: null,
      name: text("로고 새기기", "로고 새기기"),
      quantity: 1,
      unit_price: 500_000,
      currency: "KRW",
    },
  ];
  const quoteOf = (quote: string, lines: QuoteLine[], stage: VisitorQuote["stage"]): VisitorQuote => ({
    quote,
    stage,
    lines,
    goods: goods(lines),
    amount_won: lines.reduce((sum, line) => sum + inWon(line, rate ?? 0), 0),
    won_per_dollar: rate,
  });
  const kept = new Map<string, VisitorQuote[]>([["v-kim", [quoteOf("q-0", begun, "negotiating")]]]);
  const of = (visitor: string): VisitorQuotes =>
    structuredClone({ quotes: kept.get(visitor) ?? [], won_per_dollar: rate });
  const sums = (quotes: readonly VisitorQuote[]): QuoteSums => {
    const lines = quotes.flatMap((quote) => quote.lines);
    const of = (currency: QuoteLine["currency"]): number =>
      lines
        .filter((line) => line.currency === currency)
        .reduce((sum, line) => sum + line.quantity * line.unit_price, 0);
    const all_won = quotes.reduce((sum, quote) => sum + quote.amount_won, 0);
    return { quotes: quotes.length, won: of("KRW"), cents: of("USD"), all_won };
  };
  const totals = (): QuoteTotals => {
    const all = [...kept.values()].flat();
    return {
      negotiating: sums(all.filter(({ stage }) => stage === "negotiating")),
      concluded: sums(all.filter(({ stage }) => stage === "concluded")),
      all: sums(all),
      won_per_dollar: rate,
    };
  };
  return {
    async get_visitor_quotes({ visitor }) {
      return of(visitor);
    },
    async note_quote({ visitor, quote, lines, stage }) {
      if (lines.length === 0)
        refuse(
          "견적에 물품이 없습니다. 아직 적어 두지 않았습니다. 물품을 하나 이상 넣어 주세요.",
          "The quote holds no goods, and is not noted yet. Put in at least one line.",
        );
      const noted = quoteOf(quote ?? `q-${++made}`, lines, stage);
      const others = (kept.get(visitor) ?? []).filter((one) => one.quote !== quote);
      kept.set(visitor, [...others, noted]);
      return of(visitor);
    },
    async void_quote({ visitor, quote }) {
      kept.set(
        visitor,
        (kept.get(visitor) ?? []).filter((one) => one.quote !== quote),
      );
      return of(visitor);
    },
    async get_quote_totals() {
      return totals();
    },
    async set_dollar_rate({ won_per_dollar }) {
      if (won_per_dollar < 100 || won_per_dollar > 10_000)
        refuse(
          "환율은 1달러에 100원부터 10,000원까지 정할 수 있습니다. 바뀐 것은 없습니다. 다시 적어 주세요.",
          "A dollar can be 100 to 10,000 won. Nothing was changed. Please type it again.",
        );
      rate = won_per_dollar;
      return totals();
    },
    async export_quotes({ folder, locked }) {
      const opening = {
        password: "7K2M-QX94-TR8H",
        steps: [
          text(
            "엑셀 파일을 두 번 누르고 비밀번호를 적으면 열립니다.",
            "Double-click the workbook and type the password.",
          ),
        ],
      };
      const { all } = totals();
      return {
        files: [`${folder}/2026-11-28 상담일지.xlsx`],
        quotes: all.quotes,
        without_name: 0,
        opening: locked ? opening : null,
      };
    },
  };
}
