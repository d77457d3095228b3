/**
 * Who stands at the kiosk, and is anybody still there?
 *
 * A visitor's answers live in this object and in the store, nowhere else.
 * Everything of hers goes with one call, {@link Kiosk.reset}; what is still
 * under way for her then belongs to a visit that is over and is dropped. The
 * host is never told who is being asked; it knows, and answers for that
 * visitor only.
 */
import { ContactForm, type ContactWay } from "../features/consent";
import { showBrand } from "../features/maker";
import { isTyped, Survey } from "../features/responses";
import type { Commands } from "../host/commands";
import type { Call } from "../host/host";
import type {
  ConsentReceipt,
  KioskSurvey,
  KioskThanks,
  KioskWelcome,
  Question,
  WireError,
} from "../host/wire";
import { Attempt, both } from "../kit/attempt.svelte";
import { readDay } from "../kit/dates";
import { language } from "../kit/language.svelte";
import * as m from "../paraglide/messages.js";
import { isLocale, type Locale } from "../paraglide/runtime.js";
import { MOBILE } from "./phone";

/** How long a tapped answer is seen before the next question comes, in milliseconds. */
export const SEEN = 250;
/** How long after that a tap still belongs to the question before. */
export const SETTLED = 250;
/** How long the question "are you still there?" stands, in seconds. */
export const COUNTDOWN = 10;
/** How long the last page stands, in seconds. */
export const THANKS = 30;
/** And for whom it is too short. */
export const THANKS_LONGER = 60;
/** How long an answer takes, in seconds, to say how long the survey takes. */
const ANSWERING = 10;
/** How long staff press the maker's name to be asked for the PIN, in milliseconds. */
export const LONG_PRESS = 1200;
/** Or how often, within how many milliseconds. */
export const STAFF_TAPS = 5;
export const STAFF_TAPS_WITHIN = 3000;

/** The contact of a visitor who is alone: the age on a page, everything else on one more. */
const AT_THE_KIOSK: Omit<ContactWay, "prefix"> = {
  together: true,
  missing: m.kiosk_contact_missing,
  scanned: m.kiosk_contact_scanned,
  topicsMissing: m.kiosk_topics_missing,
  answerMissing: null,
};

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** The kiosk window. */
export class Kiosk {
  /** What it shows. */
  page = $state<
    "starting" | "welcome" | "question" | "contact" | "receipt" | "thanks" | "full" | "stop" | "stopped"
  >("starting");
  /** The maker, what answering earns, and how patient the kiosk is. */
  welcome = $state.raw<KioskWelcome | null>(null);
  /** The questions of the visitor in hand. */
  survey = $state.raw<Survey | null>(null);
  /** The tapped answer, while it is seen and not yet committed. */
  tapped = $state<string | null>(null);
  /** What may be kept of the visitor, while that is asked. */
  contact = $state.raw<ContactForm | null>(null);
  /** What she takes home of what she allowed, once her contact was kept. */
  receipt = $state.raw<ConsentReceipt | null>(null);
  /** Whom nobody writes to any more, while that is typed. */
  stopping = $state<{ phone: string; email: string } | null>(null);
  /** What the visitor got. */
  thanks = $state.raw<KioskThanks | null>(null);
  /** Seconds until everything is new; none while nobody is missed. */
  left = $state<number | null>(null);
  /** How long the last page stands, in seconds, and how much of it is left. */
  lastPage = $state.raw({ stands: THANKS, left: THANKS });
  /** Whether the PIN is being asked for. */
  leaving = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** What went wrong with the PIN. */
  readonly pinAttempt = new Attempt();

  #questions = $state.raw<readonly Question[]>([]);
  /** Counts visits; what was begun in an earlier one has nothing to say any more. */
  #visit = 0;
  #stepping = false;
  #last: Promise<unknown> = Promise.resolve();
  #idle: ReturnType<typeof setTimeout> | undefined;
  #staffTaps = 0;
  #staffTapsEnd: ReturnType<typeof setTimeout> | undefined;
  #longPress: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly call: Call) {}

  /** The languages to choose from. */
  get languages(): readonly Locale[] {
    return this.welcome?.languages.filter(isLocale) ?? [];
  }

  /** How many minutes the survey takes, as the first screen says. */
  get minutes(): number {
    return Math.max(1, Math.ceil(((this.welcome?.questions ?? 0) * ANSWERING) / 60));
  }

  /** Whether there is a coupon to speak of. */
  get givesCoupon(): boolean {
    return this.welcome?.benefit != null;
  }

  /** Fetches what the first screen says. */
  async begin(): Promise<void> {
    const welcome = await this.attempt.run(() => this.#inTurn("kiosk_welcome", {}));
    if (!welcome) return;
    this.welcome = welcome;
    // Before the first page, so that nothing changes its colour under a finger.
    const brand = await this.attempt.run(() => this.#inTurn("kiosk_brand", {}));
    if (brand) showBrand(brand);
    this.#show("welcome");
  }

  /** A new visitor begins, in her language. */
  async start(locale: Locale): Promise<void> {
    await this.attempt.once(async () => {
      const visit = ++this.#visit;
      const { questions } = await this.#inTurn("kiosk_start", { language: locale });
      if (visit !== this.#visit) return;
      language.now = locale;
      this.#questions = questions;
      this.survey = new Survey({
        questions: () => this.#questions,
        answer: async (path, value, took_ms) =>
          this.#answered(await this.#inVisit(visit, "kiosk_answer", { path, value, took_ms })),
        finish: async () => {
          const notices = await this.#inVisit(visit, "kiosk_hand_in", { language: language.now });
          if (notices.notices.length === 0) return this.#thank(visit);
          this.contact ??= new ContactForm(
            {
              notices: async () => notices,
              // Nobody sees who types whose number here, so nobody is told who left it before.
              read: null,
              check: async (contact) => ({
                ...(await this.#inVisit(visit, "kiosk_check_contact", contact)),
                known: null,
                not_asked: null,
              }),
              save: async (contact) => {
                this.receipt = await this.#inVisit(visit, "kiosk_contact", contact);
              },
              // Whoever begins here has left nothing yet, and her visit is over once she has.
              takeBack: null,
              same: () => undefined,
              different: () => Promise.resolve(),
              done: () => void this.attempt.run(() => this.#thank(visit)),
            },
            { ...AT_THE_KIOSK, prefix: language.now === "ko" ? MOBILE : "" },
          );
          await this.contact.load();
          this.#show("contact");
        },
      });
      this.#show("question");
    });
  }

  /** Somebody wants to hear no more: which contact? */
  askStop(): void {
    this.attempt.tell(null);
    this.stopping = { phone: language.now === "ko" ? MOBILE : "", email: "" };
    this.#show("stop");
  }

  /** Types whom to send nothing more. */
  typeStop(typed: { phone: string } | { email: string }): void {
    if (this.stopping) Object.assign(this.stopping, typed);
  }

  /** No more messages to what was typed. Whether anybody had left it is not told. */
  async stop(): Promise<void> {
    const { stopping } = this;
    if (!stopping) return;
    const phone = stopping.phone === MOBILE ? "" : stopping.phone.trim();
    const email = stopping.email.trim();
    if (phone === "" && email === "") return this.attempt.tell(both(m.kiosk_stop_missing));
    const stopped = await this.attempt.once(() => this.#inTurn("kiosk_stop", { phone, email }));
    if (!stopped || this.stopping !== stopping) return;
    this.stopping = null;
    this.#show("stopped");
  }

  /** A finger on an answer. Where one is wanted, it is seen for a moment and the next question comes. */
  tap(name: string): Promise<void> {
    // Where several are wanted, no tap is one too many.
    if (this.survey?.question?.kind === "many" && !this.#stepping) return this.survey.choose(name);
    return this.#step(async (survey, stillHers) => {
      this.tapped = name;
      await Promise.all([survey.choose(name), pause(SEEN)]);
      if (!stillHers()) return;
      this.tapped = null;
      if (survey.attempt.sentence === null) await survey.goOn();
    });
  }

  /** A finger on a yes or a no to a notice. What stands alone is seen for a moment and the next page comes. */
  say(notice: string, answer: "yes" | "no"): Promise<void> {
    return this.#step(async (_, stillHers) => {
      const { contact } = this;
      contact?.say(notice, answer);
      if (contact?.page.page !== "age") return;
      await pause(SEEN);
      if (stillHers()) await contact.next();
    });
  }

  /** A finger on what her address was meant to be, or on what she typed. */
  sayAddress(answer: "meant" | "typed"): Promise<void> {
    return this.#step(async () =>
      answer === "meant" ? this.contact?.takeNearly() : this.contact?.keepTyped(),
    );
  }

  /** The next page of the contact step. */
  contactNext(): Promise<void> {
    return this.#step(async () => this.contact?.next());
  }

  /** What she agreed to, with the code that stops it. */
  showReceipt(): void {
    this.#show("receipt");
  }

  /** Her coupon again. */
  showThanks(): void {
    this.#show("thanks");
  }

  /** Without a contact to the end. */
  contactSkip(): Promise<void> {
    return this.#step(async () => this.contact?.skip());
  }

  /** Back in the contact step; from its first page to the last question. */
  contactBack(): Promise<void> {
    return this.#step(async () => {
      if (this.contact?.back() === false) this.#show("question");
    });
  }

  /** Goes on, with an answer or, where none is needed, without. */
  next(): Promise<void> {
    return this.#step(async (survey) => {
      const { question } = survey;
      const answer = question !== null && isTyped(question) ? survey.draft.trim() : question?.value.join("");
      if (question?.required && question.kind !== "note" && answer === "") {
        survey.attempt.tell(both(m.kiosk_required));
      } else if (question?.kind === "date" && answer !== "" && readDay(survey.draft) === null) {
        survey.attempt.tell(both(m.kiosk_day_unreadable));
      } else await survey.goOn();
    });
  }

  /** The question before; from the first one, back to the beginning. */
  back(): Promise<void> {
    return this.#step(async (survey) => {
      if (survey.position <= 0) this.reset();
      else await survey.previous();
    });
  }

  /** Somebody touched the kiosk. */
  touch(): void {
    this.left = null;
    clearTimeout(this.#idle);
    if (this.#isLast) return this.#stand(this.lastPage.stands);
    const seconds = this.welcome?.idle_seconds;
    if (seconds !== undefined) this.#idle = setTimeout(() => this.#missed(), seconds * 1000);
  }

  /** She needs longer to take the picture. */
  lookLonger(): void {
    clearTimeout(this.#idle);
    this.lastPage = { stands: THANKS_LONGER, left: THANKS_LONGER };
    this.#stand(THANKS_LONGER);
  }

  /** Makes everything new for the next visitor. */
  reset(): void {
    this.#visit += 1;
    this.#stepping = false;
    this.survey = null;
    this.#questions = [];
    this.contact = null;
    this.receipt = null;
    this.stopping = null;
    this.thanks = null;
    this.tapped = null;
    this.lastPage = { stands: THANKS, left: THANKS };
    this.leaving = false;
    this.pinAttempt.tell(null);
    language.now = "ko";
    this.#show("welcome");
    void this.attempt.run(() => this.#inTurn("kiosk_abandon", {}));
  }

  /** A finger on the maker's name: long, or five times, is staff. */
  pressMaker(): void {
    this.#staffTaps += 1;
    if (this.#staffTaps === 1) {
      this.#staffTapsEnd = setTimeout(() => (this.#staffTaps = 0), STAFF_TAPS_WITHIN);
    }
    this.#longPress = setTimeout(() => this.askPin(), LONG_PRESS);
    if (this.#staffTaps >= STAFF_TAPS) this.askPin();
  }

  /** The finger left the maker's name. */
  releaseMaker(): void {
    clearTimeout(this.#longPress);
  }

  /** Asks for the PIN. */
  askPin(): void {
    clearTimeout(this.#longPress);
    clearTimeout(this.#staffTapsEnd);
    this.#staffTaps = 0;
    this.pinAttempt.tell(null);
    this.leaving = true;
  }

  /** Staff changed their mind. */
  stay(): void {
    this.leaving = false;
  }

  /** Closes the kiosk, if this is its PIN. */
  async leave(pin: string): Promise<void> {
    await this.pinAttempt.once(() => this.#inTurn("leave_kiosk", { pin }));
  }

  /** The window is closed: no timer may act any more. */
  end(): void {
    this.#visit += 1;
    clearTimeout(this.#idle);
    clearTimeout(this.#longPress);
    clearTimeout(this.#staffTapsEnd);
  }

  /** Whether the visit is over and the page goes away by its own time. */
  get #isLast(): boolean {
    return ["thanks", "receipt", "full", "stopped"].includes(this.page);
  }

  /** Takes over what came of an answer; false when it was the last. */
  #answered(answered: KioskSurvey): boolean {
    if (answered.full?.action === "stop") {
      // Whatever of this visit is still under way has nothing to say any more.
      this.#visit += 1;
      this.#stepping = false;
      this.survey = null;
      this.#questions = [];
      this.tapped = null;
      this.#show("full");
      return false;
    }
    this.#questions = answered.questions;
    if (answered.full !== null) {
      const told: WireError = { code: null, message: both(m.kiosk_full_choose) };
      throw told;
    }
    return true;
  }

  /** The visit is over: her coupon. */
  async #thank(visit: number): Promise<void> {
    this.thanks = await this.#inVisit(visit, "kiosk_finish", {});
    this.survey = null;
    this.#questions = [];
    this.contact = null;
    this.#show("thanks");
  }

  #show(page: Kiosk["page"]): void {
    this.page = page;
    this.touch();
  }

  /** Nobody touched the kiosk for its time. */
  #missed(): void {
    if (this.leaving) {
      this.stay();
      this.touch();
    } else if (this.page === "question" || this.page === "contact" || this.page === "stop") {
      this.#countDown(COUNTDOWN);
    } else language.now = "ko";
  }

  /** The last page, and how much of its time is left. */
  #stand(seconds: number): void {
    this.lastPage = { ...this.lastPage, left: seconds };
    this.#idle = setTimeout(() => {
      // Staff who are typing the PIN are not thrown out of it.
      if (seconds > 1 || this.leaving) this.#stand(Math.max(1, seconds - 1));
      else this.reset();
    }, 1000);
  }

  #countDown(seconds: number): void {
    if (seconds === 0) return this.reset();
    this.left = seconds;
    this.#idle = setTimeout(() => this.#countDown(seconds - 1), 1000);
  }

  /** One step at a time: an impatient finger taps twice and means once. */
  async #step(work: (survey: Survey, stillHers: () => boolean) => Promise<void>): Promise<void> {
    const { survey } = this;
    if (survey === null || this.#stepping) return;
    const visit = this.#visit;
    const stillHers = (): boolean => visit === this.#visit;
    const place = (): string => `${this.page} ${survey.path} ${this.contact?.position}`;
    const before = place();
    this.#stepping = true;
    await work(survey, stillHers);
    // The second half of a double tap would land on the page that has just come.
    if (stillHers() && place() !== before) await pause(SETTLED);
    if (stillHers()) this.#stepping = false;
  }

  /** A call for one visitor; refused here when she is gone, before and after. */
  async #inVisit<Name extends keyof Commands>(
    visit: number,
    name: Name,
    request: Commands[Name]["request"],
  ): Promise<Commands[Name]["response"]> {
    const response = await this.#inTurn(name, request, visit);
    if (visit !== this.#visit) throw new Error("the visit is over");
    return response;
  }

  /** Calls go one after the other, so that an answer cannot arrive after its visitor has left. */
  #inTurn<Name extends keyof Commands>(
    name: Name,
    request: Commands[Name]["request"],
    visit?: number,
  ): Promise<Commands[Name]["response"]> {
    const turn = this.#last.then(() => {
      if (visit !== undefined && visit !== this.#visit) throw new Error("the visit is over");
      return this.call(name, request);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
