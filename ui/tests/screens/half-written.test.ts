/** Escape never loses what was typed in the preparation: it says where it leads, and the form comes back as it was left. */
import { describe, expect, it, vi } from "vitest";
import { PASSPHRASE } from "../../fake/host";
import type { NumberedTestId, TestId } from "../../src/kit/testids";
import { openWindow, painted, seen, shown } from "../support";

type Window = Awaited<ReturnType<typeof openWindow>>;

/** Opens the preparation at a tab. */
async function prepare({ user }: Window, tab: "quotas" | "coupons" | "products" | "brand"): Promise<void> {
  await user.keyboard("{F9}");
  await user.click(await shown(`tab-${tab}`));
  await painted(`prepare-${tab}`);
}

/** Leaves for the desk with Escape alone, however often it takes, and comes back. */
async function toDeskAndBack(
  window: Window,
  tab: Parameters<typeof prepare>[1],
  escapes: number,
): Promise<void> {
  await window.user.keyboard("{Escape}".repeat(escapes));
  await painted("desk");
  await prepare(window, tab);
}

const typedIn = async (hook: TestId | NumberedTestId): Promise<string> =>
  ((await shown(hook)) as HTMLInputElement).value;

describe("what is half written in the preparation", () => {
  it("stays in a programme's editor, which says so", async () => {
    const window = await openWindow("desk");
    const { user } = window;
    await prepare(window, "coupons");
    await user.click(await shown("programme-gift"));
    expect((await shown("form-back")).textContent, "nothing is typed").not.toContain("남습니다");
    await user.clear(await shown("programme-gift-name"));
    await user.type(await shown("programme-gift-name"), "에코백");
    const back = await shown("form-back");
    expect(back.textContent, "where Escape leads").toContain("Esc");
    expect(back.textContent).toContain("목록으로 (쓰던 내용은 남습니다)");
    await user.keyboard("{Escape}");
    expect((await shown("programme-gift")).textContent, "it is marked in the list").toContain("쓰던 것");
    expect(seen("programme-discount")?.textContent, "the others are not").not.toContain("쓰던 것");
    await toDeskAndBack(window, "coupons", 1);
    await user.click(await shown("programme-gift"));
    expect(await typedIn("programme-gift-name")).toBe("에코백");
  });

  it("of a programme goes when it is dropped or opened, and not with another tab", async () => {
    const window = await openWindow("desk");
    const { user, requests } = window;
    await prepare(window, "coupons");
    await user.click(await shown("programme-gift"));
    await user.type(await shown("programme-gift-name"), "백");
    // Another tab is no reason to lose it either.
    await user.click(await shown("tab-products"));
    await user.click(await shown("tab-coupons"));
    await user.click(await shown("programme-gift"));
    expect(await typedIn("programme-gift-name")).toContain("백");
    await user.click(await shown("form-discard"));
    await user.click(await shown("form-discard"));
    expect((await shown("programme-gift")).textContent).not.toContain("쓰던 것");
    await user.click(await shown("programme-gift"));
    await user.type(await shown("programme-gift-name"), "백");
    await user.click(await shown("open-programme"));
    await vi.waitFor(() => expect(requests("open_programme").length).toBe(1));
    expect((await shown("programme-gift")).textContent, "opened").not.toContain("쓰던 것");
  });

  it("stays in a product's form", async () => {
    const window = await openWindow("desk");
    const { user } = window;
    await prepare(window, "products");
    await user.click(await shown("new-product"));
    await user.type(await shown("product-name"), "유리 빨대");
    expect((await shown("form-back")).textContent).toContain("남습니다");
    await toDeskAndBack(window, "products", 2);
    expect((await shown("new-product")).textContent).toContain("쓰던 것");
    await user.click(await shown("new-product"));
    expect(await typedIn("product-name")).toBe("유리 빨대");
    await user.type(await shown("product-price"), "3000{Enter}");
    await vi.waitFor(() => expect(seen("product-name")).toBeNull());
    expect(seen("new-product")?.textContent, "saved").not.toContain("쓰던 것");
  });

  it("stays in the maker's details and the printer, which say that they are not saved", async () => {
    const window = await openWindow("desk");
    const { user } = window;
    await prepare(window, "brand");
    const saved = await typedIn("maker-address");
    await user.type(await shown("maker-address"), " 2층");
    await user.type(await shown("printer-place"), "192.168.0.9");
    expect((await shown("tab-page")).textContent).toContain("아직 저장하지 않았습니다");
    await toDeskAndBack(window, "brand", 1);
    expect(await typedIn("maker-address")).toBe(`${saved} 2층`);
    expect(await typedIn("printer-place")).toContain("192.168.0.9");
    await user.click(await shown("form-discard"));
    await user.click(await shown("form-discard"));
    expect(await typedIn("maker-address")).toBe(saved);
    await toDeskAndBack(window, "brand", 1);
    expect(await typedIn("maker-address"), "dropped").toBe(saved);
  });

  /** A quota of 1 on the way to 100 would send visitors away. */
  it("stays a number that nobody set, and Enter sets it", async () => {
    const window = await openWindow("desk");
    const { user, requests } = window;
    await prepare(window, "quotas");
    await user.type(await shown("quota-seen"), "10");
    await toDeskAndBack(window, "quotas", 1);
    expect(requests("set_quota"), "leaving sets nothing").toEqual([]);
    expect(await typedIn("quota-seen")).toBe("10");
    expect((await shown("quotas")).textContent, "how to set it").toContain("정하기");
    await user.type(await shown("quota-seen"), "0{Enter}");
    await vi.waitFor(() => expect(requests("set_quota").map(({ at_most }) => at_most)).toEqual([100]));
    await vi.waitFor(() => expect(seen("quotas")?.textContent).not.toContain("정하기"));
  });

  it("stays in the next fair's name and days", async () => {
    const window = await openWindow("desk");
    const { user } = window;
    await user.click(await shown("open-fairs"));
    await user.click(await shown("next-fair"));
    await user.type(await shown("fair-name"), "공예트렌드페어");
    expect((await shown("form-back")).textContent).toContain("남습니다");
    await user.keyboard("{Escape}{Escape}");
    await painted("desk");
    await user.click(await shown("open-fairs"));
    await user.click(await shown("next-fair"));
    expect(await typedIn("fair-name")).toBe("공예트렌드페어");
  });

  /** Called away to a queue, an owner finds the laptop locked: what she wrote is no visitor's, and hers. */
  it("survives the lock", async () => {
    const window = await openWindow("desk");
    const { user } = window;
    await prepare(window, "products");
    await user.click(await shown("new-product"));
    await user.type(await shown("product-name"), "유리 빨대");
    await user.keyboard("{Control>}l{/Control}");
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
    await prepare(window, "products");
    await user.click(await shown("new-product"));
    expect(await typedIn("product-name")).toBe("유리 빨대");
  });
});
