/** What was offered and agreed at this fair, and the file of it. */
import type { Call } from "../../host/host";
import type { QuoteTotals, SavedQuotes } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import { grouped, language } from "../../kit/language.svelte";
import { wonOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** The sums of a fair. */
export class TotalsPage {
  /** The sums; none until they came. */
  totals = $state.raw<QuoteTotals | null>(null);
  /** How many won a dollar is, as typed. */
  rate = $state("");
  /** Whether the file leaves locked. */
  locked = $state(true);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The file of it. */
  readonly files: FileExport<SavedQuotes>;

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.files = new FileExport(
      foldersOf(call),
      folder,
      (to) =>
        call("export_quotes", { ...to, locked: this.locked, language: language.now === "ko" ? "ko" : "en" }),
      { needsReason: m.export_needs_reason },
    );
    void this.#show(() => call("get_quote_totals", {}));
  }

  /** Keeps what a dollar is. */
  async saveRate(): Promise<void> {
    const won = wonOf(this.rate);
    if (won === null) return this.attempt.tell(both(m.quotes_rate_unreadable));
    await this.#show(() => this.call("set_dollar_rate", { won_per_dollar: won }));
  }

  async #show(ask: () => Promise<QuoteTotals>): Promise<void> {
    const totals = await this.attempt.run(ask);
    if (!totals) return;
    this.totals = totals;
    if (totals.won_per_dollar !== null) this.rate = grouped(totals.won_per_dollar);
  }
}
