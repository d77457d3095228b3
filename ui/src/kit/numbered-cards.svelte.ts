/**
 * Where does Alt with a digit lead on a screen of many cards?
 *
 * A screen that numbers its cards ({@link numberCards}) has them in the order
 * in which they stand, also those that come later; each shows its own key
 * (SectionCard.svelte). The key puts the focus on the first thing in the card,
 * and presses nothing.
 */
import { getContext, setContext, untrack } from "svelte";
import { declareKeys } from "./keys/layers.svelte";
import { ACTIONS } from "./keys/table";

const CARDS = Symbol("the numbered cards of the screen");
const CONTROLS = "input, select, textarea, button, summary";

/** The cards of one screen. */
export class NumberedCards {
  #cards = $state.raw<readonly HTMLElement[]>([]);

  /** Counts a card for as long as it stands; what ends that. */
  add(card: HTMLElement): () => void {
    const order = (one: HTMLElement, other: HTMLElement): number =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    // Whoever adds a card in an effect is not told when others come.
    this.#cards = untrack(() => [...this.#cards, card]).sort(order);
    return () => {
      this.#cards = this.#cards.filter((one) => one !== card);
    };
  }

  /** Which of the keys leads to this card, from 0; none where there are more cards than digits. */
  keyOf(card: HTMLElement | undefined): number | null {
    const at = this.#cards.findIndex((one) => one === card);
    return at >= 0 && at < ACTIONS.chooseTyped.keys.length ? at : null;
  }

  /** Puts the focus on the first thing in a card, or on its heading. */
  lead(key: number): void {
    const card = this.#cards[key];
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
