/** Did it help, and who is left out to learn that? */
import type { Call } from "../../host/host";
import type { HeldOutPerson, HoldOut, HoldOutGroup } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The days after the files that can be looked at. */
export const DAYS = [30, 90, 365] as const;
/** Of a hundred people, how many can be left out for one question. */
export const SHARES = [0, 10, 20, 50] as const;

/** What is known of the follow-up's effect. */
export class HoldOutPage {
  /** What is shown; null while it is counted. */
  known = $state.raw<HoldOut | null>(null);
  /** The days that count. */
  days = $state<number>(90);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches what is known, of these days from now on. */
  async load(days = this.days): Promise<void> {
    this.days = days;
    await this.#show(() => this.call("get_hold_out", { days }));
  }

  /** Chooses of a hundred how many are drawn for what, for the next files of this fair. */
  async choose(chosen: Partial<Pick<HoldOut, "bestsellers" | "no_message">>): Promise<void> {
    if (this.known === null) return;
    const before = this.known;
    // The next choice begins with this one, also while the answer is awaited.
    this.known = { ...before, ...chosen };
    const { bestsellers, no_message } = this.known;
    const request = { bestsellers, no_message, days: this.days };
    if (!(await this.#show(() => this.call("choose_hold_out", request)))) this.known = before;
  }

  /** Says what one person gets, whatever was drawn. */
  async override({ visitor }: HeldOutPerson, gets: HoldOutGroup): Promise<void> {
    await this.#show(() => this.call("override_hold_out", { visitor, gets, days: this.days }));
  }

  async #show(ask: () => Promise<HoldOut>): Promise<boolean> {
    const known = await this.attempt.run(ask);
    // An answer about other days came late.
    if (known && known.days === this.days) this.known = known;
    return known !== undefined;
  }
}
