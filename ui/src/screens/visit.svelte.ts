/** Which step of a visit is in hand, and what is known so far? */
import type { App, Step } from "../app.svelte";
import { Attempt, both } from "../attempt.svelte";
import type { Coupon, Visit } from "../host/wire";
import * as m from "../paraglide/messages.js";
import { Survey } from "../steps/survey.svelte";

/** The page of one visit. */
export class VisitPage {
  /** The visit as it was last heard. */
  visit = $state.raw<Visit>() as Visit;
  /** The step in hand. */
  step = $state<Step>("survey");
  /** The coupon of the coupon step; none while it was not given. */
  coupon = $state.raw<Coupon | null>(null);
  /** Whether the coupon is being given. */
  giving = $state(false);
  /** Where a slip was saved, once it was. */
  slip = $state<string | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The survey step; its answers are kept while other steps are looked at. */
  readonly survey: Survey;

  constructor(
    private readonly app: App,
    visit: Visit,
    step: Step | null,
    coupon: Coupon | null,
  ) {
    this.visit = visit;
    this.step = step ?? (visit.survey_finished ? "contact" : "survey");
    this.coupon = coupon ?? visit.coupons[0] ?? null;
    const { visitor } = visit;
    this.survey = new Survey({
      questions: () => this.visit.questions,
      answer: async (path, value) => this.changed(await app.call("answer", { visitor, path, value })),
      finish: async () => {
        this.changed(await app.call("finish_survey", { visitor }));
        this.goTo("contact");
      },
    });
  }

  /** A step changed the visit. */
  changed(visit: Visit): void {
    this.visit = visit;
    // The coupon in hand may have been used up by what changed.
    const same = visit.coupons.find((coupon) => coupon.id === this.coupon?.id);
    this.coupon = same ?? this.coupon ?? visit.coupons[0] ?? null;
  }

  /** Shows a step; what is typed is kept. */
  goTo(step: Step): void {
    if (this.step === "survey") void this.survey.keep();
    this.attempt.tell(null);
    this.step = step;
  }

  /** The contact step is done: to the coupon, which is given now if the survey earned it. */
  async toCoupon(): Promise<void> {
    this.goTo("coupon");
    if (this.coupon === null && this.visit.survey_finished) await this.giveCoupon();
  }

  /** Gives the coupon a visitor gets for answering. */
  async giveCoupon(): Promise<void> {
    const programme = this.app.fair?.programmes.find((programme) => programme.for_survey);
    if (programme === undefined) return this.attempt.tell(both(m.coupon_no_programme));
    const { visitor } = this.visit;
    this.giving = true;
    const coupon = await this.attempt.once(() =>
      this.app.call("issue_coupon", { visitor, programme: programme.id }),
    );
    this.giving = false;
    if (!coupon) return;
    this.coupon = coupon;
    await this.refresh();
  }

  /** Saves the coupon as a slip to print. */
  async printSlip(): Promise<void> {
    const { coupon } = this;
    if (coupon === null) return;
    const saved = await this.attempt.once(() =>
      this.app.call("print_slip", { coupon: coupon.id, paper: "receipt_80mm" }),
    );
    if (saved) this.slip = saved.path;
  }

  /** Hears the visit anew, after something that changed it elsewhere. */
  async refresh(): Promise<void> {
    const { visitor } = this.visit;
    const visit = await this.attempt.run(() => this.app.call("get_visit", { visitor }));
    if (visit) this.changed(visit);
  }

  /** Takes all permission back. */
  async withdraw(): Promise<void> {
    const { visitor } = this.visit;
    const visit = await this.attempt.once(() => this.app.call("withdraw", { visitor }));
    if (visit) this.changed(visit);
  }

  /** Back to the desk. Nothing is lost: what is typed is committed first. */
  async leave(): Promise<void> {
    if (this.step === "survey") await this.survey.keep();
    this.app.desk();
  }
}
