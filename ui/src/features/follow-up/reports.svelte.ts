/** What became of the messages, as the tool that sent them reports it. */
import type { Call } from "../../host/host";
import type { ReportTakenIn } from "../../host/wire";
import { TableIn } from "../../kit/table-in.svelte";
import { workOf } from "../exchange";

/** Taking in reports on files that were made. */
export class ReportPage {
  /** The files that a report is taken in of; empty before the first. */
  of = $state("");
  /** The heading of the column with the addresses or numbers, as typed. */
  address = $state("");
  /** The heading of the column that says what became of each message, as typed. */
  outcome = $state("");
  /** An address or number to try again, as typed. */
  contact = $state("");
  /** The contact that is in files again. */
  triedAgain = $state("");
  /** The report, and what it did. */
  readonly table: TableIn<ReportTakenIn>;

  constructor(
    private readonly call: Call,
    private readonly taken: () => Promise<void>,
  ) {
    this.table = new TableIn(workOf(call, "report"), (file) => {
      const columns = { address: this.address || null, outcome: this.outcome || null };
      return this.call("take_in_report", { ...file, ...columns, export: this.of });
    });
  }

  /** Takes in a report on the files that were chosen. */
  async take(file: File): Promise<void> {
    [this.address, this.outcome] = ["", ""];
    await this.table.take(file);
    await this.#counted();
  }

  /** Reads the report by the columns that are typed, and finds those that are not. */
  async readAgain(): Promise<void> {
    await this.table.readAgain();
    await this.#counted();
  }

  /** Takes back that no message arrives at the address or number that is typed. */
  async tryAgain(): Promise<void> {
    const { contact } = this;
    this.triedAgain = "";
    const noted = await this.table.attempt.once(() => this.call("try_contact_again", { contact }));
    if (noted === undefined) return;
    [this.contact, this.triedAgain] = ["", contact];
    await this.taken();
  }

  async #counted(): Promise<void> {
    if (this.table.told) await this.taken();
  }
}
