/** Which groups are there, and how many of each can be written to now? */
import type { Call } from "../../host/host";
import type { Audiences, Persona } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The groups of all fairs. */
export class Groups {
  /** The ready groups with anybody in them; null while they are counted. */
  counted = $state.raw<Audiences | null>(null);
  /** The groups that chose a product clearly more often than everybody; none while nobody knows. */
  personas = $state.raw<readonly Persona[]>([]);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Counts them, and asks who stands out. */
  async load(): Promise<void> {
    const counted = await this.attempt.run(() => this.call("get_audiences", { all_fairs: true }));
    this.counted = counted ?? null;
    const told = await this.attempt.run(() => this.call("get_personas", {}));
    this.personas = told?.personas ?? [];
  }
}
