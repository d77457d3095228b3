/** The quotes of one visit, and the one that is being noted. */
import type { Call } from "../../host/host";
import type { VisitorQuote, VisitorQuotes } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { HalfWritten } from "../../kit/half-written";
import { NotingQuote, type Typed } from "./noting.svelte";

/** The quotes that were left half written, each under its visitor or its own id. */
export function halfQuoted(drafts: Drafts): HalfWritten<Typed> {
  return drafts.of("quotes", () => new HalfWritten<Typed>());
}

/** The quotes of one visit. */
export class QuotesOfVisit {
  /** What she is offered; none until that came. */
  all = $state.raw<VisitorQuotes | null>(null);
  /** The one that is being noted; none while the dialog is closed. */
  noting = $state.raw<NotingQuote | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly visitor: () => string,
    private readonly half: HalfWritten<Typed>,
  ) {
    void this.#load();
  }

  /** Whether a new one was left half written. */
  get isBegun(): boolean {
    return this.half.has(this.visitor());
  }

  /** Notes one more, or says this one anew. */
  note(quote: VisitorQuote | null = null): void {
    if (this.all === null || this.noting !== null) return;
    const rate = quote?.won_per_dollar ?? this.all.won_per_dollar;
    this.noting = new NotingQuote(this.call, this.visitor(), quote, rate, this.half, (all) => {
      this.all = all;
      this.noting = null;
    });
  }

  /** The dialog is left; what was typed stays. */
  leave(): void {
    this.noting?.leave();
    this.noting = null;
  }

  /** Takes one back. */
  async takeBack(quote: string): Promise<void> {
    const visitor = this.visitor();
    const all = await this.attempt.once(() => this.call("void_quote", { visitor, quote }));
    if (all) this.all = all;
  }

  async #load(): Promise<void> {
    const all = await this.attempt.run(() => this.call("get_visitor_quotes", { visitor: this.visitor() }));
    if (all) this.all = all;
  }
}
