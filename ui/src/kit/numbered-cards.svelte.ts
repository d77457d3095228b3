/**
 * Where does Alt with a digit lead on a screen of many cards?
 *
 * A screen that numbers its cards ({@link numberCards}) gives out digits once no
 * more cards come, in the order in which they stand, and each card shows its own
 * (SectionCard.svelte). What comes later, wherever it stands, takes the next
 * digit, and what goes leaves its digit to nobody but itself: a digit never
 * comes to mean another card under a hand. The key puts the focus on the first
 * thing in the card, and presses nothing.
 */
import { getContext, setContext } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { declareKeys } from "./keys/layers.svelte";
import { ACTIONS } from "./keys/table";

const CARDS = Symbol("the numbered cards of the screen");
const CONTROLS = "input, select, textarea, button, summary";
/** So long no card came, in milliseconds: the page stands. */
export const STANDS = 300;

/** The cards of one screen. */
export class NumberedCards {
  /** Which card has which digit, from 0. */
  readonly #cards = new SvelteMap<number, HTMLElement>();
  /** Whose every digit is, by the card's name. */
  readonly #names: string[] = [];
  /** The cards that came while the page was being made, with their names; none once it stands. */
  #first: Map<HTMLElement, string> | null = new Map();
  #standing: ReturnType<typeof setTimeout> | undefined;

  /** Counts a card for as long as it stands; what ends that. */
  add(card: HTMLElement, name: string): () => void {
    if (this.#first === null) this.#give(card, name);
    else {
      this.#first.set(card, name);
      clearTimeout(this.#standing);
      this.#standing = setTimeout(() => this.#giveAll(), STANDS);
    }
    return () => {
      this.#first?.delete(card);
      for (const [digit, one] of this.#cards) if (one === card) this.#cards.delete(digit);
    };
  }

  #give(card: HTMLElement, name: string): void {
    const its = this.#names.findIndex((one, digit) => one === name && !this.#cards.has(digit));
    this.#cards.set(its >= 0 ? its : this.#names.push(name) - 1, card);
  }

  #giveAll(): void {
    const isBefore = (one: HTMLElement, other: HTMLElement): boolean =>
      (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const first = [...(this.#first ?? [])];
    this.#first = null;
    first.sort(([one], [other]) => (isBefore(one, other) ? -1 : 1));
    for (const [card, name] of first) this.#give(card, name);
  }

  /** Which of the keys leads to this card, from 0; none where there are more cards than digits. */
  keyOf(card: HTMLElement | undefined): number | null {
    const [digit] = [...this.#cards].find(([, one]) => one === card) ?? [];
    return digit !== undefined && digit < ACTIONS.chooseTyped.keys.length ? digit : null;
  }

  /** Puts the focus on the first thing in a card, or on its heading. */
  lead(key: number): void {
    const card = this.#cards.get(key);
    const controls = [...(card?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
    // What opens by a button of its own is out of the way of the keyboard.
    const first =
      controls.find((one) => !one.matches(":disabled, [tabindex='-1']")) ??
      card?.querySelector<HTMLElement>("h2");
    first?.focus();
  }
}

/** Numbers the cards of a screen, while it is being made. */
export function numberCards(): void {
  const cards = setContext(CARDS, new NumberedCards());
  const keys: readonly string[] = ACTIONS.chooseTyped.keys;
  declareKeys({
    actions: [{ on: "chooseTyped", run: (press) => press && cards.lead(keys.indexOf(press.code)) }],
  });
}

/** The cards that the screen around numbers, if it does. */
export function numberedCards(): NumberedCards | undefined {
  return getContext<NumberedCards | undefined>(CARDS);
}
