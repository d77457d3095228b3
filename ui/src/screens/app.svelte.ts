/** Where is the window now, and where can it go? */
import type { Step } from "../features/responses";
import { type Call, refusedWith } from "../host/host";
import type { ClockQuestion, CouponSummary, Fair, Product, Stage, Visit } from "../host/wire";
import { Attempt } from "../kit/attempt.svelte";

/** What the window shows. */
export type Screen =
  | { name: "starting" }
  | { name: "first-run" }
  | { name: "unlock" }
  | { name: "desk" }
  | { name: "visit"; visit: Visit; step: Step | null; coupon: CouponSummary | null }
  | { name: "counter"; coupon: CouponSummary | null; product: Product | null }
  | { name: "evening" }
  | { name: "prepare" }
  | { name: "device" };

/** The window's one state: the fair that is open, and the screen. */
export class App {
  /** The open fair; none before the store is open. */
  fair = $state.raw<Fair | null>(null);
  /** What is to be said about the clock before anything else. */
  clock = $state.raw<ClockQuestion | null>(null);
  /** The screen in hand. */
  screen = $state.raw<Screen>({ name: "starting" });
  /** Whether the store was closed because nobody was there. The screen waits behind the passphrase with all that is typed. */
  away = $state(false);
  /** What went wrong between screens. */
  readonly attempt = new Attempt();

  /** Calls one command; whatever says that the store is locked leads to the passphrase. */
  readonly call: Call;

  constructor(call: Call) {
    this.call = async (name, request) => {
      try {
        return await call(name, request);
      } catch (failure) {
        if (refusedWith(failure, "locked") && !this.away) this.enter({ stage: "locked" });
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
    this.clock = (stage.stage === "open" && stage.clock) || null;
    this.away = false;
    if (stage.stage === "open") {
      this.fair = stage.fair;
      this.screen = { name: "desk" };
    } else {
      this.fair = null;
      this.screen = { name: stage.stage === "locked" ? "unlock" : "first-run" };
    }
  }

  /** Back to the desk. */
  desk(): void {
    this.attempt.tell(null);
    this.screen = { name: "desk" };
  }

  /** Opens a screen that needs nothing. */
  show(name: "evening" | "prepare" | "device"): void {
    this.screen = { name };
  }

  /** Opens a visit that was just started or changed. */
  openVisit(visit: Visit, step: Step | null = null, coupon: CouponSummary | null = null): void {
    this.screen = { name: "visit", visit, step, coupon };
  }

  /** Records a sale to somebody we know nothing of, beginning with a coupon or with what was scanned. */
  openCounter(coupon: CouponSummary | null, product: Product | null = null): void {
    this.screen = { name: "counter", coupon, product };
  }

  /** Somebody says that the clock is right. */
  async confirmClock(): Promise<void> {
    const stage = await this.attempt.once(() => this.call("confirm_clock", {}));
    if (stage) this.enter(stage);
  }

  /** Closes the store because nobody is there. While visitors have the screen it is refused, and asked again. */
  async leaveAlone(): Promise<void> {
    if (this.fair === null || this.away) return;
    this.away = true;
    try {
      await this.call("lock", {});
    } catch {
      this.away = false;
    }
  }

  /** Somebody came back; what she was doing goes on. */
  comeBack(stage: Stage): void {
    if (stage.stage !== "open") return this.enter(stage);
    this.fair = stage.fair;
    this.away = false;
  }

  /** Closes the store. */
  async lock(): Promise<void> {
    const stage = await this.attempt.run(() => this.call("lock", {}));
    if (stage) this.enter(stage);
  }
}
