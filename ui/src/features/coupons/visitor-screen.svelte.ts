/** What does the visitor see on a second screen? */
import type { Call } from "../../host/host";
import { Attempt } from "../../kit/attempt.svelte";
import { language } from "../../kit/language.svelte";

/** The visitor's screen, as staff open it and say what it shows. */
export class VisitorScreen {
  /** Whether its window stands. */
  open = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Asks whether it stands. */
  async load(): Promise<void> {
    const now = await new Attempt().run(() => this.call("get_visitor_screen", {}));
    if (now) this.open = now.open;
  }

  /** Opens it, or closes it. */
  async toggle(): Promise<void> {
    const command = this.open ? "close_visitor_screen" : "open_visitor_screen";
    const now = await this.attempt.once(() => this.call(command, {}));
    if (now) this.open = now.open;
  }

  /** Shows a coupon there, or none. Nobody waits for it: the desk goes on whatever becomes of it. */
  async show(coupon: string | null): Promise<void> {
    await new Attempt().run(() => this.call("show_to_visitor", { coupon, language: language.now }));
  }
}
