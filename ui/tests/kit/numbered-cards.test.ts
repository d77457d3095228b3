import { describe, expect, it } from "vitest";
import { NumberedCards } from "../../src/kit/numbered-cards.svelte";

describe("the digits of cards", () => {
  it("mean the same card whatever else stands on the page, and nothing while it is away", () => {
    const cards = new NumberedCards(["tasks", "requests", "files"]);
    const [files, tasks, other] = ["files", "tasks", "other"].map((name) => {
      const card = document.createElement("section");
      return { card, leave: cards.add(card, name) };
    });
    const keys = (): (number | null)[] => [files, tasks, other].map((one) => cards.keyOf(one?.card));
    expect(keys(), "by name, and not by what came first").toEqual([2, 0, null]);
    tasks?.leave?.();
    expect(keys(), "nobody moves up").toEqual([2, null, null]);
    const again = document.createElement("section");
    cards.add(again, "tasks");
    expect(cards.keyOf(again)).toBe(0);
  });
});
