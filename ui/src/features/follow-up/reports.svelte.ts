/** What became of the messages, as the tool that sent them reports it. */
import { type Call, refusedWith } from "../../host/host";
import type { ReportTakenIn } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import type { LongWork } from "../../kit/long-work.svelte";
import { workOf } from "../exchange";

/** Taking in reports on files that were made. */
export class ReportPage {
  /** The files that a report is taken in of; empty before the first. */
  of = $state("");
  /** What the latest report did. */
  done = $state.raw<ReportTakenIn | null>(null);
  /** The report's name. */
  name = $state("");
  /** Whether somebody has to say which columns are read, or may say so. */
  asks = $state(false);
  /** The heading of the column with the addresses or numbers, as typed. */
  address = $state("");
  /** The heading of the column that says what became of each message, as typed. */
  outcome = $state("");
  /** An address or number to try again, as typed. */
  contact = $state("");
  /** The contact that is in files again. */
  triedAgain = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The reading of a long report. */
  readonly work: LongWork;
  #file: File | null = null;

  constructor(
    private readonly call: Call,
    private readonly taken: () => Promise<void>,
  ) {
    this.work = workOf(call, "report");
  }

  /** Takes in a report on the files that were chosen. */
  async take(file: File): Promise<void> {
    this.#file = file;
    this.name = file.name;
    [this.address, this.outcome] = ["", ""];
    this.asks = false;
    await this.readAgain();
  }

  /** Reads the report by the columns that are typed, and finds those that are not. */
  async readAgain(): Promise<void> {
    const [file, of] = [this.#file, this.of];
    if (file === null) return;
    this.done = null;
    const done = await this.attempt.once(() =>
      this.work.during(async () => {
        const content = await contentOf(file);
        const columns = { address: this.address || null, outcome: this.outcome || null };
        const report = { export: of, file_name: file.name, content, ...columns };
        return this.call("take_in_report", report).catch((failure: unknown) => {
          this.asks = refusedWith(failure, "report_columns");
          throw failure;
        });
      }),
    );
    if (!done) return;
    // It says which column it read: whoever sees that it is another one names it here.
    this.asks = true;
    this.done = done;
    await this.taken();
  }

  /** Takes back that no message arrives at the address or number that is typed. */
  async tryAgain(): Promise<void> {
    const { contact } = this;
    this.triedAgain = "";
    const noted = await this.attempt.once(() => this.call("try_contact_again", { contact }));
    if (noted === undefined) return;
    [this.contact, this.triedAgain] = ["", contact];
    await this.taken();
  }
}
