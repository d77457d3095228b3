/** What is she offered, line by line, and what does it come to? */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { Currency, Product, QuoteLine, QuoteStage, VisitorQuote, VisitorQuotes } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { HalfWritten } from "../../kit/half-written";
import { say } from "../../kit/language.svelte";
import { cleaned, wholeOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";
import { inWon, priceOf, written } from "./money";

/** The stages, in the order of the digits. */
export const STAGES: readonly QuoteStage[] = ["negotiating", "concluded"];

/** A line as it is typed. */
export interface TypedLine {
  goods: string;
  quantity: string;
  price: string;
  currency: Currency;
  /** Whether a hand typed the price, which the product's own then no longer replaces. */
  priceIsHers: boolean;
  /** The product that these goods were when the quote was noted, and under which name. */
  was: { readonly product: string; readonly name: string } | null;
}

/** What is typed and chosen of a quote. */
export interface Typed {
  lines: TypedLine[];
  stage: QuoteStage;
}

/** What the lines come to, as far as they can be read. */
interface Sums {
  won: number;
  cents: number;
  /** In won; none while there are dollars and no rate. */
  all: number | null;
}

/** A quote while it is noted, or said anew. */
export class NotingQuote {
  /** The products that can be chosen. */
  products = $state.raw<readonly Product[]>([]);
  /** The lines as typed; the last one may be empty. */
  lines = $state<TypedLine[]>([]);
  /** How far it is. */
  stage = $state<QuoteStage>("negotiating");
  /** What went wrong. */
  readonly attempt = new Attempt();
  readonly #begun: Typed;

  constructor(
    private readonly call: Call,
    private readonly visitor: string,
    /** The quote that is said anew; none for a new one. */
    readonly quote: VisitorQuote | null,
    /** How many won a dollar is in it; none before the owner said so. */
    readonly rate: number | null,
    private readonly half: HalfWritten<Typed>,
    /** It was noted: all of hers. */
    private readonly noted: (quotes: VisitorQuotes) => void,
  ) {
    this.#begun = quote === null ? { lines: [empty("KRW")], stage: "negotiating" } : typedOf(quote);
    const { lines, stage } = half.resume(this.#key, this.#begun);
    this.lines = lines.map((line) => ({ ...line }));
    this.stage = stage;
    void this.#load();
  }

  /** Under what it is left half written. */
  get #key(): string {
    return this.quote?.quote ?? this.visitor;
  }

  /** The lines in which something stands. */
  get filled(): readonly TypedLine[] {
    return this.lines.filter((line) => line.goods.trim() !== "" || line.priceIsHers);
  }

  /** The product that the goods of a line are, if they are one. */
  productOf({ goods, was }: TypedLine): string | null {
    const name = cleaned(goods);
    const found = this.products.find((product) => [product.name.ko, product.name.en].includes(name));
    return found?.id ?? (was?.name === name ? was.product : null);
  }

  /** Goods were typed or chosen: what the list says they cost stands beside them, unless a hand typed a price. */
  type(line: TypedLine, goods: string): void {
    line.goods = goods;
    this.#fillPrice(line);
  }

  /** Goods that are part of one product's name only are that product. */
  settle(line: TypedLine): void {
    const typed = cleaned(line.goods);
    if (typed === "" || this.productOf(line) !== null) return;
    const names = this.products.map((product) => say(product.name));
    const [name, another] = names.filter((name) => name.includes(typed));
    if (name !== undefined && another === undefined) this.type(line, name);
  }

  /** The price is in this money. */
  turn(line: TypedLine, currency: Currency): void {
    line.currency = currency;
    this.#fillPrice(line);
  }

  /** What a line comes to, in won or in cents; none while it cannot be read. */
  amountOf(line: TypedLine): number | null {
    const quantity = wholeOf(line.quantity);
    const price = priceOf(line.price, line.currency);
    return quantity === null || price === null ? null : quantity * price;
  }

  /** What the lines come to, as far as they can be read. */
  get sums(): Sums {
    const sums: Sums = { won: 0, cents: 0, all: 0 };
    for (const line of this.filled) {
      const amount = this.amountOf(line) ?? 0;
      if (line.currency === "KRW") sums.won += amount;
      else sums.cents += amount;
      const won =
        line.currency === "USD" && this.rate === null ? null : inWon(amount, line.currency, this.rate ?? 0);
      sums.all = sums.all === null || won === null ? null : sums.all + won;
    }
    return sums;
  }

  /** One more line, in the money of the last. */
  add(): void {
    if (this.lines.length < LIMITS.most_quote_lines)
      this.lines.push(empty(this.lines.at(-1)?.currency ?? "KRW"));
  }

  /** Takes a line out; one stays to type into. */
  remove(line: TypedLine): void {
    this.lines = this.lines.filter((one) => one !== line);
    if (this.lines.length === 0) this.add();
  }

  /** Notes it. */
  async save(): Promise<void> {
    const lines: QuoteLine[] = [];
    for (const line of this.filled) {
      const quantity = wholeOf(line.quantity);
      const unit_price = priceOf(line.price, line.currency);
      if (quantity === null || unit_price === null) {
        const goods = line.goods;
        return this.attempt.tell(both(() => m.quote_line_unreadable({ goods })));
      }
      const name = { ko: line.goods, en: line.goods };
      lines.push({ product: this.productOf(line), name, quantity, unit_price, currency: line.currency });
    }
    const { visitor, stage } = this;
    const quote = this.quote?.quote ?? null;
    const noted = await this.attempt.once(() => this.call("note_quote", { visitor, quote, lines, stage }));
    if (!noted) return;
    this.half.drop(this.#key);
    this.noted(noted);
  }

  /** It is left; what was typed is there when it is opened again. */
  leave(): void {
    const lines = this.filled.map((line) => ({ ...line }));
    const kept = lines.length === 0 ? this.#begun.lines : lines;
    this.half.keep(this.#key, { lines: kept, stage: this.stage }, this.#begun);
  }

  #fillPrice(line: TypedLine): void {
    if (line.priceIsHers) return;
    const product = this.products.find(({ id }) => id === this.productOf(line));
    if (!product) line.price = "";
    else if (line.currency === "KRW") line.price = written(product.price_won, "KRW");
    else if (this.rate !== null)
      line.price = written(Math.round((product.price_won * 100) / this.rate), "USD");
  }

  async #load(): Promise<void> {
    const found = await this.attempt.run(() => this.call("get_products", {}));
    if (found) this.products = found.products;
  }
}

function empty(currency: Currency): TypedLine {
  return { goods: "", quantity: "1", price: "", currency, priceIsHers: false, was: null };
}

function typedOf({ lines, stage }: VisitorQuote): Typed {
  return {
    stage,
    lines: lines.map(({ product, name, quantity, unit_price, currency }) => ({
      goods: say(name),
      quantity: String(quantity),
      price: written(unit_price, currency),
      currency,
      priceIsHers: true,
      was: product === null ? null : { product, name: cleaned(say(name)) },
    })),
  };
}
