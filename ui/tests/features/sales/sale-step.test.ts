import { describe, expect, it, vi } from "vitest";
import { PASSPHRASE } from "../../../fake/host";
import { text } from "../../../fake/speak";
import { MANY } from "../../../fake/looking";
import type { Host } from "../../../src/host/host";
import type { CouponCheck } from "../../../src/host/wire";
import { handsPause, openWindow, painted, seen, shown } from "../../support";

const REFUSED: CouponCheck = {
  verdict: "refused",
  reason: text("이 쿠폰은 접시에는 쓸 수 없습니다.", "This coupon is not good for plates."),
  advice: text("다른 상품을 골라 주세요.", "Choose another product."),
  coupon: null,
  visitor: null,
};

async function toCoupon(user: Awaited<ReturnType<typeof openWindow>>["user"]): Promise<void> {
  await user.keyboard("{Enter}");
  await painted("visit-survey");
  for (let question = 0; question < 6; question += 1) await user.keyboard("{Enter}");
  await painted("visit-contact");
  await user.keyboard("{Enter}");
  await painted("visit-coupon");
}

describe("the sale", () => {
  async function open(instead: Parameters<typeof openWindow>[2] = {}) {
    const opened = await openWindow("desk", {}, instead);
    await toCoupon(opened.user);
    await opened.user.keyboard("{F2}");
    await painted("visit-sale");
    await shown("product-1");
    return opened;
  }

  it("finds by name, counts, and records with Enter", async () => {
    const { user, requests } = await open();
    await user.keyboard("위스");
    await vi.waitFor(() => expect(seen("product-2"), "others are gone").toBeNull());
    await user.keyboard("{Enter}");
    await user.keyboard("+");
    await vi.waitFor(() =>
      expect(seen("sale-total")?.textContent?.trim(), "two, with the coupon").toBe("60,800원"),
    );
    await user.click(await shown("purpose-gift"));
    expect(document.activeElement, "the mouse leaves the focus where it was").toBe(seen("product-filter"));
    await user.keyboard("{Enter}");
    expect((await shown("receipt")).textContent, "the receipt").toContain("위스키잔 2");
    expect(requests("record_sale"), "recorded once").toMatchObject([
      { lines: [{ product: "p-1", quantity: 2 }], purpose: "gift" },
    ]);
    await user.keyboard("{Enter}");
    await painted("desk");
  });

  it("shows a buy-again card with what was sold, and costs no key more", async () => {
    const { user, requests } = await open();
    await user.click(await shown("product-1"));
    await user.click(await shown("record-sale"));
    const card = await shown("reorder-card");
    expect(requests("get_reorder_card"), "of this sale").toEqual([{ sale: expect.stringMatching(/^s-/) }]);
    expect(card.textContent, "what it is").toContain("다시 사기 카드");
    expect(document.activeElement, "Enter is still the next visitor").toBe(seen("next-visitor"));
    await user.click(await shown("reorder-paper"));
    await user.click(await shown("print-slip"));
    await vi.waitFor(() => expect(seen("slip-path")?.textContent).toContain("다시 사기 카드.pdf"));
    expect(requests("print_reorder_slip")).toMatchObject([{ paper: "receipt_80mm" }]);
  });

  it("shows no card where the owner has no page", async () => {
    const { user } = await open({ get_reorder_card: async () => ({ card: null }) });
    await user.click(await shown("product-1"));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    await handsPause();
    expect(seen("reorder-card")).toBeNull();
  });

  it("takes digits as a quantity once a product is under focus, and Enter records", async () => {
    const { user, requests } = await open();
    await user.click(await shown("product-4"));
    await user.keyboard("1");
    await handsPause();
    await user.keyboard("2");
    await handsPause();
    await vi.waitFor(() => expect((seen("quantity-4") as HTMLInputElement).value, "twelve").toBe("12"));
    await user.keyboard("{Enter}");
    await shown("receipt");
    expect(requests("record_sale")[0]?.lines, "not thirteen").toEqual([{ product: "p-4", quantity: 12 }]);
  });

  /** "위스키 Enter Enter" in one breath: the second Enter must not be lost while the price is on its way. */
  it("does not lose a hurried Enter", async () => {
    const { user, requests } = await open();
    await user.keyboard("디캔터{Enter}{Enter}");
    await shown("receipt");
    expect(requests("record_sale")[0]?.lines, "the decanter").toEqual([{ product: "p-5", quantity: 1 }]);
  });

  it("sells without the coupon when the host refuses it, and says why", async () => {
    const quote_sale: Host["quote_sale"] = async ({ coupon }) => ({
      subtotal_won: 32000,
      discount_won: 0,
      total_won: 32000,
      coupon: coupon === null ? null : REFUSED,
    });
    const { user, requests } = await open({ quote_sale });
    await user.click(await shown("product-1"));
    await vi.waitFor(() => expect(document.body.textContent, "the reason").toContain(REFUSED.reason.ko));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    expect(requests("quote_sale")[0]?.coupon, "the coupon was asked for").toMatch(/^c-/);
    expect(requests("record_sale")[0]?.coupon, "and not used").toBeNull();
  });

  it("knows afterwards that the coupon is used up", async () => {
    const { user, requests } = await open();
    await user.keyboard("디캔터{Enter}{Enter}");
    await shown("receipt");
    await user.click(await shown("step-coupon"));
    await painted("visit-coupon");
    await vi.waitFor(() => expect(seen("coupon")?.textContent, "says so").toContain("이미 쓴 쿠폰입니다"));
    await user.click(await shown("go-sale"));
    await painted("visit-sale");
    await user.click(await shown("product-1"));
    await vi.waitFor(() => expect(requests("quote_sale").at(-1)?.coupon, "not offered again").toBeNull());
  });

  it("leaves the coupon out when asked", async () => {
    const { user } = await open();
    await user.click(await shown("product-1"));
    await user.click(await shown("sale-coupon"));
    await vi.waitFor(() => expect(seen("sale-total")?.textContent?.trim(), "full price").toBe("32,000원"));
  });

  it("says what the visitor saves", async () => {
    const { user } = await open();
    await user.click(await shown("product-1"));
    await vi.waitFor(() =>
      expect(seen("sale-saved")?.textContent?.trim(), "five per cent").toBe("1,600원 아끼셨어요"),
    );
  });

  /** "Back to the desk (all is kept)" stands on the bar, and it is true of the basket too. */
  it("keeps a basket for its visitor when the step or the visit is left, and for nobody else", async () => {
    const { user } = await open();
    await user.click(await shown("product-2"));
    await user.click(await shown("purpose-gift"));
    await user.click(await shown("step-contact"));
    await painted("visit-contact");
    await user.click(await shown("step-sale"));
    await painted("visit-sale");
    expect(
      (await shown("quantity-2")).getAttribute("value") ?? (seen("quantity-2") as HTMLInputElement).value,
    ).toBe("1");
    expect(seen("purpose-gift")?.getAttribute("aria-pressed"), "with what it is for").toBe("true");
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F2}");
    await painted("counter");
    await shown("product-1");
    expect(seen("quantity-2"), "not the next customer's").toBeNull();
    await user.click(await shown("product-3"));
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F2}");
    await painted("counter");
    await shown("quantity-3");
    expect(seen("basket")?.textContent, "it says where they come from").toContain(
      "아까 담아 두신 상품입니다",
    );
  });

  it("forgets every basket when the store is locked", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F2}");
    await painted("counter");
    await user.click(await shown("product-3"));
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.click(await shown("open-device"));
    await user.click(await shown("lock"));
    await painted("unlock");
    await user.type(await shown("passphrase"), PASSPHRASE);
    await user.click(await shown("submit-passphrase"));
    await painted("desk");
    await user.keyboard("{F2}");
    await painted("counter");
    await shown("product-1");
    expect(seen("quantity-3"), "nobody knows whose it was").toBeNull();
  });

  it("puts an emptied basket back", async () => {
    const { user } = await open();
    await user.click(await shown("product-2"));
    await user.click(await shown("empty-basket"));
    await vi.waitFor(() => expect(seen("quantity-2"), "out").toBeNull());
    await user.click(await shown("put-back-basket"));
    await shown("quantity-2");
  });

  it("shows first what sold most today, and every product once", async () => {
    await open();
    const numbers = [...document.querySelectorAll("[data-testid^='product-']")]
      .map((one) => one.getAttribute("data-testid"))
      .filter((id) => id !== "product-filter");
    expect(numbers).toEqual(["product-5", "product-1", "product-2", "product-3", "product-4", "product-6"]);
  });

  it("narrows many products to a category, which is found by its name too", async () => {
    const { user } = await openWindow("desk", { products: MANY.slice(0, 30) });
    await user.keyboard("{F2}");
    await painted("counter");
    await shown("product-1");
    await user.click(
      [...document.querySelectorAll("button")].find(
        (one) => one.textContent?.trim() === "화병",
      ) as HTMLElement,
    );
    await vi.waitFor(() => expect(seen("product-1"), "no vase").toBeNull());
    await shown("product-3");
    await user.keyboard("접시");
    await vi.waitFor(() => expect(seen("product-3"), "typing looks through all").toBeNull());
    await shown("product-4");
  });

  it("says that an empty basket cannot be recorded", async () => {
    const { user, requests } = await open();
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "a sentence").toContain("아직 담은 상품이 없습니다");
    expect(requests("record_sale"), "nothing").toEqual([]);
  });

  it("adds a product that is not in the catalogue", async () => {
    const { user, requests } = await open();
    await user.keyboard("유리 종");
    await user.tab();
    await user.keyboard("12,000{Enter}");
    await shown("quantity-7");
    expect(requests("add_product"), "as typed").toEqual([{ name: "유리 종", price_won: 12000 }]);
  });
});
