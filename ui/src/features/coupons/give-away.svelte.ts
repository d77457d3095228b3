/** How does a coupon leave the booth besides by the visitor's camera? */
import type { Call } from "../../host/host";
import type { Coupon, Paper } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { say } from "../../kit/language.svelte";
import * as m from "../../paraglide/messages.js";

/** Paper for the coupon, and the maker's card for those who have no page. */
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

  /** Saves the coupon as a slip to print. */
  async printSlip(coupon: Coupon): Promise<void> {
    this.said = null;
    const request = { coupon: coupon.id, paper: this.paper };
    const saved = await this.attempt.once(() => this.call("print_slip", request));
    if (saved) this.said = () => m.coupon_slip_saved({ path: saved.path });
  }

  /** Prints the coupon on the receipt printer. */
  async printReceipt(coupon: Coupon): Promise<void> {
    this.said = null;
    const printed = await this.attempt.once(() => this.call("print_receipt", { coupon: coupon.id }));
    if (!printed) return;
    const { note } = printed;
    this.said = () => (note === null ? m.coupon_printed() : `${m.coupon_printed()} ${say(note)}`);
  }
}
