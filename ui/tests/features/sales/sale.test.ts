import { describe, expect, it } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import { PRODUCTS } from "../../../fake/small-fair";
import { text } from "../../../fake/speak";
import { Sale } from "../../../src/features/sales/sale.svelte";
import type { Coupon, CouponCheck, Product, Quote } from "../../../src/host/wire";
import { watched } from "../../support";

const REFUSED: CouponCheck = {
  verdict: "refused",
  reason: text("이미 썼습니다.", "Already used."),
  advice: text("쿠폰 없이 계산하세요.", "Go on without it."),
  coupon: null,
  visitor: null,
};

const COUPON: Coupon = {
  id: "c-1",
  maker: text("온기유리", "Ongi Glass"),
  benefit: text("5% 할인", "5% off"),
  conditions: text("한 번", "Once"),
  short_number: "1",
  digits: "1",
  qr_svg: "<svg/>",
  again: false,
  used: false,
  left: null,
  standing: "live",
  prints: 0,
};

function product(index: number): Product {
  const found = PRODUCTS[index];
  if (found === undefined) throw new Error("the stand-in has six products");
  return found;
}

/** A host whose prices arrive when the test says so. */
function slowPrices(coupon: CouponCheck | null = null) {
  const waiting: ((quote: Quote) => void)[] = [];
  const host = watched({}, { quote_sale: () => new Promise((answer) => waiting.push(answer)) });
  const arrive = (index: number, total: number): void =>
    waiting[index]?.({ subtotal_won: total, discount_won: 0, total_won: total, coupon });
  return { ...host, arrive };
}

describe("the price of the basket", () => {
  /** Two prices on the way: the older one may arrive last, and must not be charged. */
  it("is that of the basket as it is now, whatever arrives last", async () => {
    const { call, arrive } = slowPrices();
    const sale = new Sale(call, null, null);
    const first = sale.add(product(0), 1);
    const second = sale.add(product(0), 1);
    arrive(1, 64000);
    await second;
    arrive(0, 32000);
    await first;
    expect(sale.quote?.total_won, "the newer price stays").toBe(64000);
  });

  /** A hurried Enter may not overtake the price, which says whether the coupon is good. */
  it("is waited for before recording", async () => {
    const { call, arrive, requests } = slowPrices(REFUSED);
    const sale = new Sale(call, null, COUPON);
    await sale.load();
    const adding = sale.add(product(0), 1);
    const recording = sale.record();
    await new Promise((done) => setTimeout(done, 10));
    expect(requests("record_sale"), "not before the price").toEqual([]);
    arrive(0, 32000);
    await Promise.all([adding, recording]);
    expect(requests("record_sale")[0]?.coupon, "the refused coupon is left out").toBeNull();
  });
});

describe("the basket", () => {
  it("counts, takes out, and never holds less than one or more than a slip of the finger", async () => {
    const { call } = watched();
    const sale = new Sale(call, null, null);
    await sale.load();
    await sale.add(product(1), 2);
    await sale.add(product(2), 1);
    await sale.add(product(1), -2);
    expect(
      sale.basket.map((line) => [line.product.id, line.quantity]),
      "gone at none",
    ).toEqual([["p-3", 1]]);
    expect(sale.touched?.product.id, "+ and − go to what is left").toBe("p-3");
    await sale.setQuantity(product(2), 123456);
    expect(sale.quantityOf("p-3"), "at most what the host takes").toBe(9999);
    await sale.setQuantity(product(2), Number("열둘"));
    expect(sale.basket, "what is no number takes the line out").toEqual([]);
    expect(sale.quote, "nothing to pay").toBeNull();
  });

  /** Digits in one breath are one number; after a pause they begin anew. */
  it("reads digits pressed one after the other", async () => {
    const { call } = watched();
    const sale = new Sale(call, null, null);
    await sale.add(product(0), 1);
    await sale.digit("1", 5000);
    await sale.digit("2", 5300);
    expect(sale.quantityOf("p-1"), "twelve").toBe(12);
    await sale.digit("3", 9000);
    expect(sale.quantityOf("p-1"), "three").toBe(3);
  });

  /** A sale is money: pressing twice must not record twice. */
  it("is recorded once", async () => {
    const { record_sale } = makeFakeHost();
    const { call, requests } = watched(
      {},
      {
        record_sale: async (request) => {
          await new Promise((done) => setTimeout(done, 10));
          return record_sale(request);
        },
      },
    );
    const sale = new Sale(call, null, null);
    await sale.load();
    await sale.add(product(0), 1);
    await Promise.all([sale.record(), sale.record()]);
    await sale.record();
    expect(requests("record_sale").length, "one sale").toBe(1);
  });
});
