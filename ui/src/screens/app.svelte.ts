/** Where is the window now, and where can it go? */
import { showBrand } from "../features/maker";
import type { Step } from "../features/responses";
import { Baskets } from "../features/sales";
import { type Call, refusedWith } from "../host/host";
import type { ClockQuestion, CouponSummary, Fair, Product, StaffName, Stage, Visit } from "../host/wire";
import { Attempt } from "../kit/attempt.svelte";
import { Drafts } from "../kit/drafts";
import { LastAct } from "./last-act.svelte";
import { told } from "./undoable";

/** What the window shows. */
export type Screen =
  | { name: "starting" }
  | { name: "first-run"; begins: "choice" | "fair" }
  | { name: "unlock" }
  | { name: "who-is-there"; staff: readonly StaffName[] }
  | { name: "desk" }
  | { name: "visit"; visit: Visit; step: Step | null; coupon: CouponSummary | null }
  | { name: "counter"; coupon: CouponSummary | null; products: readonly Product[] }
  | { name: "visitors" }
  | { name: "evening"; audience?: string | undefined }
  | { name: "segments" }
  | { name: "prepare"; tab?: string | undefined }
  | { name: "device" }
  | { name: "fairs" };

/** Where a visit goes on after the store was closed in the middle of it. Nobody's name is in it. */
export interface Place {
  visitor: string;
  step: Step;
}

/** What is shown of a store that is not open, or not to anybody in particular. */
function before(stage: Exclude<Stage, { stage: "open" }>): Screen {
  if (stage.stage === "sign_in") return { name: "who-is-there", staff: stage.staff };
  return stage.stage === "locked" ? { name: "unlock" } : { name: "first-run", begins: "choice" };
}

/** The window's one state: the fair that is open, and the screen. */
export class App {
  /** The open fair; none before the store is open. */
  fair = $state.raw<Fair | null>(null);
  /** What is to be said about the clock before anything else. */
  clock = $state.raw<ClockQuestion | null>(null);
  /** The screen in hand. */
  screen = $state.raw<Screen>({ name: "starting" });
  /** Keeps in the store what is typed in the visit in hand, and says where it goes on; none while no visit is open. */
  keepVisit: (() => Promise<Place>) | null = null;
  /** What is typed about visitors and not yet recorded. */
  readonly drafts = new Drafts();
  /** What is half written of the fair: programmes, products, texts. Nothing of a visitor is in it. */
  readonly prepared = new Drafts();
  /** The group in hand and its levels, which are of people of all fairs. Nobody's name is in it. */
  readonly groups = new Drafts();
  /** What was done last and can be taken back. */
  readonly last = new LastAct();
  /** What went wrong between screens. */
  readonly attempt = new Attempt();
  /** What was put into a basket and not paid when its screen was left. */
  readonly baskets = new Baskets();
  #leaving = false;
  #preparedFor = "";
  #groupsFor = "";
  #goesOn: Place | null = null;

  /** Calls one command; whatever says that the store is locked leads to the passphrase. */
  readonly call: Call;

  constructor(call: Call) {
    this.call = async (name, request) => {
      try {
        const result = await call(name, request);
        this.last.done(name, request, result, this.call);
        return result;
      } catch (failure) {
        if (refusedWith(failure, "locked")) this.enter({ stage: "locked" });
        // Her access was ended while she worked.
        if (refusedWith(failure, "signed_out")) void this.start();
        throw failure;
      }
    };
  }

  /** Asks where we stand and shows it. */
  async start(): Promise<void> {
    const stage = await this.attempt.run(() => this.call("get_stage", {}));
    if (stage) this.enter(stage);
  }

  /** Goes where the host says we stand. */
  enter(stage: Stage): void {
    // Between two colleagues what is typed is kept; behind a lock nothing is, and another fair sells other things.
    const between =
      stage.stage === "sign_in"
        ? this.fair !== null
        : stage.stage === "open" && this.screen.name === "who-is-there";
    if (!between) this.baskets.clear();
    this.clock = (stage.stage === "open" && stage.clock) || null;
    if (stage.stage === "open") {
      // The sample's people and folders are gone with it.
      if (this.fair?.leaves_no_trace !== stage.fair.leaves_no_trace && !between) this.drafts.clear();
      this.#keepPrepared(stage.fair);
      this.fair = stage.fair;
      this.screen = { name: "desk" };
      void this.#goOn();
      void this.#showBrand();
    } else {
      showBrand(null);
      this.fair = null;
      this.last.clear();
      if (!between) this.drafts.clear();
      this.screen = before(stage);
    }
  }

  async #showBrand(): Promise<void> {
    // Without her colour everything works, so nothing is told, and nothing told before is lost.
    const brand = await new Attempt().run(() => this.call("get_brand", {}));
    if (brand && this.fair) showBrand(brand);
  }

  /** Whoever unlocks the same fair again goes on with what she was writing. */
  #keepPrepared({ name, starts_on, maker, leaves_no_trace }: Fair): void {
    const fair = `${starts_on} ${name.ko}`;
    if (fair !== this.#preparedFor) this.prepared.clear();
    this.#preparedFor = fair;
    const people = `${leaves_no_trace} ${maker.ko}`;
    if (people !== this.#groupsFor) this.groups.clear();
    this.#groupsFor = people;
  }

  /** Back to the desk. */
  desk(): void {
    this.attempt.tell(null);
    this.#show({ name: "desk" });
  }

  /** What was done last was taken back: whatever shows it is shown anew. */
  async undone(): Promise<void> {
    const { screen, last } = this;
    // The lists of the evening ask again by themselves.
    const { takenBack } = last;
    const inTheEvening = screen.name === "evening" || screen.name === "segments";
    if (inTheEvening && takenBack !== null && told(takenBack).ofTheEvening) return;
    if (screen.name !== "visit") return this.desk();
    const { visitor } = screen.visit;
    // Whoever is typing goes on where she was, with what she typed.
    const step = (await this.keepVisit?.())?.step;
    const typing = step === "survey" || step === "contact" ? step : null;
    const visit = await this.attempt.run(() => this.call("get_visit", { visitor }));
    if (visit && this.screen === screen) this.openVisit(visit, typing);
  }

  /** Opens a screen that needs nothing. */
  show(name: "visitors" | "evening" | "segments" | "prepare" | "device" | "fairs"): void {
    this.#show({ name });
  }

  /** Opens the evening where files are made, for this group of the visitors of all fairs. */
  makeFilesFor(audience: string): void {
    this.#show({ name: "evening", audience });
  }

  /** Opens the preparation screen at a tab, or at its first. */
  prepare(tab?: string): void {
    this.#show({ name: "prepare", tab });
  }

  /** Out of the sample to an own fair. The sample stays until that is made. */
  beginOwn(): void {
    this.fair = null;
    this.screen = { name: "first-run", begins: "fair" };
  }

  /** Opens a visit that was just started or changed. */
  openVisit(visit: Visit, step: Step | null = null, coupon: CouponSummary | null = null): void {
    this.#show({ name: "visit", visit, step, coupon });
  }

  /** Opens the visit of somebody who stands in a list, which tells why that was refused. */
  async openVisitOf(visitor: string): Promise<void> {
    this.openVisit(await this.call("get_visit", { visitor }));
  }

  /** Records a sale to somebody we know nothing of, beginning with a coupon or with what was scanned. */
  openCounter(coupon: CouponSummary | null, products: readonly Product[] = []): void {
    this.#show({ name: "counter", coupon, products });
  }

  /** Somebody says that the clock is right. */
  async confirmClock(): Promise<void> {
    const stage = await this.attempt.once(() => this.call("confirm_clock", {}));
    if (stage) this.enter(stage);
  }

  /** Whether there is something to lock. Nobody in the sample is real, and nobody knows its passphrase. */
  get locks(): boolean {
    if (this.fair === null) return this.screen.name === "who-is-there";
    return !this.fair.leaves_no_trace;
  }

  /**
   * Closes the store because nobody is there, and drops all that is shown: what is typed in a visit is kept as when it
   * is left, anything else goes. While visitors have the screen it is refused, and asked again.
   */
  leaveAlone(): Promise<void> {
    return this.#leaveBy("lock");
  }

  /**
   * The same when nobody touched the laptop for a while. Where several people work, whoever comes says who she is and
   * needs no passphrase: nobody is signed in meanwhile, and the store closes only once nobody came for long.
   */
  leaveIdle(): Promise<void> {
    return this.#leaveBy(this.fair?.signed_in ? "sign_out" : "lock");
  }

  async #leaveBy(by: "lock" | "sign_out"): Promise<void> {
    if (!this.locks || this.#leaving) return;
    this.#leaving = true;
    try {
      await this.#leave(by);
    } catch {
      // The kiosk is open.
    } finally {
      this.#leaving = false;
    }
  }

  /** Somebody else takes over; the visit in hand goes on with her. */
  async switchStaff(): Promise<void> {
    if (!this.fair?.signed_in || this.#leaving) return;
    this.#leaving = true;
    await this.attempt.once(() => this.#leave("sign_out"));
    this.#leaving = false;
  }

  /** Drops all that is shown, and keeps what is typed in a visit. */
  async #leave(by: "lock" | "sign_out"): Promise<void> {
    const place = await this.keepVisit?.().catch(() => null);
    this.enter(await this.call(by, {}));
    this.#goesOn = place ?? null;
  }

  /** Chooses after how many minutes without a touch every laptop locks itself. */
  async setIdleLock(minutes: number): Promise<void> {
    const stage = await this.attempt.once(() => this.call("set_idle_lock", { minutes }));
    if (stage?.stage === "open") this.fair = stage.fair;
  }

  /** Closes the store. */
  async lock(): Promise<void> {
    const stage = await this.attempt.run(() => this.call("lock", {}));
    if (stage) this.enter(stage);
  }

  /** What was asked for before the store was closed may come after it, and shows nothing then. */
  #show(screen: Screen): void {
    if (this.fair === null) return;
    this.screen = screen;
    if (screen.name === "visit") this.last.serve(screen.visit.visitor, screen.visit.contact?.name);
    if (screen.name === "counter") this.last.serve(null);
  }

  /** Somebody came back: the visit that was in hand goes on. */
  async #goOn(): Promise<void> {
    const place = this.#goesOn;
    if (place === null) return;
    this.#goesOn = null;
    const { visitor, step } = place;
    // A visitor who had said nothing is not on record, and nothing of her goes on.
    const visit = await this.call("get_visit", { visitor }).catch(() => null);
    if (visit && this.screen.name === "desk") this.openVisit(visit, step);
  }
}
