/** Who looked at whom, month by month. */
import type { Call } from "../../host/host";
import type { AccessReview } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The month that is gone through. */
export class LookList {
  /** It; none until it came. */
  review = $state.raw<AccessReview | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches a month; unless one is said, the one that is to be gone through. */
  async load(month: string | null = null): Promise<void> {
    const review = await this.attempt.run(() => this.call("get_access", { month }));
    if (review) this.review = review;
  }

  /** Says that the month was gone through. */
  async reviewed(): Promise<void> {
    const { month } = this.review ?? {};
    if (month === undefined) return;
    const review = await this.attempt.once(() => this.call("note_access_reviewed", { month }));
    if (review) this.review = review;
  }
}
