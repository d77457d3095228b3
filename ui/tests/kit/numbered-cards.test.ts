import { describe, expect, it, vi } from "vitest";
import { NumberedCards, STANDS } from "../../src/kit/numbered-cards.svelte";

/** Cards that stand on a page in this order. */
function page(...names: string[]): HTMLElement[] {
  document.body.replaceChildren(...names.map(() => document.createElement("section")));
  return [...document.body.children] as HTMLElement[];
}

describe("the digits of cards", () => {
  it("follow the page once it stands, and mean the same card from then on", () => {
    vi.useFakeTimers();
    const cards = new NumberedCards();
    const [late, one, two] = page("late", "one", "two");
    if (!late || !one || !two) throw new Error("three cards");
    cards.add(two, "two");
    vi.advanceTimersByTime(STANDS - 1);
    const goes = cards.add(one, "one");
    expect(cards.keyOf(two), "no digit before it means something for good").toBeNull();
    vi.advanceTimersByTime(STANDS);
    expect(
      [one, two].map((card) => cards.keyOf(card)),
      "in the order of the page",
    ).toEqual([0, 1]);
    cards.add(late, "late");
    expect(
      [late, one, two].map((card) => cards.keyOf(card)),
      "nobody moves",
    ).toEqual([2, 0, 1]);
    goes();
    const other = document.createElement("section");
    cards.add(other, "other");
    expect(cards.keyOf(other), "not the digit of the one that went").toBe(3);
    cards.add(one, "one");
    expect(cards.keyOf(one), "its own again").toBe(0);
    vi.useRealTimers();
  });
});
