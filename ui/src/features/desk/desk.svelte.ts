/** What does the one field of the desk do with what it is given? */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type {
  CouponSummary,
  Desk,
  Found,
  HalfAnswered,
  KioskSettings,
  Product,
  Visit,
} from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { contactDraft, type ContactTyped, ofCard, type Unsaved, unsavedContacts } from "../consent";
import { playVerdict } from "../coupons";
import { Pictures } from "../scanner";

/** What the desk needs of the window it stands in. */
export interface DeskWindow {
  readonly call: Call;
  /** Where what is typed about somebody stays. */
  readonly drafts: Drafts;
  /** Opens a visit, at a step or where it stands. */
  openVisit(visit: Visit, step?: "survey" | "contact" | "sale", coupon?: CouponSummary): void;
  /** Opens a sale to somebody we know nothing of. */
  openCounter(coupon: CouponSummary | null, products?: readonly Product[]): void;
}

/** The desk. */
export class DeskPage {
  /** What the desk shows; none until it came. */
  desk = $state.raw<Desk | null>(null);
  /** What the field holds. */
  text = $state("");
  /** What the last look-up found. */
  found = $state.raw<Found | null>(null);
  /** The row under the arrow keys; -1 is the field itself. */
  row = $state(-1);
  /** Whether the PIN for the kiosk is being asked for. */
  askingPin = $state(false);
  /** How the kiosk is to behave; none until that came. */
  kiosk = $state<KioskSettings | null>(null);
  /** Whether the reason for undoing the last use is being asked for. */
  undoing = $state(false);
  /** What the last press that counted a conversation is told as; none before the first. */
  tallied = $state<number | null>(null);
  /** What went wrong with the kiosk. */
  readonly kioskAttempt = new Attempt();
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** Coupons that come as pictures. */
  readonly pictures = new Pictures(this.attempt, (text) => this.takeScan(text));

  /** Visitors whose contact was typed and not saved; of some of them nothing else is known. */
  readonly unsaved: readonly Unsaved[];

  constructor(private readonly window: DeskWindow) {
    this.unsaved = unsavedContacts(window.drafts);
  }

  /** The visitors of the rows shown now: people found, or who was left half typed and then the latest visits. */
  get rows(): readonly string[] {
    if (this.found?.found === "people") return this.found.people.map((person) => person.visitor);
    return [...this.unsaved, ...(this.desk?.recent ?? [])].map((visit) => visit.visitor);
  }

  /** Fetches the desk. */
  async load(): Promise<void> {
    this.desk = (await this.attempt.run(() => this.window.call("get_desk", {}))) ?? this.desk;
  }

  /** Counts a conversation that left nothing, or takes the last one back. Every press counts, however fast they come. */
  async tally(command: "count_conversation" | "take_back_conversation"): Promise<void> {
    const counted = await this.attempt.run(() => this.window.call(command, {}));
    if (!counted || this.desk === null) return;
    this.tallied = counted.today;
    this.desk = { ...this.desk, conversations_counted: counted.today };
  }

  /** The field changed: what was found belongs to another text. */
  typed(): void {
    this.found = null;
    this.row = -1;
  }

  /** Moves through the rows. */
  move(by: 1 | -1): void {
    this.row = Math.max(-1, Math.min(this.rows.length - 1, this.row + by));
  }

  /** Enter in the field: does the one right thing. */
  async enter(): Promise<void> {
    const visitor = this.rows[this.row];
    const isUnsaved = this.found?.found !== "people" && this.row < this.unsaved.length;
    if (visitor !== undefined && isUnsaved) return this.goOnWith(visitor);
    if (visitor !== undefined) return this.openVisit(visitor, this.#isFromElsewhere(visitor));
    if (this.named !== null) return this.startVisit();
    if (this.text.trim() !== "") return this.lookUp();
    if (this.found?.found === "coupon") {
      if (this.found.check.verdict === "refused") this.found = null;
      else await this.useCoupon();
      return;
    }
    if (this.found?.found === "goods") return this.sellAgain();
    await this.startVisit();
  }

  /** Sells what somebody brought on a buy-again card, if any of it is on sale. */
  sellAgain(): void {
    if (this.found?.found !== "goods") return;
    if (this.found.products.length > 0) this.window.openCounter(null, this.found.products);
    else this.found = null;
  }

  /** The name or the number that was typed and is nobody's yet: the next Enter begins her visit with it. */
  get named(): { name: string } | { phone: string } | null {
    const text = this.text.trim();
    if (this.found?.found !== "nothing") return null;
    if (/^\p{L}[\p{L}\p{M} .'-]*$/u.test(text)) return { name: text };
    return /^0\d[\d\s-]{7,11}$/.test(text) ? { phone: text } : null;
  }

  /** A scan that went into another field, or into none. */
  async scanned(text: string): Promise<void> {
    // The lines of a card have no place in a field of one.
    this.text = text.includes("\n") ? "" : text;
    this.typed();
    await this.lookUp(text);
  }

  /** Looks up what was typed or scanned. */
  async lookUp(text = this.text): Promise<void> {
    // The text goes as it came: the host knows what scanners put around a number.
    const stands = this.text;
    const found = await this.attempt.once(() => this.window.call("look_up", { text }));
    // Whoever types on meanwhile asks for something else.
    if (found && this.text === stands) this.show(found);
  }

  /** Looks up the text of a code that stood in a picture; whether it was meant as a coupon. */
  private async takeScan(text: string): Promise<boolean | undefined> {
    const found = await this.attempt.once(() => this.window.call("look_up", { text }));
    if (!found) return undefined;
    // A code that is no coupon may still read like a name; only a hand types names.
    if (found.found !== "coupon") return false;
    this.show(found);
    return true;
  }

  private show(found: Found): void {
    if (found.found === "product") return this.window.openCounter(null, [found.product]);
    if (found.found === "card") return void this.startVisit(ofCard(found.card));
    this.found = found;
    this.row = found.found === "people" ? 0 : -1;
    // The next scan must not be appended to this one.
    if (found.found === "coupon" || found.found === "goods") this.text = "";
    if (found.found === "coupon") playVerdict(found.check.verdict);
  }

  /** Starts the visit of somebody new, of whom this is typed already. */
  async startVisit(typed: Partial<ContactTyped> = this.named ?? {}): Promise<void> {
    const visit = await this.attempt.once(() => this.window.call("start_visit", {}));
    if (!visit) return;
    Object.assign(contactDraft(this.window.drafts, visit.visitor), typed);
    this.window.openVisit(visit, "survey");
  }

  /** Opens the visit of somebody known; somebody who came to another fair only begins one here. */
  async openVisit(visitor: string, fromElsewhere = false): Promise<void> {
    const command = fromElsewhere ? "welcome_back" : "get_visit";
    const visit = await this.attempt.once(() => this.window.call(command, { visitor }));
    if (visit) this.window.openVisit(visit);
  }

  /** Goes on with a contact that was left half typed. */
  async goOnWith(visitor: string): Promise<void> {
    const visit = await this.attempt.once(() => this.window.call("get_visit", { visitor }));
    if (visit) this.window.openVisit(visit, "contact");
  }

  #isFromElsewhere(visitor: string): boolean {
    if (this.found?.found !== "people") return false;
    return this.found.people.some((person) => person.visitor === visitor && person.last_fair !== null);
  }

  /** Goes on to the sale, with the coupon that was found. */
  async useCoupon(): Promise<void> {
    if (this.found?.found !== "coupon" || this.found.check.coupon === null) return;
    const { coupon, visitor } = this.found.check;
    if (visitor === null) {
      this.window.openCounter(coupon);
      return;
    }
    const visit = await this.attempt.once(() => this.window.call("get_visit", { visitor }));
    if (visit) this.window.openVisit(visit, "sale", coupon);
  }

  /** Asks why the last use is taken back, if it may still be: the desk may have been shown for an hour. */
  async askToUndo(): Promise<void> {
    await this.load();
    this.undoing = this.desk?.last_use != null;
  }

  /** Takes back the use of a coupon that was recorded last; whether it was done. */
  async undoLastUse(reason: string): Promise<boolean> {
    const last = this.desk?.last_use;
    if (last == null) return false;
    const now = await this.attempt.once(() =>
      this.window.call("undo_coupon_use", { coupon: last.coupon, reason }),
    );
    if (!now) return false;
    this.typed();
    await this.load();
    return true;
  }

  /** Something was done about the coupon on the desk: it is looked at anew, or the one given in its stead. */
  async changed(coupon: CouponSummary): Promise<void> {
    const text = coupon.short_number || coupon.digits;
    const found = await this.attempt.run(() => this.window.call("look_up", { text }));
    if (found) this.show(found);
    await this.load();
  }

  /** Asks for the PIN that will close the kiosk, or stops asking. */
  askPin(asking: boolean): void {
    this.kioskAttempt.tell(null);
    this.askingPin = asking;
    if (asking) void this.#loadKiosk();
  }

  async #loadKiosk(): Promise<void> {
    const settings = await this.kioskAttempt.run(() => this.window.call("get_kiosk_settings", {}));
    this.kiosk = settings ?? null;
  }

  /** Decides what becomes of a survey that somebody leaves half answered at the kiosk. */
  leftHalf(half_answered: HalfAnswered): void {
    if (this.kiosk !== null) this.kiosk = { ...this.kiosk, half_answered };
  }

  /** Hands the screen over to visitors. */
  async openKiosk(pin: string): Promise<void> {
    // Enter can be quicker than the settings.
    if (this.kiosk === null) await this.#loadKiosk();
    if (this.kiosk === null) return;
    // What is no number, or out of range, is sent as one that is refused with a sentence.
    const typed = Math.round(Number(this.kiosk.idle_seconds ?? 0)) || 0;
    const idle_seconds = Math.max(0, Math.min(typed, LIMITS.longest_idle_seconds + 1));
    const request = { pin, idle_seconds, half_answered: this.kiosk.half_answered };
    const opened = await this.kioskAttempt.once(() => this.window.call("open_kiosk", request));
    if (opened) this.askPin(false);
  }

  /** Escape: an empty desk again. */
  clear(): void {
    this.pictures.show(false);
    this.text = "";
    this.typed();
    this.attempt.tell(null);
  }
}
