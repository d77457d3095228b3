/** Which of today's visits are shown, and which one is under the arrow keys? */
import type { Call } from "../../host/host";
import type { RecentVisit, Visit } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The filters, in the order of their keys. */
export const FILTERS = {
  all: () => true,
  unfinished: (visit: RecentVisit) => visit.unfinished,
  no_contact: (visit: RecentVisit) => !visit.contact,
  coupon: (visit: RecentVisit) => visit.coupon !== "none",
  bought: (visit: RecentVisit) => visit.bought,
} as const satisfies Record<string, (visit: RecentVisit) => boolean>;

/** The name of a filter. */
export type Filter = keyof typeof FILTERS;

/** What the list needs of the window it stands in. */
export interface VisitsWindow {
  readonly call: Call;
  openVisit(visit: Visit): void;
}

/** All of today's visits. */
export class VisitsToday {
  /** Newest first; none until they came. */
  visits = $state.raw<readonly RecentVisit[] | null>(null);
  /** Which of them are shown. */
  filter = $state<Filter>("all");
  /** The row under the arrow keys. */
  row = $state(0);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly window: VisitsWindow) {}

  /** The visits shown. */
  get shown(): readonly RecentVisit[] {
    return this.of(this.filter);
  }

  /** The visits that a filter leaves. */
  of(filter: Filter): readonly RecentVisit[] {
    return (this.visits ?? []).filter(FILTERS[filter]);
  }

  async load(): Promise<void> {
    const today = await this.attempt.run(() => this.window.call("get_visits_today", {}));
    this.visits = today?.visits ?? this.visits;
  }

  /** Shows others. */
  choose(filter: Filter | undefined): void {
    if (filter === undefined) return;
    this.filter = filter;
    this.row = 0;
  }

  move(by: 1 | -1): void {
    this.row = Math.max(0, Math.min(this.shown.length - 1, this.row + by));
  }

  /** Opens a visit, or the one under the arrow keys. */
  async open(visitor = this.shown[this.row]?.visitor): Promise<void> {
    if (visitor === undefined) return;
    const visit = await this.attempt.once(() => this.window.call("get_visit", { visitor }));
    if (visit) this.window.openVisit(visit);
  }
}
