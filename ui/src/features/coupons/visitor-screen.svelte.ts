/** What does a second screen show: the visitor's side, or how the day goes? */
import type { Call } from "../../host/host";
import type { VisitorScreenState } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { language } from "../../kit/language.svelte";

/** The second screen, as staff open it and say what it shows. */
export class VisitorScreen {
  /** Whether it stands with the visitor's side. */
  open = $state(false);
  /** Whether it stands with how the day goes. */
  board = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Asks whether it stands. */
  async load(): Promise<void> {
    const now = await new Attempt().run(() => this.call("get_visitor_screen", {}));
    if (now) this.#follow(now);
  }

  /** Opens the visitor's side, or closes it. */
  async toggle(): Promise<void> {
    const command = this.open ? "close_visitor_screen" : "open_visitor_screen";
    const now = await this.attempt.once(() => this.call(command, {}));
    if (now) this.#follow(now);
  }

  /** Opens how the day goes, or closes it. */
  async toggleBoard(with_money: boolean): Promise<void> {
    const now = await this.attempt.once(() =>
      this.board
        ? this.call("close_visitor_screen", {})
        : this.call("open_board", { language: language.now, with_money }),
    );
    if (now) this.#follow(now);
  }

  #follow({ open, board }: VisitorScreenState): void {
    this.open = open && !board;
    this.board = open && board;
  }

  /** Shows a coupon there, or none. Nobody waits for it: the desk goes on whatever becomes of it. */
  async show(coupon: string | null): Promise<void> {
    await new Attempt().run(() => this.call("show_to_visitor", { coupon, language: language.now }));
  }
}
