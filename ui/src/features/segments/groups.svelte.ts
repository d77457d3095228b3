/** Which groups are there, and how many of each can be written to now? */
import type { Call } from "../../host/host";
import type { Audiences } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The groups of all fairs. */
export class Groups {
  /** The ready groups with anybody in them; null while they are counted. */
  counted = $state.raw<Audiences | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Counts them. */
  async load(): Promise<void> {
    const counted = await this.attempt.run(() => this.call("get_audiences", { all_fairs: true }));
    this.counted = counted ?? null;
  }
}
