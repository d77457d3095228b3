/** How is the exhibitor reached, what lies on her page, and where does this laptop print? */
import type { Call } from "../../host/host";
import type { ChangedMaker, Maker, MakerDetails, Printer, Roll, SavedPage, Text } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { FileExport } from "../../kit/file-export.svelte";
import { changes, HalfWritten } from "../../kit/half-written";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** Each form stands here once. */
const ONLY = "";

/** The brand tab. */
export class BrandPage {
  /** The exhibitor; none until she came. */
  maker = $state.raw<Maker | null>(null);
  /** Her details as they are typed. */
  details = $state<MakerDetails | null>(null);
  /** Whether the details were saved as they stand. */
  saved = $state(false);
  /** What saving switched on or off. */
  told = $state.raw<readonly Text[]>([]);
  /** The printer's place, as typed; none until it came. */
  printer = $state<string | null>(null);
  /** The paper in it. */
  roll = $state<Roll>("mm80");
  /** What is to be said of the printer. */
  printed = $state<(() => string) | null>(null);
  /** The coupon page, and where it lies. */
  readonly page: FileExport<SavedPage>;
  /** What went wrong with the details, and with the printer. */
  readonly detailsAttempt = new Attempt();
  readonly printerAttempt = new Attempt();
  /** The printer as it is kept. */
  #kept: Printer = { destination: "", roll: "mm80" };
  readonly #halfDetails: HalfWritten<MakerDetails>;
  readonly #halfPrinter: HalfWritten<Printer>;

  constructor(
    private readonly call: Call,
    folder: string,
    drafts: Drafts,
  ) {
    this.#halfDetails = drafts.of("maker", () => new HalfWritten<MakerDetails>());
    this.#halfPrinter = drafts.of("printer", () => new HalfWritten<Printer>());
    this.page = new FileExport(foldersOf(call), folder, ({ folder }) => call("save_coupon_page", { folder }));
  }

  /** Fetches what there is. */
  async load(): Promise<void> {
    const maker = await this.detailsAttempt.run(() => this.call("get_maker", {}));
    if (maker) this.#show(maker);
    const printer = await this.printerAttempt.run(() => this.call("get_printer", {}));
    if (!printer) return;
    this.#kept = printer;
    const { destination, roll } = this.#halfPrinter.resume(ONLY, printer);
    this.printer = destination;
    this.roll = roll;
  }

  /** Keeps what is typed and not saved. */
  keep(): void {
    const details = $state.snapshot(this.details);
    if (details !== null && this.maker !== null)
      this.#halfDetails.keep(ONLY, details, { ...this.maker.details });
    if (this.printer !== null)
      this.#halfPrinter.keep(ONLY, { destination: this.printer, roll: this.roll }, this.#kept);
  }

  /** Whether details are typed that are not saved. */
  get isChanged(): boolean {
    const { details, maker } = this;
    return details !== null && maker !== null && changes(details, maker.details) !== null;
  }

  /** Forgets the details that are not saved. */
  discard(): void {
    this.#halfDetails.drop(ONLY);
    if (this.maker) this.#show(this.maker);
    this.detailsAttempt.tell(null);
  }

  /** Saves how she is reached. */
  async save(): Promise<void> {
    const details = $state.snapshot(this.details);
    if (details === null) return;
    const changed = await this.detailsAttempt.once(() => this.call("change_maker", details));
    if (!changed) return;
    this.#halfDetails.drop(ONLY);
    this.#show(changed.maker);
    this.told = changed.told;
    this.saved = true;
    // A page that was saved before says what was true before.
    this.page.done = null;
  }

  /** Shows what else was changed about her; what is typed above stays. */
  shown({ maker, told }: ChangedMaker): void {
    this.maker = maker;
    this.told = told;
  }

  /** A field was typed into. */
  typed(): void {
    this.saved = false;
    this.told = [];
  }

  /** Keeps where this laptop prints; whether that could be. */
  async keepPrinter(): Promise<boolean> {
    this.printed = null;
    const chosen = { destination: this.printer ?? "", roll: this.roll };
    const kept = await this.printerAttempt.once(() => this.call("choose_printer", chosen));
    if (!kept) return false;
    this.#kept = kept;
    this.#halfPrinter.drop(ONLY);
    this.printer = kept.destination;
    this.printed = kept.destination === "" ? m.printer_none : m.printer_saved;
    return true;
  }

  /** Keeps the printer and prints a page to try it. */
  async testPrinter(): Promise<void> {
    if (!(await this.keepPrinter())) return;
    this.printed = null;
    const printed = await this.printerAttempt.once(() => this.call("print_test_page", {}));
    if (printed) this.printed = m.printer_tested;
  }

  #show(maker: Maker): void {
    this.maker = maker;
    this.details = this.#halfDetails.resume(ONLY, maker.details);
  }
}
