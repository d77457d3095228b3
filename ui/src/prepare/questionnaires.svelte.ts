/** Which versions of the questionnaire are there, and which is asked? */
import { Attempt } from "../attempt.svelte";
import type { Call } from "../host/host";
import type { Questionnaires } from "../host/wire";

/** The survey tab. */
export class QuestionnairesPage {
  /** What there is; none until it came. */
  now = $state.raw<Questionnaires | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches the versions. */
  async load(): Promise<void> {
    this.now = (await this.attempt.run(() => this.call("get_questionnaires", {}))) ?? this.now;
  }
}
