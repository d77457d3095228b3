/** What no font of the printed coupons has is said where it is typed, and refuses nothing. */
import { describe, expect, it, vi } from "vitest";
import type { ImportedRow } from "../../src/host/wire";
import { openWindow, painted, seen, shown } from "../support";

/** An Egyptian hieroglyph, which no font that ships has. */
const RARE = "\u{13000}";

describe("characters that cannot be printed", () => {
  const warned = () =>
    vi.waitFor(() => expect(seen("print-warning")?.textContent, "names the character").toContain(RARE));

  it("are named at the first set-up, and are gone when they are", async () => {
    const { user } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.click(await shown("create-fair"));
    await user.type(await shown("maker-name"), `온기${RARE}`);
    await warned();
    await user.keyboard("{Backspace}");
    await vi.waitFor(() => expect(seen("print-warning"), "nothing to say").toBeNull());
  });

  it("are named in the exhibitor's details, programmes, products and price lists", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F9}");
    await user.click(await shown("tab-brand"));
    expect(seen("print-warning"), "nothing yet").toBeNull();
    await user.type(await shown("maker-address"), RARE);
    await warned();
    await user.click(await shown("save-maker"));
    await vi.waitFor(() => expect(requests("change_maker")[0]?.address, "saved").toContain(RARE));

    await user.click(await shown("tab-coupons"));
    await user.click(await shown("programme-gift"));
    await user.type(await shown("programme-gift-name"), RARE);
    await warned();

    await user.click(await shown("tab-products"));
    await user.click(await shown("new-product"));
    await user.type(await shown("product-name"), RARE);
    await warned();
  });

  it("are named in a price list before it is taken", async () => {
    const row: ImportedRow = { number: 2, name: `잔${RARE}`, price_won: 1000, outcome: "added", words: [] };
    const preview = { rows: [row], added: 1, changed: 0, unchanged: 0, refused: 0, notes: [] };
    const { user } = await openWindow("desk", {}, { preview_products: async () => preview });
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    await user.click(await shown("tab-products"));
    const file = new File(["상품,값"], "list.csv", { type: "text/csv" });
    await user.upload((await shown("import-file")) as HTMLInputElement, file);
    await shown("import-preview");
    await warned();
  });
});
