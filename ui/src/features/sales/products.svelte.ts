/** What is sold, what changes of it, and what would a price list do? */
import type { Call } from "../../host/host";
import type { PriceList, Product, ProductImport } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { LongWork } from "../../kit/long-work.svelte";
import { TextSearch } from "../../kit/text-search.svelte";
import { cleaned, wholeOf, wonOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";

/** A larger file is refused before it is read; the host says the same of what it gets. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** A product as it is being written down. */
export interface ProductForm {
  /** The product that changes; none for a new one. */
  readonly product: Product | null;
  name: string;
  price: string;
  tags: string;
  barcode: string;
  stock: string;
}

/** Reads a file that a person handed to the window. */
function priceListOf(file: File): Promise<PriceList> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onerror = () => failed(reader.error);
    // What is read is "data:<kind>;base64,<content>".
    reader.onload = () => {
      const [, content = ""] = String(reader.result).split(",");
      done({ file_name: file.name, content });
    };
    reader.readAsDataURL(file);
  });
}

/** The products tab. */
export class ProductsPage {
  /** The catalogue with what is not sold any more; none until it came. */
  products = $state.raw<readonly Product[] | null>(null);
  /** What the list is filtered by. */
  filter = $state("");
  /** The product in hand, if any. */
  form = $state<ProductForm | null>(null);
  /** The name of the price list that is being read, if any. */
  reading = $state<string | null>(null);
  /** What the chosen price list would do; nothing is stored yet. */
  preview = $state.raw<ProductImport | null>(null);
  /** What the last price list did. */
  imported = $state.raw<ProductImport | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The host's reading of a price list. */
  readonly work: LongWork;
  readonly #search: TextSearch;
  #file: PriceList | null = null;
  /** Counts price lists; what comes of one that was put away is dropped. */
  #list = 0;

  constructor(private readonly call: Call) {
    const work = "price_list";
    this.work = new LongWork({
      figures: () => call("get_progress", { work }),
      stop: () => call("stop_work", { work }),
    });
    this.#search = new TextSearch((request) => call("find_texts", request));
  }

  /** The products that the filter leaves, those on sale first. */
  get listed(): readonly Product[] {
    const found = (this.products ?? []).filter(
      (product) =>
        this.#search.has(product.name.ko) ||
        this.#search.has(product.name.en) ||
        (this.filter !== "" && product.barcode.includes(this.filter.trim())),
    );
    return [...found.filter((product) => !product.retired), ...found.filter((product) => product.retired)];
  }

  /** Fetches the catalogue. */
  async load(): Promise<void> {
    const catalogue = await this.attempt.run(() => this.call("get_catalogue", {}));
    if (catalogue) this.#show(catalogue.products);
  }

  #show(products: readonly Product[]): void {
    this.products = products;
    this.typed();
  }

  /** The filter changed. */
  typed(): void {
    const names = this.products?.flatMap(({ name }) => [name.ko, name.en]) ?? [];
    this.#search.search(this.filter, names);
  }

  /** Takes a product in hand, or an empty form. */
  open(product: Product | null): void {
    this.attempt.tell(null);
    this.form = {
      product,
      name: product?.name.ko ?? "",
      price: product === null ? "" : String(product.price_won),
      tags: product?.tags.join(", ") ?? "",
      barcode: product?.barcode ?? "",
      stock: product?.stock === null || product === null ? "" : String(product.stock),
    };
  }

  /** Whether there is something to put away. */
  get inHand(): boolean {
    return this.form !== null || this.preview !== null || this.reading !== null;
  }

  /** Puts away what is in hand, the innermost first. */
  close(): void {
    if (this.form !== null) this.form = null;
    else this.cancelImport();
    this.attempt.tell(null);
  }

  /** Saves the product in hand. */
  async save(): Promise<void> {
    const { form } = this;
    if (form === null) return;
    const price_won = wonOf(form.price);
    if (form.name.trim() === "" || price_won === null) return this.attempt.tell(both(m.product_needs_price));
    // More may have been sold than was counted, so a minus can stand there.
    const [, minus, pieces = ""] = /^([-−]?)(.*?)\s*개?$/.exec(cleaned(form.stock)) ?? [];
    const counted = wholeOf(pieces, 8);
    if (counted === null && `${minus}${pieces}` !== "")
      return this.attempt.tell(both(m.product_stock_unreadable));
    const saved = await this.attempt.once(() =>
      this.call("save_product", {
        product: form.product?.id ?? null,
        name: form.name,
        price_won,
        tags: form.tags.split(",").filter((tag) => tag.trim() !== ""),
        barcode: form.barcode,
        stock: counted !== null && minus ? -counted : counted,
      }),
    );
    if (!saved) return;
    this.#show(saved.products);
    this.form = null;
  }

  /** Takes a product out of the sale, or back into it. */
  async retire(product: Product, retired: boolean): Promise<void> {
    const saved = await this.attempt.once(() =>
      this.call("retire_product", { product: product.id, retired }),
    );
    if (!saved) return;
    this.#show(saved.products);
    this.form = null;
  }

  /** Looks at a price list and says what it would do. */
  async look(file: File): Promise<void> {
    this.imported = null;
    if (file.size > LARGEST_FILE) return this.attempt.tell(both(m.import_too_large));
    this.cancelImport();
    const mine = this.#list;
    this.reading = file.name;
    const looked = await this.attempt.run(() =>
      this.work.during(async () => {
        const list = await priceListOf(file);
        return { list, preview: await this.call("preview_products", list) };
      }),
    );
    if (mine !== this.#list) return;
    this.reading = null;
    if (!looked) return;
    this.form = null;
    this.#file = looked.list;
    this.preview = looked.preview;
  }

  /** Does what the preview said. */
  async importFile(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    const mine = this.#list;
    const imported = await this.attempt.once(() => {
      this.reading = file.file_name;
      return this.work.during(() => this.call("import_products", file));
    });
    if (mine === this.#list) this.reading = null;
    if (!imported) return;
    // What was stopped too late is done, and told.
    if (mine === this.#list) this.cancelImport();
    this.imported = imported;
    await this.load();
  }

  /** Puts the price list away; nothing was stored. */
  cancelImport(): void {
    this.#list += 1;
    this.work.stop();
    this.reading = null;
    this.#file = null;
    this.preview = null;
  }
}
