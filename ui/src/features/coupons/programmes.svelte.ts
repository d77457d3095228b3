/** Which coupon programmes are there, and what does the one being written come to? */
import type { Call } from "../../host/host";
import type {
  Benefit,
  CheckedProgramme,
  Coupon,
  CouponLaptop,
  Fair,
  Product,
  ProgrammeDraft,
  Programmes,
  ProgrammeState,
  Validity,
} from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { HalfWritten } from "../../kit/half-written";

/** What a coupon can give, as a choice in the editor. */
export const GIVES = ["percent", "amount", "rest", "gift", "buy_and_get"] as const;

/** One of them. */
export type Gives = (typeof GIVES)[number];

/** So many variants a programme can have. */
export const MOST_VARIANTS = 4;

/** The day between two days. */
function halfWay(from: string, until: string): string {
  const middle = new Date((Date.parse(from) + Date.parse(until)) / 2);
  return middle.toISOString().slice(0, 10);
}

/** What the coupons tab needs of the screen it stands in. */
export interface ProgrammesHost {
  readonly call: Call;
  /** What is half written. */
  readonly drafts: Drafts;
  /** The fair as it is now. */
  fair(): Fair;
  /** The fair is another one now. */
  fairChanged(fair: Fair): void;
}

/** The coupons tab. */
export class ProgrammesPage {
  /** What there is; none until it came. */
  now = $state.raw<Programmes | null>(null);
  /** The catalogue, to choose products from. */
  products = $state.raw<readonly Product[]>([]);
  /** The laptops that give coupons. */
  laptops = $state.raw<readonly CouponLaptop[]>([]);
  /** The programme being written; none while the list is shown. */
  draft = $state.raw<ProgrammeDraft | null>(null);
  /** What the draft comes to; none until it was asked. */
  checked = $state.raw<CheckedProgramme | null>(null);
  /** A coupon that was just given by hand. */
  given = $state.raw<Coupon | null>(null);
  /** Where its slip was saved, once it was. */
  slip = $state<string | null>(null);
  /** The programme whose place the draft takes. */
  #insteadOf: string | null = null;
  /** The draft as it began. */
  #begun: ProgrammeDraft | null = null;
  /** What was left half written, under the programme that it changes or the kind of the new one. */
  readonly #halfWritten: HalfWritten<ProgrammeDraft>;
  #asked = 0;
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly host: ProgrammesHost) {
    this.#halfWritten = host.drafts.of("programmes", () => new HalfWritten<ProgrammeDraft>());
  }

  /** Calls one command. */
  get call(): Call {
    return this.host.call;
  }

  /** Whether the draft takes the place of another programme. */
  get isChange(): boolean {
    return this.#insteadOf !== null;
  }

  /** Fetches the programmes and what can be chosen. */
  async load(): Promise<void> {
    this.now = (await this.attempt.run(() => this.host.call("get_programmes", {}))) ?? this.now;
    this.products =
      (await this.attempt.run(() => this.host.call("get_products", {})))?.products ?? this.products;
    this.laptops =
      (await this.attempt.run(() => this.host.call("get_coupon_laptops", {})))?.laptops ?? this.laptops;
  }

  /** Whether a new programme of this kind, or a change of this programme, was left half written. */
  isHalfWritten(key: string): boolean {
    return this.#halfWritten.has(key);
  }

  /** Whether something of the draft in hand is not opened yet. */
  get isChanged(): boolean {
    return this.#key !== null && this.#halfWritten.has(this.#key);
  }

  get #key(): string | null {
    return this.#insteadOf ?? this.#begun?.kind ?? null;
  }

  /** Begins to write a programme, a new one or a change, or goes on where it was left. */
  async write(draft: ProgrammeDraft, insteadOf: ProgrammeState | null): Promise<void> {
    this.given = null;
    this.#insteadOf = insteadOf?.id ?? null;
    this.#begun = draft;
    this.draft = this.#halfWritten.resume(insteadOf?.id ?? draft.kind, draft);
    await this.check();
  }

  /** Forgets what was written, and goes back to the list. */
  discard(): void {
    if (this.#key !== null) this.#halfWritten.drop(this.#key);
    this.close();
  }

  /** Back to the list; what was written is kept. */
  close(): void {
    this.draft = null;
    this.checked = null;
    this.given = null;
    this.slip = null;
    this.attempt.tell(null);
  }

  /** What the draft gives, as one of the choices. */
  get gives(): Gives | null {
    const benefit = this.draft?.benefit;
    if (benefit === undefined) return null;
    return benefit.benefit === "amount" && benefit.rest_stays ? "rest" : benefit.benefit;
  }

  /** Chooses what a coupon gives, with a beginning that makes sense. */
  choose(gives: Gives): void {
    if (this.draft === null || this.gives === gives) return;
    const begin: Record<Gives, Benefit> = {
      percent: { benefit: "percent", percent: 10, cap_won: 10_000 },
      amount: { benefit: "amount", won: 3_000, rest_stays: false },
      rest: { benefit: "amount", won: 30_000, rest_stays: true },
      gift: { benefit: "gift", what: { ko: "", en: "" } },
      buy_and_get: { benefit: "buy_and_get", buy: 2, free: 1 },
    };
    this.set({ benefit: begin[gives] });
  }

  /** Chooses the days of the fair, to be changed. */
  byDates(): void {
    const fair = this.host.fair();
    this.#setValidity({ validity: "dates", from: fair.starts_on, until: fair.ends_on });
  }

  /** Chooses some days after the fair, to be changed. */
  afterFair(): void {
    this.#setValidity({ validity: "after_fair", days: 30 });
  }

  /** A variant's end is written as its programme's is; one written the other way is none. */
  #setValidity(validity: Validity): void {
    const variants = this.draft?.variants ?? [];
    this.set({ validity, variants: variants.map((one) => ({ ...one, until: null, days: null })) });
  }

  /** Begins one more variant; the first time two, of which the second lasts half as long. */
  addVariant(): void {
    if (this.draft === null) return;
    const { validity, variants } = this.draft;
    const own = { until: null, days: null, wording: null };
    if (variants.length > 0) return this.set({ variants: [...variants, own] });
    const half =
      validity.validity === "after_fair"
        ? { ...own, days: Math.ceil(validity.days / 2) }
        : { ...own, until: halfWay(validity.from, validity.until) };
    this.set({ variants: [own, half] });
  }

  /** Changes a part of the draft, and asks what it comes to now. */
  set(change: Partial<ProgrammeDraft>): void {
    if (this.draft === null) return;
    this.draft = { ...this.draft, ...change };
    if (this.#key !== null && this.#begun !== null)
      this.#halfWritten.keep(this.#key, this.draft, this.#begun);
    void this.check();
  }

  /** Chooses or drops one of several. */
  toggle(list: "tags" | "products" | "places", one: string): void {
    if (this.draft === null) return;
    const chosen: readonly string[] = this.draft[list];
    const now = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    this.set({ [list]: now });
  }

  /** Asks what the draft comes to; an answer that was overtaken is dropped. */
  async check(): Promise<void> {
    if (this.draft === null) return;
    const asked = ++this.#asked;
    const { draft } = this;
    const checked = await this.attempt.run(() => this.host.call("check_programme", { draft }));
    if (asked === this.#asked && this.draft !== null) this.checked = checked ?? null;
  }

  /** Opens the programme. */
  async open(): Promise<void> {
    if (this.draft === null) return;
    const request = { draft: this.draft, instead_of: this.#insteadOf };
    const now = await this.attempt.once(() => this.host.call("open_programme", request));
    if (!now) return;
    this.discard();
    await this.changed(now);
  }

  /** Gives no more coupons of a programme. */
  async end(programme: ProgrammeState): Promise<void> {
    const now = await this.attempt.once(() => this.host.call("close_programme", { programme: programme.id }));
    if (!now) return;
    this.#halfWritten.drop(programme.id);
    await this.changed(now);
  }

  private async changed(now: Programmes): Promise<void> {
    this.close();
    this.now = now;
    // The desk gives coupons of what is open.
    const stage = await this.attempt.run(() => this.host.call("get_stage", {}));
    if (stage?.stage === "open") this.host.fairChanged(stage.fair);
  }

  /** Gives one coupon by hand. */
  async give(programme: ProgrammeState): Promise<void> {
    const given = await this.attempt.once(() => this.host.call("give_coupon", { programme: programme.id }));
    if (given) await this.show(given);
  }

  /** Shows a coupon as it is now, and counts anew. */
  async show(coupon: Coupon): Promise<void> {
    this.given = coupon;
    this.slip = null;
    this.now = (await this.attempt.run(() => this.host.call("get_programmes", {}))) ?? this.now;
  }

  /** Saves the coupon as a slip to print. */
  async print(): Promise<void> {
    const { given } = this;
    if (given === null) return;
    const saved = await this.attempt.once(() =>
      this.host.call("print_slip", { coupon: given.id, paper: "receipt_80mm" }),
    );
    if (!saved) return;
    this.slip = saved.path;
    this.given = { ...given, prints: given.prints + 1 };
  }

  /** Reports a laptop as lost. */
  async lost(device: string, keep_known: boolean): Promise<void> {
    const now = await this.attempt.once(() => this.host.call("revoke_coupon_key", { device, keep_known }));
    if (now) this.laptops = now.laptops;
  }
}
