import { describe, expect, it, vi } from "vitest";
import { GOOD_DIGITS, makeFakeHost } from "../../../fake/host";
import { refuse, text } from "../../../fake/speak";
import { TABS } from "../../../src/screens/tabs";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

/** The coupons tab, opened with the keyboard alone. */
async function couponsTab() {
  const window = await openWindow("desk");
  await window.user.keyboard("{F9}");
  await painted("prepare-survey");
  // Other tabs may stand before it.
  await window.user.keyboard("{ArrowRight}".repeat(TABS.findIndex(({ name }) => name === "coupons")));
  await painted("prepare-coupons");
  await shown("programmes");
  return window;
}

describe("coupon programmes", () => {
  /** An owner who changes two fields of a proposal has a programme, without a mouse. */
  it("are opened from a proposal, with a sentence that follows every key", async () => {
    const { user, requests } = await couponsTab();
    (await shown("programme-gift")).focus();
    await user.keyboard("{Enter}");
    const name = await shown("programme-name");
    expect(document.activeElement, "the name has the focus").toBe(name);
    await user.clear(await shown("programme-gift-name"));
    await user.type(await shown("programme-gift-name"), "에코백");
    await vi.waitFor(() => expect(seen("programme-preview")?.textContent).toContain("에코백"));
    await user.clear(await shown("programme-total"));
    await user.type(await shown("programme-total"), "1500");
    expect((seen("programme-total") as HTMLInputElement).value, "grouped as it is read").toBe("1,500");
    await user.keyboard("{Enter}");
    await shown("programmes");
    const [opened] = requests("open_programme");
    expect(opened?.draft.total).toBe(1500);
    expect(opened?.draft.benefit).toEqual({
      benefit: "gift",
      what: { ko: "에코백", en: "에코백" },
    });
    expect(opened?.instead_of, "it takes nobody's place").toBeNull();
    expect(requests("get_stage").length, "the desk hears of it").toBe(2);
  });

  /** Two variants are begun with one key, and each is written as its owner wants it. */
  it("may differ by chance: a last day and a wording for each variant", async () => {
    const { user, requests } = await couponsTab();
    await user.click(await shown("programme-revisit"));
    await user.click(await shown("variant-add"));
    const days = (await shown("variant-end-2")) as HTMLInputElement;
    expect(days.value, "half as long as the programme").toBe("15");
    await user.clear(days);
    await user.type(days, "21");
    await user.type(await shown("variant-wording-1"), "한 잔 더");
    await user.click(await shown("variant-add"));
    await user.click(await shown("variant-add"));
    expect(seen("variant-add"), "four are enough").toBeNull();
    await user.click(await shown("variant-remove-4"));
    await user.click(await shown("variant-remove-3"));
    await user.click(await shown("open-programme"));
    await shown("programmes");
    const [opened] = requests("open_programme");
    expect(opened?.draft.variants).toEqual([
      { until: null, days: null, wording: { ko: "한 잔 더", en: "한 잔 더" } },
      { until: null, days: 21, wording: null },
    ]);
  });

  /** One variant alone is compared with nothing, and the owner reads so. */
  it("are not opened with a single variant", async () => {
    const { user } = await couponsTab();
    await user.click(await shown("programme-revisit"));
    await user.click(await shown("variant-add"));
    await user.click(await shown("variant-remove-2"));
    await vi.waitFor(() => expect(seen("programme-problems")?.textContent).toContain("견줄 것이 없습니다"));
    expect(seen("open-programme")?.getAttribute("aria-disabled")).toBe("true");
  });

  /** What stops a programme is said before anybody presses. */
  it("say what is wrong while they are written, and are not opened then", async () => {
    const { user, requests } = await couponsTab();
    await user.click(await shown("programme-discount"));
    await user.clear(await shown("programme-percent"));
    await vi.waitFor(() => expect(seen("programme-problems")?.textContent).toContain("할인율"));
    expect(seen("open-programme")?.getAttribute("aria-disabled")).toBe("true");
    await user.click(await shown("open-programme"));
    expect((await shown("error")).textContent, "the reason is said").toContain("할인율");
    expect(seen("programme-editor"), "what was written is kept").not.toBeNull();
    await user.keyboard("{Escape}");
    await shown("programmes");
    expect(requests("close_programme")).toEqual([]);
    await user.keyboard("{Escape}");
    await painted("desk");
  });

  /** A change never alters what was promised: it is sent as a new programme in the old one's place. */
  it("are changed by taking the old one's place", async () => {
    const { user, requests } = await couponsTab();
    const list = await shown("programmes");
    const change = [...list.querySelectorAll("button")].find((button) =>
      button.textContent?.includes("고치기"),
    );
    await user.click(change as HTMLElement);
    await shown("programme-editor");
    await user.click(await shown("open-programme"));
    await shown("programmes");
    expect(requests("open_programme")[0]?.instead_of).toBe("programme-1");
  });

  it("are ended only after a second word", async () => {
    const { user, requests } = await couponsTab();
    const press = async (word: string) => {
      const list = await shown("programmes");
      const button = [...list.querySelectorAll("button")].find((one) => one.textContent?.includes(word));
      await user.click(button as HTMLElement);
    };
    await press("행사 끝내기");
    expect(requests("close_programme"), "not yet").toEqual([]);
    await press("행사 끝내기");
    await vi.waitFor(() => expect(requests("close_programme")).toEqual([{ programme: "programme-1" }]));
  });
});

describe("a coupon given by hand", () => {
  it("is shown with its code, printed, counted and voided for a reason", async () => {
    const { user, requests } = await couponsTab();
    await user.click(await shown("give-by-hand"));
    await shown("given-coupon");
    await user.click(await shown("print-slip"));
    await vi.waitFor(() => expect(seen("coupon-care")?.textContent).toContain("횟수: 1번"));
    await user.click(await shown("print-slip"));
    // A file that was saved twice lies on paper nowhere yet.
    await vi.waitFor(() => expect(seen("coupon-care")?.textContent).toContain("인쇄용으로 저장한 횟수: 2번"));
    await user.click(await shown("void-coupon"));
    const reason = (await shown("take-back-reason")) as HTMLInputElement;
    expect(document.activeElement, "the reason is asked for at once").toBe(reason);
    expect(reason.value, "with the usual one chosen").toBe("잘못 눌렀습니다");
    await user.keyboard("찢어짐{Enter}");
    await vi.waitFor(() => expect(seen("coupon-care")?.textContent).toContain("취소한 쿠폰"));
    expect(requests("void_coupon")[0]?.reason).toBe("찢어짐");
    expect(seen("print-slip"), "a voided coupon is not printed").toBeNull();
  });

  /** Escape closes the question first, then the coupon, then the screen. */
  it("is left step by step", async () => {
    const { user, requests } = await couponsTab();
    await user.click(await shown("give-by-hand"));
    await user.click(await shown("reissue-coupon"));
    await shown("take-back-reason");
    await user.keyboard("{Escape}");
    expect(seen("take-back-reason")).toBeNull();
    expect(seen("given-coupon"), "the coupon stays").not.toBeNull();
    expect(document.activeElement, "the next Enter does not ask again").not.toBe(seen("reissue-coupon"));
    await user.keyboard("{Escape}");
    await shown("programmes");
    expect(requests("reissue_coupon")).toEqual([]);
  });
});

describe("the use of a coupon that was a mistake", () => {
  /** The visitor still stands there: one key, and no question within ten seconds. */
  it("is taken back with its sale by F6", async () => {
    const { user, requests } = await openWindow("desk");
    expect(seen("undo-last-use"), "nothing was used yet").toBeNull();
    await user.type(await shown("smart-field"), `${GOOD_DIGITS}{Enter}`);
    await user.click(await shown("use-coupon"));
    await shown("sale");
    await user.click(await shown("product-1"));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    await user.keyboard("{Escape}");
    await painted("desk");
    expect((await shown("undo-last-use")).textContent, "F6 is the sale's now").not.toContain("F6");
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(seen("undo-last-use")).toBeNull());
    expect(requests("void_sale").length, "the sale, and with it the use").toBe(1);
    expect(seen("undo-last"), "and there is nothing more to take back").toBeNull();
    expect(document.body.textContent, "said so").toContain("돌려 드리세요");
  });

  /** The question is left with one Escape, whatever asked it. */
  it("is left as it is by Escape when it could not be taken back at once", async () => {
    const { user } = await openWindow(
      "desk",
      {},
      { void_sale: async () => refuse("지금은 되돌릴 수 없습니다.", "It cannot be taken back now.") },
    );
    await user.keyboard("{F2}");
    await user.click(await shown("product-1"));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    await user.keyboard("{F6}");
    await shown("take-back-reason");
    expect((await shown("error")).textContent, "why").toContain("되돌릴 수 없습니다");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(document.querySelector("dialog"), "nothing is asked").toBeNull());
    expect(seen("receipt"), "the sale stands").not.toBeNull();
  });

  /** After a restart nothing is remembered but what the store knows: one key, and a reason. */
  it("is undone with a reason when nobody remembers the sale", async () => {
    const last = { benefit: text("5% 할인", "5% off"), goods: text("물잔", "Glass"), at: "14:40", won: 750 };
    let used = true;
    const host = makeFakeHost();
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        get_desk: async () => ({
          ...(await host.get_desk({})),
          last_use: used ? { coupon: "c-1", ...last } : null,
        }),
        undo_coupon_use: async () => {
          used = false;
          return host.issue_coupon({ visitor: "v-kim", programme: "thanks" });
        },
      },
    );
    await shown("undo-last-use");
    await user.keyboard("{F6}");
    await shown("take-back-reason");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("undo-last-use")).toBeNull());
    expect(requests("undo_coupon_use")).toMatchObject([{ coupon: "c-1" }]);
    expect(requests("start_visit"), "Enter meant the reason, not a new visitor").toEqual([]);
  });

  /** A desk that was left open for an hour still shows what it read then. */
  it("is not asked about once it is long ago", async () => {
    const last = { benefit: text("5% 할인", "5% off"), goods: text("물잔", "Glass"), at: "14:40", won: 750 };
    let fresh = true;
    const host = makeFakeHost();
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        get_desk: async () => ({
          ...(await host.get_desk({})),
          last_use: fresh ? { coupon: "c-1", ...last } : null,
        }),
      },
    );
    await shown("undo-last-use");
    fresh = false;
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(seen("undo-last-use")).toBeNull());
    expect(seen("take-back-reason")).toBeNull();
    expect(requests("undo_coupon_use")).toEqual([]);
  });
});

describe("a sale", () => {
  /** A gift is handed out to whoever shows the coupon; a discount needs something to come off. */
  it("of nothing but a coupon is recorded when the coupon is a gift", async () => {
    const gift = { reason: { ko: "", en: "" }, advice: { ko: "", en: "" }, coupon: null, visitor: null };
    let verdict: "ok" | "refused" = "refused";
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        quote_sale: async () => ({
          subtotal_won: 0,
          discount_won: 0,
          total_won: 0,
          coupon: { ...gift, verdict },
        }),
      },
    );
    await user.type(await shown("smart-field"), `${GOOD_DIGITS}{Enter}`);
    await user.click(await shown("use-coupon"));
    await user.click(await shown("record-sale"));
    await shown("error");
    expect(requests("record_sale"), "a discount off nothing").toEqual([]);
    verdict = "ok";
    await user.click(await shown("record-sale"));
    await shown("receipt");
    expect(requests("record_sale")[0]?.lines).toEqual([]);
  });

  it("that was a mistake is voided where it was recorded", async () => {
    const { user, requests } = await openWindow("desk");
    await user.type(await shown("smart-field"), `${GOOD_DIGITS}{Enter}`);
    await user.click(await shown("use-coupon"));
    await user.click(await shown("product-1"));
    await user.click(await shown("record-sale"));
    await user.click(await shown("void-sale"));
    await shown("take-back-reason");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("void-sale")).toBeNull());
    expect(requests("void_sale")[0]?.reason).toBe("잘못 눌렀습니다");
  });
});

describe("coupons that two laptops took", () => {
  it("are listed in the evening with laptop, staff and won", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await turnToTab("duties");
    const list = await shown("over-redeemed");
    for (const part of ["7F3A", "김하나", "1,600", "다른 노트북에서도"]) {
      expect(list.textContent, part).toContain(part);
    }
  });

  it("are not spoken of when there are none", async () => {
    const { user } = await openWindow("desk", {}, { get_over_redeemed: async () => ({ uses: [], won: 0 }) });
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    expect(seen("over-redeemed")).toBeNull();
  });
});
