/** How many of each answer are wanted? */
import { SvelteMap } from "svelte/reactivity";
import type { Call } from "../../host/host";
import type { ChoiceQuota, QuotaAction, QuotaQuestion } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
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

  /** Numbers that are typed and not set, under the id of their answer. */
  readonly #typed: SvelteMap<string, string>;

  constructor(
    private readonly call: Call,
    drafts: Drafts,
  ) {
    this.#typed = drafts.of("quotas", () => new SvelteMap<string, string>());
  }

  #key(choice: ChoiceQuota): string {
    return `${this.question?.path} ${choice.choice}`;
  }

  /** What stands in the field of an answer. */
  shown(choice: ChoiceQuota): string {
    return this.#typed.get(this.#key(choice)) ?? String(choice.at_most ?? "");
  }

  /** Whether what stands there is not set. */
  isTyped(choice: ChoiceQuota): boolean {
    return this.#typed.has(this.#key(choice));
  }

  /** A number is being typed. */
  type(choice: ChoiceQuota, typed: string): void {
    if (typed === String(choice.at_most ?? "")) this.#typed.delete(this.#key(choice));
    else this.#typed.set(this.#key(choice), typed);
  }

  /** The question in hand. */
  get question(): QuotaQuestion | null {
    return this.questions?.find((question) => question.path === this.path) ?? this.questions?.[0] ?? null;
  }

  /** Fetches the questions. */
  async load(): Promise<void> {
    const quotas = await this.attempt.run(() => this.call("get_quotas", {}));
    this.questions = quotas?.questions ?? this.questions;
  }

  /** Sets the number as it stands in the field; an empty field lifts the quota. */
  async wanted(choice: ChoiceQuota): Promise<void> {
    const typed = this.shown(choice);
    const key = this.#key(choice);
    const number = wholeOf(typed, 6);
    if (number === null && cleaned(typed) !== "") return this.attempt.tell(both(m.quota_number));
    if (await this.#set(choice, number, choice.action)) this.#typed.delete(key);
  }

  /** Sets what happens when there are enough. */
  async happens(choice: ChoiceQuota, action: QuotaAction): Promise<void> {
    await this.#set(choice, choice.at_most, action);
  }

  async #set(choice: ChoiceQuota, at_most: number | null, action: QuotaAction): Promise<boolean> {
    const path = this.question?.path;
    if (path === undefined) return false;
    if (at_most === choice.at_most && action === choice.action) return true;
    const quotas = await this.attempt.once(() =>
      this.call("set_quota", { path, choice: choice.choice, at_most, action }),
    );
    this.questions = quotas?.questions ?? this.questions;
    return quotas !== undefined;
  }
}
