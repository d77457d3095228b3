/** Whose card is to be typed, and what stands on it? */
import type { Call } from "../../host/host";
import type { CardsToCopy, CardText, CardToCopy } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { Breath } from "../../kit/keys/breath";
import * as m from "../../paraglide/messages.js";

/** One visitor's card, as far as it is typed. */
export class Sheet {
  /** What is typed; it begins with what is kept. */
  typed = $state<CardText>({ name: "", phone: "", email: "", company: "", job: "" });

  constructor(
    readonly card: CardToCopy,
    typed: CardText = card.kept,
  ) {
    this.typed = { ...typed };
  }

  /** Whether something was typed. */
  get changed(): boolean {
    const { kept } = this.card;
    const names = Object.keys(kept) as (keyof CardText)[];
    return names.some((name) => this.typed[name].trim() !== kept[name]);
  }
}

/** The cards that are to be typed, one after the other. */
export class CopyPage {
  /** The cards; none until they came. */
  cards = $state.raw<readonly CardToCopy[] | null>(null);
  /** The one in hand; none while nobody types. */
  sheet = $state.raw<Sheet | null>(null);
  /** Whether one was typed since the page came: then it says so when nothing is left. */
  decided = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** A second press of the key that kept a card is no word about the next. */
  readonly breath = new Breath();
  /** What was typed of the cards that were left for later, by visitor. */
  readonly #begun = new Map<string, CardText>();

  constructor(private readonly call: Call) {}

  /** Fetches the cards. What is being typed stays, as long as the card is there. */
  async load(): Promise<void> {
    const now = await this.attempt.run(() => this.call("get_cards_to_copy", {}));
    if (!now) return;
    this.cards = now.cards;
    const { sheet } = this;
    if (sheet === null) return;
    const inHand = now.cards.find(({ visitor }) => visitor === sheet.card.visitor);
    // One of its photographs may be gone meanwhile.
    this.sheet = inHand ? new Sheet(inHand, sheet.changed ? sheet.typed : inHand.kept) : null;
  }

  /** Takes the first card in hand. */
  begin(): void {
    this.#take(this.cards?.[0]);
  }

  /** Leaves the card in hand for later and takes the next; after the last comes the first. */
  later(): void {
    const { sheet } = this;
    if (sheet?.changed) this.#begun.set(sheet.card.visitor, $state.snapshot(sheet.typed));
    this.#take(this.cards?.[(this.#place + 1) % this.cards.length]);
  }

  /** Nobody types any more; what is typed of the card in hand is not kept. */
  stop(): void {
    this.sheet = null;
    this.attempt.tell(null);
  }

  /** Keeps what stands on the card in hand; whether another is in hand now. */
  async keep(): Promise<boolean> {
    const { sheet } = this;
    if (sheet === null || this.breath.lasts) return false;
    // An Enter too many must not say of a card that it was typed.
    if (!sheet.changed) {
      this.attempt.tell(both(m.copy_cards_unchanged));
      return false;
    }
    const { photos } = sheet.card;
    return this.#goOn(() => this.call("copy_card", { photos, typed: $state.snapshot(sheet.typed) }));
  }

  /** Nothing of the card in hand is to be typed; whether another is in hand now. */
  async leave(): Promise<boolean> {
    const { sheet } = this;
    if (sheet === null || this.breath.lasts) return false;
    return this.#goOn(() => this.call("leave_card", { photos: sheet.card.photos }));
  }

  async #goOn(done: () => Promise<CardsToCopy>): Promise<boolean> {
    const place = this.#place;
    const now = await this.attempt.once(done);
    if (!now) return this.#goOnWithout(place);
    this.breath.begin();
    this.decided = true;
    if (this.sheet) this.#begun.delete(this.sheet.card.visitor);
    this.cards = now.cards;
    // Those behind it moved up.
    this.#take(now.cards[place] ?? now.cards[0]);
    return true;
  }

  /** What was refused may be about a card that is gone since, or typed by another hand: then the next is in hand. */
  async #goOnWithout(place: number): Promise<boolean> {
    const why = this.attempt.sentence;
    const now = await this.call("get_cards_to_copy", {}).catch(() => null);
    const isThere = now?.cards.some(({ visitor }) => visitor === this.sheet?.card.visitor) ?? true;
    if (now === null || isThere) return false;
    this.cards = now.cards;
    this.#take(now.cards[place] ?? now.cards[0]);
    this.attempt.tell(why);
    return true;
  }

  get #place(): number {
    const visitor = this.sheet?.card.visitor;
    return Math.max(
      0,
      (this.cards ?? []).findIndex((card) => card.visitor === visitor),
    );
  }

  #take(card: CardToCopy | undefined): void {
    this.sheet = card ? new Sheet(card, this.#begun.get(card.visitor)) : null;
    this.attempt.tell(null);
  }
}
