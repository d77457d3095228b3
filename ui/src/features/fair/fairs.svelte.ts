/** Which fairs are there, in which one does this laptop work, and which comes next? */
import type { Call } from "../../host/host";
import type { Fairs, FairState, OpenNextFair, Stage } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { readDay } from "../../kit/dates";
import type { Drafts } from "../../kit/drafts";
import { changes, HalfWritten } from "../../kit/half-written";
import { grouped } from "../../kit/language.svelte";
import type { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { workOf } from "../exchange";
import { emptyFields } from "./empty-fields";

/** What is asked of the next fair until something is typed. */
const EMPTY: OpenNextFair = {
  name: "",
  starts_on: "",
  ends_on: "",
  with_questionnaire: true,
  with_products: true,
  with_programmes: true,
};

/** The key of what is half written. */
const NEXT = "next";

/** The fairs of the store. */
export class FairsPage {
  /** What there is; none until it came. */
  fairs = $state.raw<readonly FairState[] | null>(null);
  /** The next fair as typed; none while the list is shown. */
  next = $state<OpenNextFair | null>(null);
  /** What went wrong, or was done. */
  readonly attempt = new Attempt();
  /** What was done. */
  readonly done = new Attempt();
  /** A fair that is being destroyed, which nobody stops half-way. */
  readonly destroying: LongWork;
  /** What was typed of the next fair before. */
  readonly #halfWritten: HalfWritten<OpenNextFair>;

  constructor(
    private readonly call: Call,
    private readonly entered: (stage: Stage) => void,
    drafts: Drafts,
  ) {
    this.destroying = workOf(call, "destroying_fair");
    this.#halfWritten = drafts.of("next fair", () => new HalfWritten<OpenNextFair>());
  }

  /** Fetches the fairs. */
  async load(): Promise<void> {
    this.#show(await this.attempt.run(() => this.call("get_fairs", {})));
  }

  #show(now: Fairs | undefined): void {
    if (now) this.fairs = now.fairs;
  }

  /** The fairs a laptop can work in, in the order of their keys. */
  get open(): readonly FairState[] {
    return (this.fairs ?? []).filter((fair) => !fair.archived && !fair.destroyed);
  }

  /** Works in another fair, and goes to its desk. */
  async choose(fair: FairState | undefined): Promise<void> {
    if (fair === undefined) return;
    const stage = await this.attempt.once(() => this.call("choose_fair", { fair: fair.id }));
    if (stage) this.entered(stage);
  }

  /** Whether something of the next fair is typed. */
  get isHalfWritten(): boolean {
    return this.next !== null && changes(this.next, EMPTY) !== null;
  }

  /** Keeps what is typed of the next fair. */
  keep(): void {
    if (this.next) this.#halfWritten.keep(NEXT, $state.snapshot(this.next), EMPTY);
  }

  /** Forgets what is typed of the next fair, and goes back to the list. */
  discard(): void {
    this.next = EMPTY;
    this.back();
  }

  /** Begins to write the next fair; what was typed before is still there. */
  write(): void {
    this.done.tell(null);
    this.next = this.#halfWritten.resume(NEXT, EMPTY);
  }

  /** Back to the list; nothing typed is lost. */
  back(): void {
    this.attempt.tell(null);
    this.keep();
    this.next = null;
  }

  /** Opens the next fair, and goes to its desk. */
  async openNext(): Promise<void> {
    if (this.next === null) return;
    const starts_on = readDay(this.next.starts_on);
    const ends_on = readDay(this.next.ends_on);
    const missing = emptyFields([
      [this.next.name, m.form_fair_name],
      [starts_on ?? "", m.form_starts_on],
      [ends_on ?? "", m.form_ends_on],
    ]);
    if (missing !== null || starts_on === null || ends_on === null) return this.attempt.tell(missing);
    if (ends_on < starts_on) return this.attempt.tell(both(m.form_days_reversed));
    const request = { ...$state.snapshot(this.next), starts_on, ends_on };
    const stage = await this.attempt.once(() => this.call("open_next_fair", request));
    if (stage) this.entered(stage);
  }

  /** Puts a fair away, or takes it out again. */
  async archive(fair: FairState, archived: boolean): Promise<void> {
    this.done.tell(null);
    this.#show(await this.attempt.once(() => this.call("archive_fair", { fair: fair.id, archived })));
  }

  /** Destroys what happened at a fair; whether it was done. */
  async destroy(fair: FairState, reason: string): Promise<boolean> {
    this.done.tell(null);
    const gone = await this.attempt.once(() =>
      this.destroying.during(() => this.call("destroy_fair", { fair: fair.id, reason })),
    );
    if (!gone) return false;
    this.#show(gone.fairs);
    const counts = { visitors: grouped(gone.visitors), forgotten: grouped(gone.forgotten) };
    const said = gone.forgotten === 0 ? m.fairs_destroyed_known : m.fairs_destroyed_done;
    this.done.tell(both((_, options) => said(counts, options)));
    return true;
  }
}
