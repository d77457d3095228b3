/** How does a coupon, or a receipt of consent, leave the booth besides by the visitor's camera? */
import type { Call } from "../../host/host";
import type { Paper, Printed, SavedFile } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { say } from "../../kit/language.svelte";
import * as m from "../../paraglide/messages.js";

/** Whatever can be given away on paper. */
export interface OnPaper {
  /** Saves it as a slip to print. */
  readonly save: (paper: Paper) => Promise<SavedFile>;
  /** Prints it on the receipt printer of this laptop. */
  readonly print: () => Promise<Printed>;
}

/** Paper for it, and the maker's card for those who have no page. */
export class GiveAway {
  /** On which paper a slip is made. */
  paper = $state<Paper>("receipt_80mm");
  /** Whether this laptop has a receipt printer. */
  hasPrinter = $state(false);
  /** The maker's visiting card as a code; none when her page is on the coupon. */
  card = $state.raw<string | null>(null);
  /** What was printed or saved last. */
  said = $state<(() => string) | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches what this laptop can do. */
  async load(): Promise<void> {
    const printer = await this.attempt.run(() => this.call("get_printer", {}));
    this.hasPrinter = printer !== undefined && printer.destination !== "";
    const card = await this.attempt.run(() => this.call("get_maker_card", {}));
    this.card = card?.qr_svg ?? null;
  }

  /** Saves it as a slip to print. */
  async saveSlip({ save }: OnPaper): Promise<void> {
    this.said = null;
    const saved = await this.attempt.once(() => save(this.paper));
    if (saved) this.said = () => m.coupon_slip_saved({ path: saved.path });
  }

  /** Prints it on the receipt printer. */
  async printReceipt({ print }: OnPaper): Promise<void> {
    this.said = null;
    const printed = await this.attempt.once(print);
    if (!printed) return;
    const { note } = printed;
    this.said = () => (note === null ? m.coupon_printed() : `${m.coupon_printed()} ${say(note)}`);
  }
}
