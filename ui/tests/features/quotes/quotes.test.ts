import { describe, expect, it, vi } from "vitest";
import { language } from "../../../src/kit/language.svelte";
import { handsPause, openWindow, painted, seen, shown, turnToTab } from "../../support";

const value = (id: Parameters<typeof seen>[0]): string => (seen(id) as HTMLInputElement).value;

describe("a quote at the desk", () => {
  async function openKim() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await opened.user.click(await shown("tasks-open"));
    await painted("visit-visited");
    await shown("quotes");
    return opened;
  }

  it("takes a part of one product's name for that product, and leaves a chosen suggestion to the browser", async () => {
    const { user } = await openKim();
    await user.keyboard("{Control>}e{/Control}");
    await shown("quote-lines");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("quote-goods-1")));
    await user.keyboard("위스키");
    expect(value("quote-price-1"), "no product yet").toBe("");
    const enter = new KeyboardEvent("keydown", {
      key: "Enter",
      code: "Enter",
      bubbles: true,
      cancelable: true,
    });
    await handsPause();
    seen("quote-goods-1")?.dispatchEvent(enter);
    expect(enter.defaultPrevented, "WebKit would not take the suggestion over").toBe(false);
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("quote-quantity-1")));
    expect([value("quote-goods-1"), value("quote-price-1")]).toEqual(["위스키잔", "32,000"]);
  });

  it("is noted without the mouse, with a Hangul keyboard on: the key, goods, quantity, price, Enter", async () => {
    const { user, requests } = await openKim();
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", {
        key: "ㄷ",
        code: "KeyE",
        ctrlKey: true,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      }),
    );
    await shown("quote-lines");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("quote-goods-1")));
    await user.keyboard("위스키잔");
    await vi.waitFor(() => expect(value("quote-price-1"), "the list's own price").toBe("32,000"));
    await handsPause();
    await user.keyboard("{Enter}200");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("quote-quantity-1")));
    await handsPause();
    await user.keyboard("{Enter}35000");
    expect((await shown("quote-sum")).textContent).toContain("합계 7,000,000원");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("quote-goods-2")));
    await user.keyboard("로고 새기기");
    await handsPause();
    await user.keyboard("{Enter}");
    await handsPause();
    await user.keyboard("{Enter}50000");
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("quote-goods-3");
    await user.keyboard("{Alt>}2{/Alt}");
    expect(seen("quote-stage-concluded")?.getAttribute("aria-pressed")).toBe("true");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("quote-lines"), "an empty line saves").toBeNull());
    const none = { ko: "로고 새기기", en: "로고 새기기" };
    expect(requests("note_quote")).toMatchObject([
      {
        visitor: "v-kim",
        quote: null,
        stage: "concluded",
        lines: [
          { product: "p-1", quantity: 200, unit_price: 35_000, currency: "KRW" },
          { product: null, name: none, quantity: 1, unit_price: 50_000, currency: "KRW" },
        ],
      },
    ]);
    expect((await shown("quotes")).textContent).toContain("체결 · 7,050,000원");
  });

  it("reckons dollars to the cent, and a price follows the currency until a hand types it", async () => {
    const { user, requests } = await openKim();
    await user.click(await shown("quote-add"));
    await user.type(await shown("quote-goods-1"), "위스키잔");
    await user.selectOptions(await shown("quote-currency-1"), "USD");
    await vi.waitFor(() => expect(value("quote-price-1"), "32,000 won at 1,400").toBe("22.86"));
    await user.clear(await shown("quote-price-1"));
    await user.type(await shown("quote-price-1"), "21.55");
    await user.clear(await shown("quote-quantity-1"));
    await user.type(await shown("quote-quantity-1"), "200");
    expect(seen("quote-sum")?.textContent).toContain("4,310.00달러 = 모두 6,034,000원");
    await user.type(await shown("quote-goods-1"), " 세트");
    expect(value("quote-price-1"), "hers").toBe("21.55");
    expect(seen("quote-lines")?.textContent).toContain("상품 목록에 없는 품목");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await vi.waitFor(() => expect(requests("note_quote").length).toBe(1));
    expect(requests("note_quote")[0]?.lines).toMatchObject([
      { product: null, unit_price: 2_155, currency: "USD" },
    ]);
  });

  it("says what cannot be read, and keeps what was typed after Escape", async () => {
    const { user, requests } = await openKim();
    await user.click(await shown("quote-add"));
    await user.type(await shown("quote-goods-1"), "물병");
    await user.clear(await shown("quote-price-1"));
    await user.type(await shown("quote-price-1"), "12.000");
    await user.click(await shown("quote-save"));
    expect((await shown("error")).textContent).toContain("‘물병’의 수량이나 단가");
    expect(requests("note_quote")).toEqual([]);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("quote-lines")).toBeNull());
    expect((await shown("quote-add")).textContent).toContain("이어서");
    await handsPause();
    await user.click(await shown("quote-add"));
    expect(value("quote-goods-1")).toBe("물병");
    expect(value("quote-price-1")).toBe("12.000");
    await user.click(await shown("quote-remove-1"));
    await vi.waitFor(() => expect(document.activeElement, "not nowhere").toBe(seen("quote-goods-1")));
    await user.click(await shown("quote-save"));
    await vi.waitFor(async () => expect((await shown("error")).textContent).toContain("하나 이상"));
  });

  it("is taken back with F6 as soon as it is noted", async () => {
    const { user, requests } = await openKim();
    await user.click(await shown("quote-add"));
    await user.type(await shown("quote-goods-1"), "물병");
    await user.type(await shown("quote-price-1"), "18000");
    await user.click(await shown("quote-save"));
    await vi.waitFor(async () => expect((await shown("quotes")).textContent).toContain("물병 1"));
    await handsPause();
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(requests("void_quote")).toEqual([{ visitor: "v-kim", quote: "q-1" }]));
    await vi.waitFor(() => expect(seen("quotes")?.textContent).not.toContain("물병"));
    expect(seen("quotes")?.textContent, "the other stays").toContain("위스키잔 200");
  });

  it("is said anew, and taken back after a second press", async () => {
    const { user, requests } = await openKim();
    await user.click(await shown("quote-change"));
    expect(value("quote-price-1")).toBe("21.55");
    expect(seen("quote-remove-1")?.getAttribute("aria-label"), "begins as it reads").toBe("빼기: 1번째 줄");
    await user.click(await shown("quote-stage-concluded"));
    await user.click(await shown("quote-save"));
    await vi.waitFor(() => expect(seen("quote-lines")).toBeNull());
    expect(requests("note_quote")).toMatchObject([
      {
        quote: "q-0",
        stage: "concluded",
        lines: [{ product: "p-1", unit_price: 2_155 }, { unit_price: 500_000 }],
      },
    ]);
    await user.click(await shown("quote-take-back"));
    expect(requests("void_quote"), "asked once more first").toEqual([]);
    await user.click(await shown("quote-take-back"));
    await vi.waitFor(() => expect(seen("quotes")).toBeNull());
    expect(requests("void_quote")).toEqual([{ visitor: "v-kim", quote: "q-0" }]);
  });
});

describe("the sums of quotes", () => {
  async function onResults() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("results");
    await shown("quote-totals");
    await shown("dollar-rate");
    return opened;
  }

  it("stand on the results, each of how many, in both languages", async () => {
    await onResults();
    const rows = (): (string | null)[] =>
      [...(seen("quote-totals")?.querySelectorAll("tbody tr") ?? [])].map((row) => row.textContent);
    expect(rows()[0]).toBe("계약추진액1건 중 1건500,000원4,310.00달러6,534,000원");
    expect(rows()[1]).toBe("체결액1건 중 0건0원0.00달러0원");
    language.toggle();
    await vi.waitFor(() =>
      expect(rows()[0]).toBe("Being negotiated1 of 1500,000 won4,310.00 dollars6,534,000 won"),
    );
  });

  it("take a rate by Enter, and refuse what is none", async () => {
    const { user, requests } = await onResults();
    await user.clear(await shown("dollar-rate"));
    await user.type(await shown("dollar-rate"), "천사백{Enter}");
    expect((await shown("error")).textContent).toContain("환율을 읽을 수 없습니다");
    await user.clear(await shown("dollar-rate"));
    await user.type(await shown("dollar-rate"), "50{Enter}");
    await vi.waitFor(async () => expect((await shown("error")).textContent).toContain("100원부터"));
    await user.clear(await shown("dollar-rate"));
    await user.type(await shown("dollar-rate"), "1,385{Enter}");
    await vi.waitFor(() => expect(seen("error")).toBeNull());
    expect(requests("set_dollar_rate")).toEqual([{ won_per_dollar: 50 }, { won_per_dollar: 1_385 }]);
  });

  it("leave as a locked workbook, with a reason", async () => {
    const { user, requests } = await onResults();
    await user.click(await shown("quotes-run"));
    expect((await shown("error")).textContent).toContain("이유");
    await user.type(await shown("quotes-reason"), "실적 보고{Enter}");
    expect((await shown("quotes-files")).textContent).toContain("상담일지.xlsx");
    expect((await shown("quotes-password")).textContent).toBe("7K2M-QX94-TR8H");
    expect(requests("export_quotes")).toMatchObject([{ reason: "실적 보고", locked: true, language: "ko" }]);
  });
});
