/** What is in the basket, what does it cost now, and when is it recorded? */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { CouponSummary, Product, Products, Quote, SaleRequest, SaleResult } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { TextSearch } from "../../kit/text-search.svelte";
import { wonOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";
import { playVerdict } from "../coupons";
import type { Basket, Line } from "./baskets";

/** Digits that follow each other faster than this, in milliseconds, are one number. */
const DIGIT_PAUSE = 1000;

/** What only a scanner or a coupon's number has: so many digits in a row. */
const LONG_NUMBER = /(\d[\s-]?){8,}/;

/** The digits of a barcode without what is written differently from till to till. */
function bare(barcode: string): string {
  return barcode.trim().replace(/^0+/, "");
}

/** So many products are seen at once, and need no categories. */
const SEEN_AT_ONCE = 12;

/** More categories than these do not stand in a line; a tag that is typed is found all the same. */
const MOST_CATEGORIES = 10;

/** A product and its number in the catalogue, which does not change while filtering. */
export interface Numbered {
  /** The product. */
  readonly product: Product;
  /** From 1. */
  readonly number: number;
}

/** The sale step. */
export class Sale {
  /** The catalogue; none until it came. */
  products = $state.raw<Products | null>(null);
  /** What the quick list is filtered by. */
  filter = $state("");
  /** The highlighted row of the filtered list. */
  row = $state(0);
  /** The basket, in the order things were put into it. */
  basket = $state<Line[]>([]);
  /** The category the list is narrowed to; none for all products. */
  category = $state<string | null>(null);
  /** Whether the basket was left before, and somebody may wonder where it comes from. */
  returned = $state(false);
  /** What was emptied out of the basket just now, and can come back. */
  emptied = $state.raw<readonly Line[] | null>(null);
  /** What it is for. */
  purpose = $state<string | null>(null);
  /** The coupon that could be used: what the visitor holds, or what was scanned here. */
  coupon = $state.raw<CouponSummary | null>(null);
  /** Whether the coupon is to be used. */
  useCoupon = $state(true);
  /** The price now; none for an empty basket. */
  quote = $state.raw<Quote | null>(null);
  /** The recorded sale, once there is one. */
  result = $state.raw<SaleResult | null>(null);
  /** Whether the recorded sale was taken back. */
  takenBack = $state(false);
  /** The price typed for a product that is not in the catalogue yet. */
  newPrice = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  readonly #search: TextSearch;
  #asked = 0;
  #quoting: Promise<void> = Promise.resolve();
  #touched = $state<string | null>(null);
  #digits = { typed: "", at: 0 };

  constructor(
    private readonly call: Call,
    private readonly visitor: string | null,
    coupon: CouponSummary | null,
    private readonly recorded: (result: SaleResult) => void = () => {},
    left: Basket | null = null,
  ) {
    this.coupon = coupon ?? left?.coupon ?? null;
    if (left !== null) {
      this.basket = left.lines.map((line) => ({ ...line }));
      this.returned = left.lines.length > 0;
      this.purpose = left.purpose;
      this.useCoupon = left.useCoupon;
      this.filter = left.filter;
      this.newPrice = left.newPrice;
      this.#touched = left.lines.at(-1)?.product.id ?? null;
    }
    this.#search = new TextSearch((request) => call("find_texts", request));
  }

  /** All products with their numbers. */
  get #all(): readonly Numbered[] {
    return this.products?.products.map((product, index) => ({ product, number: index + 1 })) ?? [];
  }

  /** The products that the filter leaves: by number, name or tag; without one, those of the category. */
  get listed(): readonly Numbered[] {
    const all = this.#all;
    const { what } = this.#typed;
    const { category } = this;
    if (what === "")
      return category === null ? all : all.filter(({ product }) => product.tags.includes(category));
    const named = ({ product: { name } }: Numbered): boolean =>
      this.#search.has(name.ko) || this.#search.has(name.en);
    const tagged = ({ product }: Numbered): boolean => product.tags.some((tag) => this.#search.has(tag));
    const number = /^\d{1,3}$/.test(what) ? Number(what) : null;
    return [
      ...all.filter((one) => one.number === number),
      ...all.filter((one) => one.number !== number && named(one)),
      ...all.filter((one) => one.number !== number && !named(one) && tagged(one)),
    ];
  }

  /** What sells best today, to stand above all others while nothing is looked for. */
  get favourites(): readonly Numbered[] {
    if (this.filter.trim() !== "" || this.category !== null) return [];
    return (
      this.products?.favourites.flatMap((id) => this.#all.find(({ product }) => product.id === id) ?? []) ??
      []
    );
  }

  /** The tags that most products have, where there are many products and several tags. */
  get categories(): readonly string[] {
    if (this.#all.length <= SEEN_AT_ONCE) return [];
    const counts = new Map<string, number>();
    for (const { tags } of this.products?.products ?? [])
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    if (counts.size < 2) return [];
    return [...counts]
      .sort(([, one], [, other]) => other - one)
      .slice(0, MOST_CATEGORIES)
      .map(([tag]) => tag);
  }

  /** What the filter says: how many of what, as tills write it (`3*2` are three of number 2). */
  get #typed(): { pieces: number; what: string } {
    const [, pieces, what = this.filter] = /^\s*(\d{1,4})\s*[*×x]\s*(.+)$/i.exec(this.filter) ?? [];
    return { pieces: pieces === undefined ? 1 : Number(pieces), what: what.trim() };
  }

  /** The number of a product in the catalogue. */
  numberOf(id: string): number {
    return (this.products?.products.findIndex((product) => product.id === id) ?? -1) + 1;
  }

  /** How many of this product are in the basket. */
  quantityOf(id: string): number {
    return this.basket.find((line) => line.product.id === id)?.quantity ?? 0;
  }

  /** Whether the coupon was asked for and cannot be used. */
  get couponRefused(): boolean {
    return this.quote?.coupon?.verdict === "refused";
  }

  /** Fetches the catalogue, and puts in what was scanned already. */
  async load(scanned: readonly Product[] = []): Promise<void> {
    this.products = (await this.attempt.run(() => this.call("get_products", {}))) ?? null;
    if (this.filter !== "") this.typed();
    if (this.products !== null && this.basket.length > 0) {
      // A basket that was left may hold what has another price now, or is not sold any more.
      const now = new Map(this.products.products.map((product) => [product.id, product]));
      this.basket = this.basket.flatMap(({ product, quantity }) => {
        const found = now.get(product.id);
        return found ? [{ product: found, quantity }] : [];
      });
      await this.requote();
    }
    for (const product of scanned) await this.add(product, 1);
  }

  /** What is to be kept when the step is left; nothing once it is paid. */
  get left(): Basket | null {
    const { purpose, coupon, useCoupon, filter, newPrice } = this;
    if (this.result !== null || (this.basket.length === 0 && filter.trim() === "")) return null;
    return { lines: $state.snapshot(this.basket), purpose, coupon, useCoupon, filter, newPrice };
  }

  /** Takes everything out. */
  async empty(): Promise<void> {
    this.emptied = this.basket;
    this.basket = [];
    this.returned = false;
    await this.requote();
  }

  /** Puts back what was taken out, beside what was put in since. */
  async putBack(): Promise<void> {
    const { emptied } = this;
    this.emptied = null;
    for (const { product, quantity } of emptied ?? []) await this.add(product, quantity);
  }

  /** Narrows the list to a category, or shows all again. */
  choose(category: string | null): void {
    this.category = this.category === category ? null : category;
    this.#clearFilter();
  }

  /** The filter changed. */
  typed(): void {
    this.row = 0;
    const names = this.products?.products.flatMap(({ name, tags }) => [name.ko, name.en, ...tags]) ?? [];
    this.#search.search(this.#typed.what, names);
  }

  #clearFilter(): void {
    this.filter = "";
    this.typed();
  }

  /** Moves through the list. */
  move(by: 1 | -1): void {
    this.row = Math.max(0, Math.min(this.listed.length - 1, this.row + by));
  }

  /** Puts pieces of a product in; a negative number takes out. */
  async add(product: Product, pieces: number): Promise<void> {
    await this.setQuantity(product, this.quantityOf(product.id) + pieces);
  }

  /** Sets how many of a product; none takes the line away. */
  async setQuantity(product: Product, quantity: number): Promise<void> {
    // More is a slip of the finger.
    const pieces = Math.max(0, Math.min(LIMITS.most_pieces, Math.trunc(quantity) || 0));
    const line = this.basket.find((line) => line.product.id === product.id);
    if (pieces === 0) this.basket = this.basket.filter((other) => other.product.id !== product.id);
    else if (line) line.quantity = pieces;
    else this.basket.push({ product, quantity: pieces });
    this.#touched = pieces === 0 ? (this.basket.at(-1)?.product.id ?? null) : product.id;
    await this.requote();
  }

  /** The line that + and − change: the one touched last. */
  get touched(): Line | null {
    return this.basket.find((line) => line.product.id === this.#touched) ?? null;
  }

  /** A digit pressed outside any field: the quantity of the line touched last. `at` is in milliseconds. */
  async digit(digit: string, at: number): Promise<void> {
    const { touched } = this;
    if (touched === null) return;
    const continued = at - this.#digits.at < DIGIT_PAUSE;
    this.#digits = { typed: continued ? this.#digits.typed + digit : digit, at };
    await this.setQuantity(touched.product, Number(this.#digits.typed));
  }

  /** Chooses what it is for, or takes it back. */
  choosePurpose(name: string): void {
    this.purpose = this.purpose === name ? null : name;
  }

  /** Uses the coupon, or not. */
  async toggleCoupon(): Promise<void> {
    this.useCoupon = !this.useCoupon;
    await this.requote();
  }

  /** Asks for the price of the basket as it is now. */
  requote(): Promise<void> {
    this.#quoting = this.#quote();
    return this.#quoting;
  }

  async #quote(): Promise<void> {
    const asked = ++this.#asked;
    if (this.basket.length === 0) {
      this.quote = null;
      return;
    }
    const quote = await this.attempt.run(() => this.call("quote_sale", this.#request()));
    // An answer about an older basket must not overwrite the price of this one.
    if (quote && asked === this.#asked) this.quote = quote;
  }

  /** Enter: takes the highlighted product or what was scanned, or records when nothing is typed. */
  async enter(): Promise<void> {
    // A hurried Enter must not pick from what an older key found.
    await this.#search.settled();
    if (this.filter.trim() === "") return this.record();
    const { pieces, what } = this.#typed;
    if (LONG_NUMBER.test(what)) {
      this.#clearFilter();
      return this.scanned(what, pieces);
    }
    const picked = this.listed[this.row];
    if (picked === undefined) return;
    this.#clearFilter();
    await this.add(picked.product, pieces);
  }

  /** A scanner or a hand gave a product's barcode or a coupon. */
  async scanned(text: string, pieces = 1): Promise<void> {
    if (this.result !== null) return;
    const known = this.#productOf(text);
    if (known) return this.add(known, pieces);
    // Whether digits are a coupon, a product or neither is the host's to say.
    const found = await this.attempt.run(() => this.call("look_up", { text }));
    if (!found) return;
    if (found.found === "product") return this.add(found.product, pieces);
    if (found.found === "goods") {
      for (const product of found.products) await this.add(product, 1);
      return this.attempt.tell(found.message);
    }
    if (found.found === "nothing" || found.found === "stopped") return this.attempt.tell(found.message);
    if (found.found !== "coupon") return this.attempt.tell(both(m.sale_scan_unknown));
    playVerdict(found.check.verdict);
    if (found.check.verdict === "refused" || found.check.coupon === null) {
      return this.attempt.tell(found.check.reason);
    }
    this.coupon = found.check.coupon;
    this.useCoupon = true;
    await this.requote();
  }

  /** The product on sale with this barcode. Zeros in front are written by some and left out by others. */
  #productOf(text: string): Product | null {
    const digits = bare(text);
    if (!/^\d+$/.test(digits)) return null;
    return this.products?.products.find((product) => bare(product.barcode) === digits) ?? null;
  }

  /** Records the sale. */
  async record(): Promise<void> {
    if (this.result !== null) return;
    if (this.products === null) return this.load();
    if (this.basket.length === 0 && !(await this.#isGift())) return this.attempt.tell(both(m.basket_empty));
    // A hurried Enter must not overtake the price, which also says whether the coupon is good.
    await this.#quoting;
    const request = this.#request();
    // The refusal and its reason were on the screen; the goods are still sold.
    if (this.couponRefused) request.coupon = null;
    const result = await this.attempt.once(() => this.call("record_sale", request));
    if (!result) return;
    this.result = result;
    this.recorded(result);
  }

  /** Whether the coupon is for something handed out to whoever shows it. */
  async #isGift(): Promise<boolean> {
    if (this.coupon === null || !this.useCoupon) return false;
    const quote = await this.attempt.run(() => this.call("quote_sale", this.#request()));
    return quote?.coupon != null && quote.coupon.verdict !== "refused";
  }

  /** Takes the recorded sale back, and with it the use of its coupon; whether it was done. */
  async takeBack(reason: string): Promise<boolean> {
    const { result } = this;
    if (result === null) return false;
    const done = await this.attempt.once(() => this.call("void_sale", { sale: result.sale, reason }));
    if (!done) return false;
    this.takenBack = true;
    this.recorded(result);
    return true;
  }

  /** Adds what was typed in the filter to the catalogue, and to the basket. */
  async addToCatalogue(): Promise<void> {
    const name = this.filter.trim();
    const price = wonOf(this.newPrice);
    if (name === "" || price === null) {
      return this.attempt.tell(both(m.product_needs_price));
    }
    const before = new Set(this.products?.products.map((product) => product.id));
    const products = await this.attempt.once(() => this.call("add_product", { name, price_won: price }));
    if (!products) return;
    this.products = products;
    this.#clearFilter();
    this.newPrice = "";
    const added = products.products.find((product) => !before.has(product.id));
    if (added) await this.add(added, 1);
  }

  #request(): SaleRequest {
    return {
      visitor: this.visitor,
      coupon: this.useCoupon ? (this.coupon?.id ?? null) : null,
      lines: this.basket.map((line) => ({ product: line.product.id, quantity: line.quantity })),
      purpose: this.purpose,
    };
  }
}
