/**
 * What was done last on this laptop and can be taken back?
 *
 * Every call of the window passes here, so that a screen need not say what it
 * did. It is kept in memory: after a restart the desk still offers the last use
 * of a coupon, which the store knows, as long as it is of just now.
 */
import type { Call } from "../host/host";
import type {
  CardPhotoIds,
  CardPhotoNoted,
  CompareVisits,
  ContactStatus,
  Coupon,
  OwnerRuleMade,
  RemoveOwnerRule,
  LeaveQuestionOut,
  NoteQuote,
  QuestionLeftOut,
  ReplyNoted,
  SaleResult,
  SomebodyElse,
  VisitorQuotes,
} from "../host/wire";
import { Attempt } from "../kit/attempt.svelte";
import { timeOfDay } from "../kit/dates";
import type { Undoable } from "./undoable";

/** Milliseconds in which nobody asks for a reason: a hand slipped. */
const AT_ONCE = 10_000;

/** Somebody who is served, as far as this window knows her. */
interface Served {
  /** Who; none at the counter. */
  readonly visitor: string | null;
  /** Her name; empty while it is not known. */
  name: string;
  /** When this window began to serve her, `HH:MM`. */
  readonly at: string;
}

/** Something that was done. */
interface Act {
  /** For whom. */
  readonly served: Served;
  /** What, in a few words. */
  readonly what: Undoable;
  readonly at: number;
  readonly undo: (reason: string) => Promise<unknown>;
}

/** The last act that can be taken back. */
export class LastAct {
  /** It, if there is one. */
  act = $state.raw<Act | null>(null);
  /** Whether it was done just now. */
  fresh = $state(false);
  /** What was taken back just now, for as long as that is told. */
  takenBack = $state.raw<Undoable | null>(null);
  /** For whom it was done, once somebody else is served. */
  ofAnother = $state.raw<Served | null>(null);
  /** How often something was taken back so far. */
  undone = $state(0);
  /** Whether the reason is being asked for. */
  asking = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  #served: Served | null = null;

  /** Somebody is served from now on: a visitor, or at the counter somebody of whom nothing is known. */
  serve(visitor: string | null, name = ""): void {
    const before = this.#served;
    const same = visitor !== null && visitor === before?.visitor;
    if (same && before) before.name = name;
    else this.#served = { visitor, name, at: timeOfDay(new Date()) };
    const served = this.act?.served ?? null;
    this.ofAnother = visitor !== null && visitor === served?.visitor ? null : served;
  }

  /** A command was done. */
  done(name: string, request: object, result: unknown, call: Call): void {
    const { visitor } = request as { visitor?: string | null };
    const nobodyKnown = { visitor: visitor ?? null, name: "", at: timeOfDay(new Date()) };
    const served = visitor === this.#served?.visitor ? this.#served : null;
    const now = { at: Date.now(), served: served ?? nobodyKnown };
    if ((name === "save_contact" || name === "correct_particulars") && served)
      served.name = (result as ContactStatus).contact?.name ?? "";
    if (name === "record_sale") {
      const { sale, receipt } = result as SaleResult;
      const undo = (reason: string): Promise<unknown> => call("void_sale", { sale, reason });
      this.#keep({ ...now, what: { sale: receipt }, undo });
    } else if (name === "issue_coupon" || name === "give_coupon") {
      const { id, benefit, again } = result as Coupon;
      if (again) return;
      const undo = (reason: string): Promise<unknown> => call("void_coupon", { coupon: id, reason });
      this.#keep({ ...now, what: { coupon: benefit }, undo });
    } else if (name === "request_reply") {
      const { reply, replies } = result as ReplyNoted;
      const noted = replies.find((line) => line.reply === reply);
      if (!noted) return;
      const undo = (reason: string): Promise<unknown> => call("take_back_reply", { reply, reason });
      this.#keep({ ...now, what: { reply: noted.what }, undo });
    } else if (name === "note_quote") {
      // A quote that was said anew is not what it was before, and is changed where it stands.
      const { visitor, quote: before } = request as NoteQuote;
      const noted = (result as VisitorQuotes).quotes.at(-1);
      if (before !== null || noted === undefined) return this.forget();
      const undo = (): Promise<unknown> => call("void_quote", { visitor, quote: noted.quote });
      this.#keep({ ...now, what: { quote: noted.goods }, undo });
    } else if (name === "compare_visits") {
      const { one, other, said } = request as CompareVisits;
      if (said === "undecided") return;
      const undo = (): Promise<unknown> => call("compare_visits", { one, other, said: "undecided" });
      this.#keep({ ...now, what: { compared: said }, undo });
    } else if (name === "make_owner_rule") {
      const { rule, again } = result as OwnerRuleMade;
      if (again) return;
      const undo = (): Promise<unknown> => call("remove_owner_rule", { rule, is_removed: true });
      this.#keep({ ...now, what: { rule: "made" }, undo });
    } else if (name === "remove_owner_rule") {
      const { rule, is_removed } = request as RemoveOwnerRule;
      if (!is_removed) return;
      const undo = (): Promise<unknown> => call("remove_owner_rule", { rule, is_removed: false });
      this.#keep({ ...now, what: { rule: "removed" }, undo });
    } else if (name === "note_somebody_else") {
      const said = request as SomebodyElse;
      if (!said.is_somebody_else) return;
      const undo = (): Promise<unknown> => call(name, { ...said, is_somebody_else: false });
      this.#keep({ ...now, what: { compared: "different" }, undo });
    } else if (name === "keep_card_photo") {
      const { photo, again } = result as CardPhotoNoted;
      if (again) return;
      const undo = (): Promise<unknown> => call("take_back_card_photo", { photo });
      this.#keep({ ...now, what: { card: "kept" }, undo });
    } else if (name === "copy_card" || name === "leave_card") {
      const { photos } = request as CardPhotoIds;
      const undo = (): Promise<unknown> => call("reopen_card", { photos });
      this.#keep({ ...now, what: { card: name === "copy_card" ? "copied" : "left" }, undo });
    } else if (name === "leave_question_out") {
      const { path } = request as LeaveQuestionOut;
      const { questionnaire } = result as QuestionLeftOut;
      if (questionnaire === null) return;
      const undo = (): Promise<unknown> => call("ask_question_again", { questionnaire, path });
      this.#keep({ ...now, what: { leftOut: path }, undo });
    } else if (TAKEN_BACK.has(name)) this.forget();
    // This cannot be taken back, and who tries must not lose by one key what was done before it.
    else if (name === "withdraw") this.seen();
  }

  /** The path of a question of which it was taken back just now that it is left out. */
  get askedAgain(): string | null {
    return this.takenBack !== null && "leftOut" in this.takenBack ? this.takenBack.leftOut : null;
  }

  /** What is told was there long enough; it is no longer taken back without a word. */
  seen(): void {
    this.fresh = false;
    this.takenBack = null;
  }

  /** The key: takes it back at once, or asks for the reason; always asks when it was done for somebody else. */
  async key(usual: string): Promise<boolean> {
    if (this.fresh && this.ofAnother === null) return this.undo(usual);
    this.asking = true;
    return false;
  }

  /** Takes it back; whether it was done. */
  async undo(reason: string): Promise<boolean> {
    const { act } = this;
    if (act === null) return false;
    const done = await this.attempt.once(() => act.undo(reason).then(() => true));
    if (done) {
      this.forget();
      this.takenBack = act.what;
      this.undone += 1;
    }
    // What was wrong is told where the reason is asked for.
    else this.asking = true;
    return done ?? false;
  }

  /** Nothing is left to take back. */
  forget(): void {
    this.act = this.takenBack = this.ofAnother = null;
    this.fresh = this.asking = false;
    this.attempt.tell(null);
  }

  /** The store is locked: nobody is known. */
  clear(): void {
    this.forget();
    this.#served = null;
  }

  #keep(act: Act): void {
    this.forget();
    this.act = act;
    this.fresh = true;
    setTimeout(() => {
      if (this.act === act) this.seen();
    }, AT_ONCE);
  }
}

/** What takes something back by itself. */
const TAKEN_BACK: ReadonlySet<string> = new Set([
  "void_sale",
  "void_coupon",
  "reissue_coupon",
  "undo_coupon_use",
  "take_back_reply",
  "void_quote",
  "take_back_card_photo",
  "part_visit",
]);
