/** The owner's rules for recommendations, and the one she is choosing. */
import type { Call } from "../../host/host";
import type { OwnerRules, RuleEffect, RuleIsFor } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** Everybody, as the list of whom a rule is for names it. */
export const EVERYBODY = "everybody";

/** An answer or a bought product, as one value of that list. */
export const valueOf = (isFor: RuleIsFor): string =>
  isFor.kind === EVERYBODY ? EVERYBODY : JSON.stringify(isFor);

/** The rules. */
export class OwnerRulesPage {
  /** They, and what one can be made of; none until they came. */
  known = $state.raw<OwnerRules | null>(null);
  /** Whom the next rule is for. */
  isFor = $state(EVERYBODY);
  /** What it is about; empty until it is chosen. */
  product = $state("");
  /** What becomes of it. */
  effect = $state<RuleEffect>("first");
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  async load(): Promise<void> {
    this.known = (await this.attempt.run(() => this.call("get_owner_rules", {}))) ?? this.known;
  }

  /** Makes the rule that was chosen; then the next one can be chosen. */
  async make(): Promise<void> {
    if (this.product === "") return;
    const isFor: RuleIsFor = this.isFor === EVERYBODY ? { kind: EVERYBODY } : JSON.parse(this.isFor);
    const request = { is_for: isFor, product: this.product, effect: this.effect };
    const made = await this.attempt.once(() => this.call("make_owner_rule", request));
    if (made === undefined) return;
    this.known = made.rules;
    this.product = "";
  }

  async remove(rule: string): Promise<void> {
    const request = { rule, is_removed: true };
    this.known = (await this.attempt.once(() => this.call("remove_owner_rule", request))) ?? this.known;
  }
}
