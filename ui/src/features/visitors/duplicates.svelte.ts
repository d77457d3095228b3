/** Which visits may be one person's, and what is said of them? */
import type { Call } from "../../host/host";
import type { Compared, Duplicate, Duplicates } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { Breath } from "../../kit/keys/breath";

/** The pairs that are proposed, and the one in hand. */
export class DuplicatesPage {
  /** The pairs; none until they came. */
  duplicates = $state.raw<Duplicates | null>(null);
  /** The place of the pair in hand. */
  at = $state(0);
  /** Whether something was decided since the page came: then it says so when nothing is left. */
  decided = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** A second press of the key that decided is no word about the pair that came after it. */
  readonly breath = new Breath();

  constructor(private readonly call: Call) {}

  /** Fetches the pairs. */
  async load(): Promise<void> {
    this.#show(await this.attempt.run(() => this.call("get_duplicates", {})));
  }

  /** The pair in hand. */
  get inHand(): Duplicate | undefined {
    return this.duplicates?.shown[this.at];
  }

  /** Takes the next pair in hand, or the one before; the first and the last are the ends. */
  move(by: 1 | -1): void {
    const last = (this.duplicates?.shown.length ?? 1) - 1;
    this.at = Math.max(0, Math.min(last, this.at + by));
  }

  /** Says what they are; whether that was noted. */
  async say(pair: Duplicate | undefined, said: Exclude<Compared, "undecided">): Promise<boolean> {
    if (pair === undefined || this.breath.lasts) return false;
    const { one, other } = pair;
    const now = await this.attempt.once(() =>
      this.call("compare_visits", { one: one.visitor, other: other.visitor, said }),
    );
    if (!now) return false;
    this.breath.begin();
    this.decided = true;
    this.#show(now);
    return true;
  }

  #show(now: Duplicates | undefined): void {
    if (!now) return;
    this.duplicates = now;
    this.move(1);
    this.move(-1);
  }
}
