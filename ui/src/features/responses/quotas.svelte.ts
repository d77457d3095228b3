/** How many of each answer are wanted? */
import type { Call } from "../../host/host";
import type { ChoiceQuota, QuotaAction, QuotaQuestion } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { cleaned, wholeOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";

/** The quotas tab. */
export class QuotasPage {
  /** The questions with choices; none until they came. */
  questions = $state.raw<readonly QuotaQuestion[] | null>(null);
  /** The question in hand, by its path. */
  path = $state<string | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** The question in hand. */
  get question(): QuotaQuestion | null {
    return this.questions?.find((question) => question.path === this.path) ?? this.questions?.[0] ?? null;
  }

  /** Fetches the questions. */
  async load(): Promise<void> {
    const quotas = await this.attempt.run(() => this.call("get_quotas", {}));
    this.questions = quotas?.questions ?? this.questions;
  }

  /** Sets the number as it was typed; an empty field lifts the quota. */
  async wanted(choice: ChoiceQuota, typed: string): Promise<void> {
    const number = wholeOf(typed, 6);
    if (number === null && cleaned(typed) !== "") return this.attempt.tell(both(m.quota_number));
    await this.#set(choice, number, choice.action);
  }

  /** Sets what happens when there are enough. */
  async happens(choice: ChoiceQuota, action: QuotaAction): Promise<void> {
    await this.#set(choice, choice.at_most, action);
  }

  async #set(choice: ChoiceQuota, at_most: number | null, action: QuotaAction): Promise<void> {
    const path = this.question?.path;
    if (path === undefined || (at_most === choice.at_most && action === choice.action)) return;
    const quotas = await this.attempt.run(() =>
      this.call("set_quota", { path, choice: choice.choice, at_most, action }),
    );
    this.questions = quotas?.questions ?? this.questions;
  }
}
