import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

async function productsTab() {
  const window = await openWindow("desk");
  await window.user.keyboard("{F9}");
  await painted("prepare-survey");
  await window.user.click(await shown("tab-products"));
  await painted("prepare-products");
  const { products } = await window.call("get_catalogue", {});
  const [first, second] = products;
  if (first === undefined || second === undefined) throw new Error("the stand-in sells two products");
  return { ...window, first, second };
}

const file = (name: string, content = name): File => new File([content], name, { type: "image/png" });

function drop(on: Element, files: readonly File[], items: readonly unknown[] = []): void {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { files, items, types: ["Files"] } });
  on.dispatchEvent(event);
}

const pictureOf = (product: string): string | null =>
  seen(`product-${product}`)?.querySelector("img")?.getAttribute("src") ?? null;

describe("pictures of products", () => {
  it("go to the product whose row they are dropped on", async () => {
    const { requests, first, second } = await productsTab();
    drop(await shown(`product-${second.id}`), [file("IMG_0001.png")]);
    await vi.waitFor(() => expect(pictureOf(second.id)).toContain("data:image/png"));
    expect(requests("set_product_picture")).toEqual([{ product: second.id, content: btoa("IMG_0001.png") }]);
    expect(pictureOf(first.id)).toBeNull();
    expect(requests("preview_products"), "a picture is no price list").toEqual([]);
  });

  it("find their products by name, and say which files were left out and why", async () => {
    const { requests, first } = await productsTab();
    drop(document.body, [
      file(`${first.name.ko}.png`, "picture"),
      file(`${first.name.ko} (2).png`),
      file("IMG_0001.png"),
    ]);
    const told = await shown("pictures-told");
    expect(told.textContent).toContain("상품 사진 1장을 넣었습니다.");
    expect(told.textContent).toContain("1개: IMG_0001.png");
    expect(told.textContent).toContain(`1개: ${first.name.ko} (2).png`);
    expect(requests("set_product_picture").length).toBe(1);
    await vi.waitFor(() => expect(pictureOf(first.id)).not.toBeNull());
  });

  it("come out of a folder that is dropped", async () => {
    const { requests, first } = await productsTab();
    const inside = file(`${first.name.ko}.png`);
    const entry = { isFile: true, isDirectory: false, file: (done: (file: File) => void) => done(inside) };
    const batches = [[entry], []];
    const folder = {
      isDirectory: true,
      isFile: false,
      name: "사진",
      createReader: () => ({
        readEntries: (done: (entries: unknown[]) => void) => done(batches.shift() ?? []),
      }),
    };
    drop(document.body, [new File([""], "사진")], [{ webkitGetAsEntry: () => folder }]);
    await shown("pictures-told");
    expect(requests("match_product_pictures")).toEqual([{ file_names: [inside.name] }]);
    expect(requests("set_product_picture").length).toBe(1);
  });

  it("say of a file that is no picture what is safe, and leave the others in", async () => {
    const { first, second } = await productsTab();
    drop(document.body, [file(`${first.name.ko}.png`, "no picture"), file(`${second.name.ko}.png`)]);
    const told = await shown("pictures-told");
    expect(told.textContent).toContain(`1개: ${first.name.ko}.png`);
    await vi.waitFor(() => expect(pictureOf(second.id)).not.toBeNull());
  });

  /** Whoever sells looks for the glass she sees, not for its name. */
  it("stand on the till's buttons and in the basket, once any product has one", async () => {
    const { user, first } = await productsTab();
    const thumbs = (hook: "sale" | "basket") => seen(hook)?.querySelectorAll(".thumb") ?? [];
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F2}");
    await user.click(await shown("product-1"));
    await shown("quantity-1");
    expect(thumbs("sale").length, "no place is kept for none").toBe(0);
    await user.click(await shown("leave"));
    await painted("desk");
    await user.keyboard("{F9}");
    await user.click(await shown("tab-products"));
    drop(await shown(`product-${first.id}`), [file("glass.png")]);
    await vi.waitFor(() => expect(pictureOf(first.id)).not.toBeNull());
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F2}");
    await vi.waitFor(() => expect(seen("product-1")?.querySelector("img")).not.toBeNull());
    await vi.waitFor(() => expect(seen("basket")?.querySelector("img")?.src).toContain("data:image/png"));
  });

  it("are put away in the product's form", async () => {
    const { user, requests, first } = await productsTab();
    drop(await shown(`product-${first.id}`), [file("glass.png")]);
    await vi.waitFor(() => expect(pictureOf(first.id)).not.toBeNull());
    await user.click(await shown(`product-${first.id}`));
    await user.click(await shown("remove-product-picture"));
    await vi.waitFor(() => expect(seen("remove-product-picture")).toBeNull());
    expect(requests("set_product_picture").at(-1)).toEqual({ product: first.id, content: null });
  });
});
