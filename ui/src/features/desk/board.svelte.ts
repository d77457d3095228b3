/** What does the owner want the booth to reach each day? */
import type { Call } from "../../host/host";
import type { DayGoals } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The goals of the day, as typed. */
export class GoalsForm {
  /** What stands in the fields; none until it came. */
  goals = $state.raw<DayGoals | null>(null);
  /** Whether they were kept just now. */
  kept = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches them. */
  async load(): Promise<void> {
    this.goals = (await this.attempt.run(() => this.call("get_day_goals", {}))) ?? null;
  }

  /** Another goal was typed; null where there is to be none. */
  change(goal: keyof DayGoals, value: number | null): void {
    if (this.goals !== null) this.goals = { ...this.goals, [goal]: value };
    this.kept = false;
  }

  /** Keeps them. */
  async save(): Promise<void> {
    const { goals } = this;
    if (goals === null) return;
    this.kept = (await this.attempt.once(() => this.call("set_day_goals", goals))) !== undefined;
  }
}
