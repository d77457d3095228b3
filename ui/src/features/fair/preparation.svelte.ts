/** What is still missing before the first visitor of the fair? */
import type { Call } from "../../host/host";
import type { Preparation } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { say } from "../../kit/language.svelte";
import * as m from "../../paraglide/messages.js";

/** One thing to prepare. */
export interface PreparationLine {
  /** Its stable name, in hooks. */
  readonly name: string;
  /** What it is called. */
  readonly label: string;
  /** How it stands, in words. */
  readonly stands: string;
  readonly done: boolean;
  /** The tab of the preparation screen where it is done; none for the field of the desk. */
  readonly tab: string | null;
}

/** The list of what to prepare. */
export class PreparationList {
  /** How things stand; none until that came. */
  now = $state.raw<Preparation | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches how things stand. */
  async load(): Promise<void> {
    this.now = (await this.attempt.run(() => this.call("get_preparation", {}))) ?? this.now;
  }

  /** Puts the list away from the desk, or takes it out again. */
  async putAway(away: boolean): Promise<void> {
    const now = await this.attempt.once(() => this.call("put_preparation_away", { away }));
    this.now = now ?? this.now;
  }

  /** Whether the desk shows it. */
  get isDue(): boolean {
    return this.now !== null && !this.now.done && !this.now.put_away;
  }

  /** The lines in the order of a morning. */
  get lines(): readonly PreparationLine[] {
    const { now } = this;
    if (now === null) return [];
    const missing = now.missing_details.map((name) => say(name)).join(", ");
    const reach = [
      ...(missing === "" ? [] : [m.ready_brand_open({ missing })]),
      ...now.not_possible.map((what) => say(what)),
    ];
    return [
      line("survey", m.ready_survey(), now.questionnaire, m.ready_survey_open(), "survey"),
      line("products", m.ready_products(), now.products, m.ready_products_open(), "products"),
      line("coupons", m.ready_coupons(), now.coupons, m.ready_coupons_open(), "coupons"),
      line("brand", m.ready_brand(), reach.length === 0, reach.join(" · "), "brand"),
      // The texts name them, so whoever goes from top to bottom publishes once.
      line(
        "notices",
        m.ready_notices(),
        missing === "" && !now.notices_outdated,
        missing === "" ? m.ready_notices_open() : m.ready_notices_waits(),
        "notices",
      ),
      line(
        "trial",
        m.ready_trial(),
        now.printed && now.scanned,
        now.printed ? m.ready_trial_scan() : m.ready_trial_print(),
        now.printed ? null : "today",
      ),
    ];
  }

  /** The tab of the first thing that is missing. */
  get firstTab(): string | undefined {
    return this.lines.find((line) => !line.done && line.tab !== null)?.tab ?? undefined;
  }
}

function line(name: string, label: string, done: boolean, open: string, tab: string | null): PreparationLine {
  return { name, label, done, stands: done ? m.ready_done() : open, tab };
}
