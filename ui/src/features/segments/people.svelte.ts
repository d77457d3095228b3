/** Who of a group may be written to, one person at a time? */
import type { Call } from "../../host/host";
import type { SegmentPeople, SegmentPerson, SegmentRule, Visit } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { Latest } from "../../kit/latest.svelte";

/** What is needed of the window. */
export interface PeopleWindow {
  readonly call: Call;
  openVisit(visit: Visit): void;
}

/** The people of a group, who are fetched a few at a time. */
export class People {
  /** Whose people are shown; none while nobody asked for them. */
  rule = $state.raw<SegmentRule | null>(null);
  /** Which of them is looked at, from 0. */
  place = $state(0);
  /** Those that were fetched last, and how many there are in all. */
  #fetched = $state.raw<SegmentPeople | null>(null);
  /** The place of the first of them. */
  #from = $state(0);
  /** Fetches them; only those that were asked for last. */
  readonly latest = new Latest();
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly window: PeopleWindow) {}

  /** How many may be written to; none while that is not known. */
  get of(): number | null {
    return this.#fetched?.of ?? null;
  }

  /** Who is looked at. */
  get person(): SegmentPerson | null {
    return this.#fetched?.people[this.place - this.#from] ?? null;
  }

  /** Shows the people of a group, from the first on. That she was shown them is on record. */
  async open(rule: SegmentRule): Promise<void> {
    this.close();
    this.rule = rule;
    await this.#bring(0);
  }

  /** Another group is chosen, or none. */
  close(): void {
    this.rule = null;
    this.#fetched = null;
    this.place = this.#from = 0;
  }

  /** Goes to the next person, or the one before. */
  async step(by: 1 | -1): Promise<void> {
    const place = this.place + by;
    const fetched = this.#fetched;
    if (fetched === null || place < 0 || place >= fetched.of) return;
    const end = this.#from + fetched.people.length;
    if (place >= this.#from && place < end) this.place = place;
    // As many are fetched before as after.
    else await this.#bring(place, by === 1 ? place : Math.max(0, place - fetched.people.length + 1));
  }

  /** Opens the visit of who is looked at. */
  async openVisit(): Promise<void> {
    const visitor = this.person?.visitor;
    if (visitor === undefined) return;
    const visit = await this.attempt.once(() => this.window.call("get_visit", { visitor }));
    if (visit) this.window.openVisit(visit);
  }

  async #bring(place: number, from = place): Promise<void> {
    const { rule } = this;
    if (rule === null) return;
    const fetched = await this.attempt.run(() =>
      this.latest.of(() => this.window.call("get_segment_people", { rule, from })),
    );
    if (fetched == null || rule !== this.rule) return;
    this.#fetched = fetched;
    this.#from = from;
    // Somebody may have stopped meanwhile.
    this.place = Math.max(from, Math.min(place, from + fetched.people.length - 1));
  }
}
