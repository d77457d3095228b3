/** What was left unfinished, and how long do the questions take? */
import type { Call } from "../../host/host";
import type { Closing } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** Closing time. */
export class ClosingTime {
  /** What is shown; none until it came. */
  closing = $state.raw<Closing | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches it. */
  async load(): Promise<void> {
    const closing = await this.attempt.run(() => this.call("get_closing", {}));
    this.closing = closing ?? this.closing;
  }

  /** Lets a survey count for nothing. */
  async discard(visitor: string): Promise<void> {
    const discarded = await this.attempt.once(() => this.call("discard_survey", { visitor }));
    if (discarded) await this.load();
  }
}
