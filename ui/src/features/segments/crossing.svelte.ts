/** Who is in a group that is being chosen, and what did it buy? */
import type { Call } from "../../host/host";
import type { SegmentCounts, SegmentRule, Variable, VariableLevels, Variables } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { Latest } from "../../kit/latest.svelte";
import { LevelsDraft } from "./levels.svelte";
import { EVERYBODY, isEverybody, withAudience, withLevel } from "./rule";

/** Where the choice stands while another screen is looked at. Nobody's name is in it. */
interface Chosen {
  rule: SegmentRule;
  /** The rules before it, the latest last. */
  before: readonly SegmentRule[];
}

/** A line of what can be chosen, with what its digits press. */
interface Line {
  readonly press: (index: number) => void;
}

/** A group, chosen by variables and their levels. */
export class Crossing {
  /** What can be chosen; none until it came. */
  variables = $state.raw<Variables | null>(null);
  /** The rule in hand. */
  rule = $state.raw<SegmentRule>(EVERYBODY);
  /** The numbers of the rule that was counted last. */
  counts = $state.raw<SegmentCounts | null>(null);
  /** The numbers of everybody. */
  everybody = $state.raw<SegmentCounts | null>(null);
  /** The variable whose levels are being changed. */
  editing = $state<string | null>(null);
  /** The line under the arrow keys; -1 while nobody went to one. */
  row = $state(-1);
  /** Counts; only what was chosen last. */
  readonly latest = new Latest();
  /** What went wrong. */
  readonly attempt = new Attempt();
  #before = $state.raw<readonly SegmentRule[]>([]);
  readonly #chosen: Chosen;
  /** The levels that are being written, by their variable: nothing of them is lost by looking elsewhere. */
  readonly #levels: Map<string, LevelsDraft>;
  /** What was counted last, to go back to when the next is refused. */
  #counted: Chosen;

  constructor(
    private readonly call: Call,
    drafts: Drafts,
  ) {
    this.#chosen = drafts.of("segment", () => ({ rule: EVERYBODY, before: [] }));
    this.#levels = drafts.of("levels", () => new Map());
    this.#counted = { rule: EVERYBODY, before: [] };
    this.rule = this.#chosen.rule;
    this.#before = this.#chosen.before;
  }

  /** Fetches what can be chosen, and counts what was chosen before. */
  async load(): Promise<void> {
    const variables = await this.attempt.run(() => this.call("get_variables", {}));
    if (!variables) return;
    const everybody = await this.attempt.run(() => this.call("count_segment", { rule: EVERYBODY }));
    if (!everybody) return;
    this.everybody = everybody;
    this.counts = everybody;
    this.variables = variables;
    if (!isEverybody(this.rule)) await this.#count();
  }

  /** Whether nothing is chosen. */
  get isEverybody(): boolean {
    return isEverybody(this.rule);
  }

  /** Chooses a level, or takes it out. */
  async chooseLevel(variable: string, level: string): Promise<void> {
    await this.#choose(withLevel(this.rule, variable, level));
  }

  /** Chooses a ready group, or takes it out. */
  async chooseAudience(audience: string): Promise<void> {
    await this.#choose(withAudience(this.rule, audience));
  }

  /** Begins anew with this rule. */
  async begin(rule: SegmentRule): Promise<void> {
    await this.#choose(rule);
  }

  /** The levels of a variable as they are being written. */
  levelsOf(variable: Variable): LevelsDraft {
    const draft = this.#levels.get(variable.id) ?? new LevelsDraft(variable);
    this.#levels.set(variable.id, draft);
    return draft;
  }

  /** The levels of a variable stay as they are. */
  leaveLevels(variable: string): void {
    this.#levels.delete(variable);
    this.editing = null;
  }

  /** Gives a variable other levels; what was chosen of the old ones is chosen no more. */
  async setLevels(variable: string, levels: VariableLevels): Promise<boolean> {
    const set = await this.attempt.once(() => this.call("set_variable_levels", { variable, levels }));
    if (!set) return false;
    const conditions = this.rule.conditions.filter((condition) => condition.variable !== variable);
    this.#stand({ ...this.rule, conditions }, []);
    this.#counted = { rule: this.rule, before: [] };
    this.leaveLevels(variable);
    await this.load();
    return true;
  }

  /** Whether there is a click to take back. */
  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Takes the last click back. */
  async undo(): Promise<void> {
    const last = this.#before.at(-1);
    if (last === undefined) return;
    this.#stand(last, this.#before.slice(0, -1));
    await this.#count();
  }

  /** The lines, the ready groups first. */
  get lines(): readonly Line[] {
    const { variables, audiences } = this.variables ?? { variables: [], audiences: [] };
    const press = (choose: (id: string) => Promise<void>, among: readonly { id: string }[]) => ({
      press: (index: number): void => {
        const chosen = among[index];
        if (chosen) void choose(chosen.id);
      },
    });
    return [
      press((id) => this.chooseAudience(id), audiences),
      ...variables.map(({ id, levels }) => press((level) => this.chooseLevel(id, level), levels)),
    ];
  }

  /** Goes to the next line, or the one before. */
  move(by: 1 | -1): void {
    this.row = Math.max(0, Math.min(this.lines.length - 1, this.row + by));
  }

  async #choose(rule: SegmentRule): Promise<void> {
    this.#stand(rule, [...this.#before, this.rule]);
    await this.#count();
  }

  #stand(rule: SegmentRule, before: readonly SegmentRule[]): void {
    this.rule = this.#chosen.rule = rule;
    this.#before = this.#chosen.before = before;
  }

  async #count(): Promise<void> {
    const { rule } = this;
    const before = this.#before;
    const counts = await this.attempt.run(() => this.latest.of(() => this.call("count_segment", { rule })));
    if (counts === null) return;
    if (counts === undefined) {
      // Refused: what is on the screen stays, and is what is chosen.
      this.#stand(this.#counted.rule, this.#counted.before);
      return;
    }
    this.counts = counts;
    this.#counted = { rule, before };
  }
}
