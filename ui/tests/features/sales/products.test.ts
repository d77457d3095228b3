import { describe, expect, it, vi } from "vitest";
import { GOOD_DIGITS } from "../../../fake/host";
import { IMPORT } from "../../../fake/small-fair";
import { Sale } from "../../../src/features/sales/sale.svelte";
import { SCANNER_GAP, Scans } from "../../../src/kit/keys/scanner";
import { wholeOf, wonOf } from "../../../src/kit/won";
import { handsPause, openWindow, painted, scan, seen, shown, watched } from "../../support";

async function productsTab(instead = {}) {
  const window = await openWindow("desk", {}, instead);
  await window.user.keyboard("{F9}");
  await painted("prepare-survey");
  await window.user.click(await shown("tab-products"));
  await painted("prepare-products");
  await shown("catalogue");
  return window;
}

/** Hands a file to the window, as the chooser of the system does. */
async function choose(name: string): Promise<void> {
  const input = (await shown("import-file")) as HTMLInputElement;
  const file = new File(["상품명,가격\n잔,1000\n"], name);
  Object.defineProperty(input, "files", { configurable: true, value: [file] });
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("the catalogue", () => {
  /** A keyboard alone is enough: name, price, Enter. */
  it("takes a new product without a mouse", async () => {
    const { user, requests } = await productsTab();
    (await shown("new-product")).focus();
    await user.keyboard("{Enter}");
    await shown("product-name");
    await user.keyboard("유리 빨대{Tab}3,000원{Tab}{Tab}선물, 빨대{Tab}20개{Tab} {Enter}");
    await vi.waitFor(() => expect(requests("save_product").length, "saved once").toBe(1));
    expect(requests("save_product")[0]).toEqual({
      product: null,
      name: "유리 빨대",
      price_won: 3000,
      tags: ["선물", " 빨대"],
      barcode: "",
      stock: 20,
      is_one_of_a_set: true,
    });
    await vi.waitFor(() => expect(seen("product-name"), "the form is put away").toBeNull());
    expect(seen("catalogue")?.textContent).toContain("유리 빨대");
    expect(seen("catalogue")?.textContent, "one may be bought again").toContain("낱개 재구매");
    expect(document.activeElement, "the next one can be looked for").toBe(seen("catalogue-filter"));
  });

  it("changes, stops selling and says what is short", async () => {
    const { user, requests } = await productsTab();
    expect(seen("product-p-4")?.textContent, "below zero is shown").toContain("2개 모자람");
    await user.click(await shown("product-p-1"));
    const price = await shown("product-price");
    await user.clear(price);
    await user.type(price, "33000{Enter}");
    await vi.waitFor(() => expect(requests("save_product")[0]?.price_won).toBe(33000));
    expect(requests("save_product")[0]?.stock, "the stock is as it was").toBe(12);
    expect(requests("save_product")[0]?.is_one_of_a_set, "and so is the mark").toBe(false);
    await user.click(await shown("product-p-1"));
    await user.click(await shown("retire-product"));
    await vi.waitFor(() => expect(seen("product-p-1")?.textContent).toContain("판매 중지"));
    expect(requests("retire_product")).toEqual([{ product: "p-1", retired: true }]);
  });

  it("refuses what is no price before asking the host", async () => {
    const { user, requests } = await productsTab();
    await user.click(await shown("new-product"));
    await user.type(await shown("product-name"), "잔");
    await user.type(await shown("product-price"), "-5{Enter}");
    await shown("error");
    expect(requests("save_product")).toEqual([]);
  });

  /** Escape closes what is in hand first, and only then the screen. */
  it("loses its place only by a second Escape", async () => {
    const { user } = await productsTab();
    await user.click(await shown("new-product"));
    await shown("product-name");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("product-name")).toBeNull());
    expect(seen("catalogue"), "the tab is still there").not.toBeNull();
    await user.keyboard("{Escape}");
    await painted("desk");
  });
});

describe("a price list", () => {
  it("is shown before anything is stored, and stored with one key", async () => {
    const { user, requests } = await productsTab();
    await choose("가격표.csv");
    const preview = await shown("import-preview");
    expect(preview.querySelectorAll("[data-outcome]").length, "every row").toBe(IMPORT.rows.length);
    expect(preview.textContent).toContain("값에 1원보다 작은 수가 있습니다.");
    expect(requests("import_products"), "nothing is stored yet").toEqual([]);
    expect(document.activeElement, "Enter stores").toBe(seen("import-run"));
    await user.keyboard("{Enter}");
    await shown("import-done");
    const [file] = requests("import_products");
    expect(file?.file_name).toBe("가격표.csv");
    const bytes = Uint8Array.from(atob(file?.content ?? ""), (letter) => letter.charCodeAt(0));
    expect(new TextDecoder().decode(bytes), "the file whole").toBe("상품명,가격\n잔,1000\n");
    expect(seen("catalogue")?.textContent).toContain("샴페인잔");
  });

  it("is not waited for once it is stopped, with Escape or the button", async () => {
    const waiting: (() => void)[] = [];
    const { user } = await productsTab({
      preview_products: () => new Promise((done) => waiting.push(() => done(IMPORT))),
    });
    for (const stop of [
      () => user.keyboard("{Escape}"),
      async () => user.click(await shown("import-stop")),
      () => choose("다른 목록.csv"),
    ]) {
      const before = waiting.length;
      await choose("가격표.csv");
      expect((await shown("import-reading")).textContent, "which one").toContain("가격표.csv");
      await vi.waitFor(() => expect(waiting.length, "it is being read").toBe(before + 1));
      await stop();
      waiting[before]?.();
      await new Promise((done) => setTimeout(done));
      expect(seen("import-preview"), "what comes of it is dropped").toBeNull();
    }
    await vi.waitFor(() => expect(seen("import-reading")?.textContent).toContain("다른 목록.csv"));
    await vi.waitFor(() => expect(waiting.length, "the last is still read").toBe(4));
    waiting[3]?.();
    await shown("import-preview");
  });

  it("says after a second how far it is, and has the host stop", async () => {
    let give = (): void => {};
    let refuse = (_: unknown): void => {};
    const { user, requests } = await productsTab({
      preview_products: () =>
        new Promise((done, failed) => {
          give = () => done(IMPORT);
          refuse = failed;
        }),
      get_progress: async () => ({ done: 1200, of: 4800 }),
    });
    await choose("가격표.xlsx");
    await shown("import-reading");
    expect(document.querySelector("progress"), "not at once").toBeNull();
    const bar = await vi.waitFor(() => {
      const bar = document.querySelector("progress");
      if (bar === null) throw new Error("no bar yet");
      return bar;
    }, 3000);
    expect([bar.value, bar.max]).toEqual([1200, 4800]);
    expect(requests("get_progress")[0]).toEqual({ work: "price_list" });
    expect(requests("stop_work")).toEqual([]);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(requests("stop_work")).toEqual([{ work: "price_list" }]));
    refuse({ code: "stopped", message: { ko: "멈췄습니다.", en: "Stopped." } });
    await new Promise((done) => setTimeout(done));
    expect(seen("import-reading")).toBeNull();
    expect(seen("error"), "no failure is told").toBeNull();
    expect(seen("catalogue"), "the tab is still there").not.toBeNull();

    await choose("가격표.xlsx");
    await vi.waitFor(() => expect(requests("preview_products").length).toBe(2));
    give();
    await shown("import-preview");
    const asked = requests("get_progress").length;
    await new Promise((done) => setTimeout(done, 1100));
    expect(requests("get_progress").length, "nobody asks any more").toBe(asked);
  });

  it("is put away with Escape, and a file that is none is told", async () => {
    const { user, requests } = await productsTab();
    await choose("가격표.csv");
    await shown("import-preview");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("import-preview")).toBeNull());
    await choose("메모.txt");
    expect((await shown("error")).textContent).toContain("표로 읽을 수 없습니다");
    expect(requests("import_products")).toEqual([]);
  });
});

describe("selling by number and by barcode", () => {
  async function opened(coupon = null) {
    const host = watched();
    const sale = new Sale(host.call, null, coupon);
    await sale.load();
    const type = async (text: string): Promise<void> => {
      sale.filter = text;
      sale.typed();
      await sale.enter();
    };
    return { sale, type, ...host };
  }

  it("takes a number, pieces of a number, and a barcode with or without zeros", async () => {
    const { sale, type } = await opened();
    await type("2");
    await type("3*4");
    await type("8801234567893");
    await type("2*0096385074");
    expect(sale.basket.map((line) => [line.product.id, line.quantity])).toEqual([
      ["p-2", 1],
      ["p-4", 5],
      ["p-1", 1],
    ]);
    expect(sale.filter, "ready for the next").toBe("");
  });

  /** A coupon scanned into the field of products is a coupon all the same. */
  it("takes a coupon that is scanned among the goods", async () => {
    const { sale, type, requests } = await opened();
    await type("1");
    await type(GOOD_DIGITS);
    expect(sale.coupon?.short_number).toBe("4821 7730 5196 8");
    expect(requests("quote_sale").at(-1)?.coupon, "the price is asked with it").toBe(sale.coupon?.id);
    await type("4".repeat(49));
    expect(sale.attempt.sentence?.ko, "a used one is refused with its reason").toContain("이미 썼습니다");
    expect(sale.coupon?.short_number, "and the good one stays").toBe("4821 7730 5196 8");
    expect(sale.basket.length, "neither became goods").toBe(1);
  });

  /** Ten characters in a breath and an Enter are a scan, wherever the focus is. */
  it("tells a scanner from a hand", () => {
    const scans = new Scans();
    let now = 0;
    const press = (key: string, gap: number): string | null => {
      now += gap;
      const event = new KeyboardEvent("keydown", { key });
      Object.defineProperty(event, "timeStamp", { value: now });
      return scans.press(event);
    };
    for (const key of "8801234567893") press(key, 5);
    expect(press("Enter", 5)).toBe("8801234567893");
    for (const key of "8801234567893") press(key, 2 * SCANNER_GAP);
    expect(press("Enter", 2 * SCANNER_GAP), "a hand").toBeNull();
    for (const key of "123") press(key, 5);
    expect(press("Enter", 5), "three keys rolled over").toBeNull();
  });

  it("sells without a survey from the desk, with a scan that begins anywhere", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F2}");
    await painted("counter");
    await shown("product-1");
    await user.click(await shown("product-2"));
    await handsPause();
    // The focus is on the product that was clicked; the scanner does not know.
    scan("8801234567893", "");
    await vi.waitFor(() => expect((seen("quantity-1") as HTMLInputElement | null)?.value).toBe("1"));
    expect((seen("quantity-2") as HTMLInputElement).value, "not 8801234567893 pieces").toBe("1");
    expect(requests("record_sale"), "neither of the scanner's Enters sells anything").toEqual([]);
    await handsPause();
    await handsPause();
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("receipt");
    expect(requests("record_sale")[0]?.visitor, "to nobody known").toBeNull();
    await user.click(await shown("link-visitor"));
    await user.click(await shown("visitor-v-kim"));
    await vi.waitFor(() => expect(requests("link_sale")[0]?.visitor).toBe("v-kim"));
    await user.click(await shown("visitor-v-kim"));
    await vi.waitFor(() => expect(requests("link_sale")[1]?.visitor, "and back").toBeNull());
  });

  it("begins a sale with a barcode scanned at the desk", async () => {
    const { user } = await openWindow("desk");
    await user.type(await shown("smart-field"), "8801234567893{Enter}");
    await painted("counter");
    await vi.waitFor(() => expect((seen("quantity-1") as HTMLInputElement | null)?.value).toBe("1"));
  });

  it("finds an earlier sale of the visitor who answers now", async () => {
    const { user, requests } = await openWindow("desk");
    await user.click(await vi.waitFor(() => document.querySelector("#row-0") as HTMLElement));
    await user.click(await shown("step-sale"));
    await user.click(await shown("link-sales"));
    await user.click(await shown("sale-s-a"));
    await vi.waitFor(() => expect(requests("link_sale")[0]).toEqual({ sale: "s-a", visitor: "v-kim" }));
    expect((await shown("sale-s-a")).getAttribute("aria-pressed")).toBe("true");
  });
});

describe("giving away", () => {
  it("saves the details, the page and the printer, and prints", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F9}");
    await user.click(await shown("tab-brand"));
    const phone = await shown("maker-phone");
    await user.clear(phone);
    await user.type(phone, "02-999-0000{Enter}");
    await vi.waitFor(() => expect(requests("change_maker")[0]?.phone).toBe("02-999-0000"));
    await user.click(await shown("save-page"));
    await vi.waitFor(() => expect(seen("page-path")?.textContent).toContain("coupon.html"));
    await user.type(await shown("printer-place"), "프린터");
    await user.click(await shown("save-printer"));
    await shown("error");
    await user.clear(await shown("printer-place"));
    await user.type(await shown("printer-place"), "192.168.0.50");
    await user.click(await shown("roll-mm58"));
    await user.click(await shown("test-printer"));
    await vi.waitFor(() => expect(seen("printer-said")?.textContent).toContain("시험 인쇄"));
    expect(requests("choose_printer").at(-1)).toEqual({ destination: "192.168.0.50", roll: "mm58" });

    await user.keyboard("{Escape}");
    await painted("desk");
    await user.click(await vi.waitFor(() => document.querySelector("#row-0") as HTMLElement));
    await user.click(await shown("step-coupon"));
    await user.click(await shown("give-coupon"));
    await user.click(await shown("staff-menu"));
    await user.click(await shown("paper-a4_labels"));
    await user.click(await shown("print-slip"));
    await vi.waitFor(() => expect(requests("print_slip")[0]?.paper).toBe("a4_labels"));
    await user.click(await shown("print-receipt"));
    await vi.waitFor(() => expect(requests("print_receipt").length).toBe(1));
  });

  it("offers no printer where there is none", async () => {
    const { user } = await openWindow("desk");
    await user.click(await vi.waitFor(() => document.querySelector("#row-0") as HTMLElement));
    await user.click(await shown("step-coupon"));
    await user.click(await shown("give-coupon"));
    await user.click(await shown("staff-menu"));
    await shown("print-slip");
    expect(seen("print-receipt")).toBeNull();
  });
});

describe("numbers as they are typed", () => {
  it("reads whole won and nothing else", () => {
    for (const typed of [
      "12000",
      "12,000",
      "12,000원",
      " ₩12 000 ",
      "12,000.00",
      "１２，０００",
      "12\u200b000",
    ])
      expect(wonOf(typed), typed).toBe(12000);
    for (const typed of ["", "-1", "1.5", "만원", "12345678901", "12.000", "12,00", "12000①", "1 2"])
      expect(wonOf(typed), typed).toBeNull();
  });

  it("reads a number in every width and refuses what is none", () => {
    for (const [typed, number] of [
      ["30,000.00", 30_000],
      ["１０", 10],
      ["0", 0],
    ] as const)
      expect(wholeOf(typed), typed).toBe(number);
    for (const typed of ["-5", "2.5", "10²", "5%", "1e3"]) expect(wholeOf(typed), typed).toBeNull();
  });
});
