/** Did the fair pay? */
import type { Call } from "../../host/host";
import type { FairReport, SavedFairReport } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import { grouped, language } from "../../kit/language.svelte";
import { wonOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";
import { OrdersPage } from "./orders.svelte";

/** The days after the fair that can be looked at. */
export const DAYS = [30, 90, 365] as const;

/** The report of the fair this laptop works in. */
export class ReportPage {
  /** It, once it was asked for. */
  report = $state.raw<FairReport | null>(null);
  /** The days that count. */
  days = $state<number>(90);
  /** Whether it is being worked out. */
  working = $state(false);
  /** What the booth cost, as typed. */
  cost = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The files of it. */
  readonly files: FileExport<SavedFairReport>;
  /** What the shop sold, which is in it once taken in. */
  readonly orders: OrdersPage;

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.orders = new OrdersPage(call, async () => {
      if (this.report) await this.load();
    });
    this.files = new FileExport(foldersOf(call), folder, ({ folder }) =>
      call("save_fair_report", { days: this.days, folder, language: language.now === "ko" ? "ko" : "en" }),
    );
  }

  /** Works it out, for these days from now on. */
  async load(days = this.days): Promise<void> {
    const before = this.days;
    this.days = days;
    const report = await this.#show(() => this.call("get_fair_report", { days }));
    // What is saved is what is shown.
    if (report === undefined && this.days === days) this.days = before;
  }

  /** Keeps what the booth cost. */
  async saveCost(): Promise<void> {
    const won = wonOf(this.cost);
    if (won === null) return this.attempt.tell(both(m.report_cost_unreadable));
    await this.#show(() => this.call("set_booth_cost", { won, days: this.days }));
  }

  async #show(ask: () => Promise<FairReport>): Promise<FairReport | undefined> {
    this.working = true;
    const report = await this.attempt.run(ask);
    this.working = false;
    // An answer about other days came late.
    if (report === undefined || report.days !== this.days) return report;
    // What is being typed stays, unless it is what was kept.
    if (this.cost === "" && report.cost_won !== null) this.cost = grouped(report.cost_won);
    this.report = report;
    return report;
  }
}
