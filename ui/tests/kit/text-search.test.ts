import { describe, expect, it } from "vitest";
import { type Find, TextSearch } from "../../src/kit/text-search.svelte";

interface Asked {
  answer(texts: string[]): void;
  refuse(): void;
}

/** A host whose answers come when the test says so. */
function slowHost(): { find: Find; asked: Asked[] } {
  const asked: Asked[] = [];
  const find: Find = () =>
    new Promise((answer, refuse) => {
      asked.push({ answer: (texts) => answer({ texts }), refuse: () => refuse(new Error("gone")) });
    });
  return { find, asked };
}

describe("searching among texts", () => {
  it("has every text while nothing is typed, and then what the host finds", async () => {
    const { find, asked } = slowHost();
    const search = new TextSearch(find);
    expect(search.has("위스키잔")).toBe(true);
    search.search("ㅇㅅㅋ", ["위스키잔", "물잔", "물잔"]);
    asked[0]?.answer(["위스키잔"]);
    await search.settled();
    expect([search.has("위스키잔"), search.has("물잔")]).toEqual([true, false]);
    search.search(" ", ["위스키잔", "물잔"]);
    expect(search.has("물잔"), "the field was emptied").toBe(true);
  });

  it("keeps the answer to the newest key, whichever comes last", async () => {
    const { find, asked } = slowHost();
    const search = new TextSearch(find);
    search.search("물", ["물잔", "물병"]);
    search.search("물ㅂ", ["물잔", "물병"]);
    asked[1]?.answer(["물병"]);
    await search.settled();
    asked[0]?.answer(["물잔", "물병"]);
    await Promise.resolve();
    expect(search.has("물잔")).toBe(false);
  });

  it("waits for the key that was pressed while it waited", async () => {
    const { find, asked } = slowHost();
    const search = new TextSearch(find);
    search.search("물", ["물잔", "물병"]);
    let settled = false;
    const waiting = search.settled().then(() => (settled = true));
    search.search("물ㅂ", ["물잔", "물병"]);
    asked[0]?.answer(["물잔", "물병"]);
    await new Promise((later) => setTimeout(later, 0));
    expect(settled).toBe(false);
    asked[1]?.answer(["물병"]);
    await waiting;
    expect(search.has("물잔")).toBe(false);
  });

  it("hides nothing when the host cannot search", async () => {
    const { find, asked } = slowHost();
    const search = new TextSearch(find);
    search.search("물", ["물잔"]);
    asked[0]?.refuse();
    await search.settled();
    expect(search.has("다른 것")).toBe(true);
  });
});
