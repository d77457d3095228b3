/**
 * Where does Alt with a digit lead on a screen of many cards?
 *
 * A screen that numbers its cards ({@link numberCards}) says by name which card has
 * which digit, and each card shows its own (SectionCard.svelte). The digit of a
 * card that is not there does nothing: it means the same card at every fair and on
 * every day, so that a hand can learn it. The key puts the focus on the first thing
 * in the card, and presses nothing.
 */
import { getContext, setContext, tick } from "svelte";
import { SvelteMap } from "svelte/reactivity";
import { declareKeys } from "./keys/layers.svelte";
import { ACTIONS } from "./keys/table";

const CARDS = Symbol("the numbered cards of the screen");
/** So long a card may take to come once its page was turned to; later it must not take the focus. */
const LOADS_MS = 1500;
const CONTROLS = "input, select, textarea, button, summary";

/** The cards of one screen. */
export class NumberedCards {
  /** The cards that stand on it, by their places in the names. */
  readonly #cards = new SvelteMap<number, HTMLElement>();

  /** The card that was asked for while its page was still being made, and until when it is waited for. */
  #wanted: { key: number; until: number } | null = null;

  /** The names in the order of the digits, no more than there are; what turns to the page a card is on. */
  constructor(
    private readonly names: readonly string[],
    private readonly turnTo: (name: string) => void = () => undefined,
  ) {}

  /** A card stands on the screen; what ends that. A card without a digit is none of these. */
  add(card: HTMLElement, name: string): (() => void) | undefined {
    const place = this.names.indexOf(name);
    if (place < 0) return undefined;
    this.#cards.set(place, card);
    if (this.#wanted?.key === place && performance.now() < this.#wanted.until) void this.lead(place);
    return () => {
      if (this.#cards.get(place) === card) this.#cards.delete(place);
    };
  }

  /** Which of the keys leads to this card, from 0; none where it has no digit. */
  keyOf(card: HTMLElement | undefined): number | null {
    const [digit] = [...this.#cards].find(([, one]) => one === card) ?? [];
    return digit ?? null;
  }

  /** Puts the focus on the first thing in a card, or on its heading, on whichever page it is. */
  async lead(key: number): Promise<void> {
    const name = this.names[key];
    if (name === undefined) return;
    this.#wanted = { key, until: performance.now() + LOADS_MS };
    if (!this.#cards.has(key)) this.turnTo(name);
    await tick();
    const card = this.#cards.get(key);
    if (card === undefined || this.#wanted?.key !== key) return;
    this.#wanted = null;
    const controls = [...card.querySelectorAll<HTMLElement>(CONTROLS)];
    // What opens by a button of its own is out of the way of the keyboard.
    const first =
      controls.find((one) => !one.matches(":disabled, [tabindex='-1']")) ??
      card.querySelector<HTMLElement>("h2");
    first?.focus();
  }
}

/** Numbers the cards of a screen by their names, while it is being made; `turnTo` shows the page that a card is on. */
export function numberCards(names: readonly string[], turnTo?: (name: string) => void): void {
  const cards = setContext(CARDS, new NumberedCards(names, turnTo));
  const keys: readonly string[] = ACTIONS.chooseTyped.keys;
  declareKeys({
    actions: [{ on: "chooseTyped", run: (press) => press && cards.lead(keys.indexOf(press.code)) }],
  });
}

/** The cards that the screen around numbers, if it does. */
export function numberedCards(): NumberedCards | undefined {
  return getContext<NumberedCards | undefined>(CARDS);
}
