/** Which step of a visit is in hand, and what is known so far? */
import type { Call } from "../../host/host";
import type {
  AmendmentReason,
  Coupon,
  CouponSummary,
  Fair,
  Interest,
  Programme,
  Visit,
} from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { Breath } from "../../kit/keys/breath";
import { TextSearch } from "../../kit/text-search.svelte";
import { Survey } from "./survey.svelte";

/** The steps of a visit, in order. */
const STEPS = ["survey", "contact", "coupon", "sale"] as const;

/** One step of a visit; a visitor who comes once more is shown before any of them. */
export type Step = (typeof STEPS)[number] | "visited";

/** What a visit needs of the window it is opened in. */
export interface VisitWindow {
  readonly call: Call;
  readonly fair: Fair | null;
  /** Where what could not be recorded stays. */
  readonly drafts: Drafts;
  /** Leaves for the desk. */
  desk(): void;
}

/** An answer of a finished survey that is to be another one, once somebody says why. */
interface Amending {
  path: string;
  value: string[];
}

/** Where somebody who was chosen at the desk is gone on with: nothing that is done is begun again. */
function stepOf(visit: Visit): Step {
  const done = visit.survey === "finished" || visit.survey === "not_asked";
  if (!done) return "survey";
  return visit.contact === null && visit.coupons.length + visit.sales.length === 0 ? "contact" : "visited";
}

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
  /** The change that waits for its reason. */
  amending = $state.raw<Amending | null>(null);
  /** What went wrong with it. */
  readonly amendAttempt = new Attempt();
  /** Whether somebody comes back to a survey that was left half answered. */
  resumed = $state(false);
  /** The interviewer's note as typed. */
  note = $state("");
  /** What went wrong with the note. */
  readonly noteAttempt = new Attempt();
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The digit that led on last, through every step of the visit. */
  readonly breath = new Breath();
  /** The survey step; its answers are kept while other steps are looked at. */
  readonly survey: Survey;

  constructor(
    private readonly window: VisitWindow,
    visit: Visit,
    step: Step | null,
    coupon: CouponSummary | null,
  ) {
    this.visit = visit;
    const begins = step ?? stepOf(visit);
    this.step = visit.survey === "not_asked" && begins === "survey" ? "contact" : begins;
    // Who has just arrived comes with the step named.
    this.resumed = step === null && visit.survey === "open" && this.answered > 0;
    this.note = visit.interviewer.note;
    // A coupon that was scanned is meant, and no other one of hers.
    const meant = coupon === null ? visit.coupons[0] : visit.coupons.find((one) => one.id === coupon.id);
    this.coupon = meant ?? null;
    const { visitor } = visit;
    this.survey = new Survey(
      {
        questions: () => this.visit.questions,
        answer: async (path, value, took_ms) => {
          if (this.visit.survey === "finished") {
            this.amendAttempt.tell(null);
            this.amending = { path, value };
            return false;
          }
          this.changed(await window.call("answer", { visitor, path, value, took_ms }));
          this.resumed = false;
          return true;
        },
        finish: async () => {
          if (this.visit.survey !== "finished") this.changed(await window.call("finish_survey", { visitor }));
          this.goTo("contact");
        },
        suggestions: async (path) => (await window.call("suggestions", { visitor, path })).answers,
        search: new TextSearch((request) => window.call("find_texts", request)),
        tellsWhenFull: true,
      },
      this.breath,
    );
    const { left } = this.#kept;
    if (left) this.survey.goOnWith(left);
  }

  /** What of the survey is typed and not recorded, kept when the page is left. */
  get #kept(): { left: Survey["left"] } {
    return this.window.drafts.of(`survey ${this.visit.visitor}`, () => ({ left: null }));
  }

  /** The steps of this visit. */
  get steps(): readonly (typeof STEPS)[number][] {
    return this.visit.survey === "not_asked" ? STEPS.slice(1) : STEPS;
  }

  /** The programme a coupon is given from for answering; none while there is none. */
  get programme(): Programme | undefined {
    return this.window.fair?.programmes.find((programme) => programme.for_survey);
  }

  /** Whether a coupon follows from the survey that was not given yet. */
  get earns(): boolean {
    return this.visit.survey === "finished" && this.coupon === null && this.programme !== undefined;
  }

  /** Questions answered so far. */
  get answered(): number {
    return this.visit.questions.filter((question) => question.value.length > 0).length;
  }

  /** Says why a finished survey says something else now. */
  async amend(reason: AmendmentReason, words = ""): Promise<void> {
    const { amending } = this;
    if (amending === null) return;
    const { visitor } = this.visit;
    const visit = await this.amendAttempt.once(() =>
      this.window.call("amend_answer", { visitor, ...amending, reason, words }),
    );
    if (!visit) return;
    this.changed(visit);
    this.amending = null;
    this.survey.showAgain();
  }

  /** The survey stays as it was handed in. */
  keepAnswer(): void {
    this.amending = null;
    this.survey.showAgain();
  }

  /** Lets an unfinished survey count for nothing. */
  async discard(): Promise<void> {
    const { visitor } = this.visit;
    const survey = await this.attempt.once(() => this.window.call("discard_survey", { visitor }));
    if (!survey) return;
    this.changed(survey);
    this.window.desk();
  }

  /** Ends the survey here: there are enough of this answer. */
  async stop(): Promise<void> {
    const { path } = this.survey;
    if (path === null) return;
    const { visitor } = this.visit;
    const survey = await this.attempt.once(() => this.window.call("stop_survey", { visitor, path }));
    if (!survey) return;
    this.changed(survey);
    this.goTo("contact");
  }

  /** Notes how likely she is to buy; a second press takes it back. */
  async rate(interest: Interest): Promise<void> {
    await this.#keepNote(this.visit.interviewer.interest === interest ? null : interest);
  }

  /** Keeps the note as typed. */
  async keepNote(): Promise<void> {
    await this.#keepNote(this.visit.interviewer.interest);
  }

  async #keepNote(interest: Interest | null): Promise<void> {
    const { visitor, interviewer } = this.visit;
    const note = this.note.trim();
    if (note === interviewer.note && interest === interviewer.interest) return;
    const noted = await this.noteAttempt.run(() =>
      this.window.call("note_visitor", { visitor, interest, note }),
    );
    if (noted) this.changed({ interviewer: noted });
  }

  /** A step changed the visit, or a part of it. */
  changed(now: Partial<Visit>): void {
    this.visit = { ...this.visit, ...now };
    const { coupons } = this.visit;
    // The coupon in hand may have been used up by what changed.
    const same = coupons.find((coupon) => coupon.id === this.coupon?.id);
    this.coupon = same ?? this.coupon ?? coupons[0] ?? null;
  }

  /** Shows a step; what is typed is kept. */
  goTo(step: Step): void {
    if (this.step === "survey" && this.visit.survey !== "finished") void this.survey.keep();
    this.amending = null;
    this.attempt.tell(null);
    this.step = step;
  }

  /** The contact step is done: to the coupon, which is given now if the survey earned it. */
  async toCoupon(): Promise<void> {
    this.goTo("coupon");
    // A second Enter on the way here is no Enter for the next visitor, who would take her code away unseen.
    this.breath.begin();
    if (this.earns) await this.giveCoupon();
  }

  /** Gives the coupon a visitor gets for answering. */
  async giveCoupon(): Promise<void> {
    const { programme } = this;
    if (programme === undefined) return;
    const { visitor } = this.visit;
    this.giving = true;
    const coupon = await this.attempt.once(() =>
      this.window.call("issue_coupon", { visitor, programme: programme.id }),
    );
    this.giving = false;
    this.breath.begin();
    if (!coupon) return;
    this.coupon = coupon;
    await this.refresh();
  }

  /** Something was done about the coupon: it as it is now, or the one given in its stead. */
  async couponChanged(coupon: Coupon): Promise<void> {
    this.coupon = coupon.standing === "live" ? coupon : null;
    await this.refresh();
  }

  /** Hears the visit anew, after something that changed it elsewhere. */
  async refresh(): Promise<void> {
    const { visitor } = this.visit;
    const visit = await this.attempt.run(() => this.window.call("get_visit", { visitor }));
    if (visit) this.changed(visit);
  }

  /** Takes all permission back. */
  async withdraw(): Promise<void> {
    const { visitor } = this.visit;
    const contact = await this.attempt.once(() => this.window.call("withdraw", { visitor }));
    if (contact) this.changed(contact);
  }

  /** Commits what is typed, before the page is left. */
  async keep(): Promise<void> {
    // A finished survey is not changed in passing: what is typed there without a reason is dropped.
    if (this.step === "survey" && this.visit.survey !== "finished") await this.survey.keep();
    await this.keepNote();
    this.#kept.left = this.survey.left;
  }

  /** Back to the desk. Nothing is lost: what is typed is committed first. */
  async leave(): Promise<void> {
    await this.keep();
    // What could not be kept stays on the screen with its reason.
    if (this.noteAttempt.sentence === null) this.window.desk();
  }
}
