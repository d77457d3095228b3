/** What is sold, what changes of it, and what would a price list do? */
import type { Call } from "../../host/host";
import type { PriceList, Product, ProductImport } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { contentOf } from "../../kit/file-content";
import { changes, HalfWritten } from "../../kit/half-written";
import { LongWork } from "../../kit/long-work.svelte";
import { TextSearch } from "../../kit/text-search.svelte";
import { cleaned, wholeOf, wonOf } from "../../kit/won";
import * as m from "../../paraglide/messages.js";
import { ProductPictures } from "./product-pictures.svelte";

/** A larger file is refused before it is read; the host says the same of what it gets. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** What is typed of a product. */
interface ProductFields {
  name: string;
  price: string;
  tags: string;
  barcode: string;
  stock: string;
  is_one_of_a_set: boolean;
}

/** A product as it is being written down. */
export interface ProductForm extends ProductFields {
  /** The product that changes; none for a new one. */
  readonly product: Product | null;
}

/** The key of what is half written. */
function keyOf(product: Product | null): string {
  return product?.id ?? "new";
}

function fieldsOf(product: Product | null): ProductFields {
  return {
    name: product?.name.ko ?? "",
    price: product === null ? "" : String(product.price_won),
    tags: product?.tags.join(", ") ?? "",
    barcode: product?.barcode ?? "",
    stock: product?.stock === null || product === null ? "" : String(product.stock),
    is_one_of_a_set: product?.is_one_of_a_set ?? false,
  };
}

/** Some systems give files of a folder no kind. */
function isPicture(file: File): boolean {
  return file.type.startsWith("image/") || /\.(png|jpe?g|webp|gif|heic|avif|bmp|tiff?)$/i.test(file.name);
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
  /** How the products look. */
  readonly pictures: ProductPictures;
  /** The host's reading of a price list. */
  readonly work: LongWork;
  readonly #search: TextSearch;
  readonly #halfWritten: HalfWritten<ProductFields>;
  #file: PriceList | null = null;
  /** Counts price lists; what comes of one that was put away is dropped. */
  #list = 0;

  constructor(
    private readonly call: Call,
    drafts: Drafts,
  ) {
    this.#halfWritten = drafts.of("products", () => new HalfWritten<ProductFields>());
    this.pictures = new ProductPictures(call);
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
    void this.pictures.load();
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

  /** Whether a change of this product, or a new one, was left half written. */
  isHalfWritten(product: Product | null): boolean {
    return this.#halfWritten.has(keyOf(product));
  }

  /** Whether something is typed of the product in hand that is not saved. */
  get isChanged(): boolean {
    if (this.form === null) return false;
    const { product, ...typed } = this.form;
    return changes(typed, fieldsOf(product)) !== null;
  }

  /** Keeps what is typed of the product in hand and not saved. */
  keep(): void {
    if (this.form === null) return;
    const { product, ...typed } = $state.snapshot(this.form) as ProductForm;
    this.#halfWritten.keep(keyOf(product), typed, fieldsOf(product));
  }

  /** Takes a product in hand, or an empty form, as it was left. */
  open(product: Product | null): void {
    this.attempt.tell(null);
    this.form = { product, ...this.#halfWritten.resume(keyOf(product), fieldsOf(product)) };
  }

  /** Whether there is something to put away. */
  get inHand(): boolean {
    return this.form !== null || this.preview !== null || this.reading !== null;
  }

  /** Puts away what is in hand, the innermost first; what was typed of a product is kept. */
  close(): void {
    this.keep();
    if (this.form !== null) this.form = null;
    else this.cancelImport();
    this.attempt.tell(null);
  }

  /** Puts the product in hand away, and forgets what was typed of it. */
  discard(): void {
    if (this.form !== null) this.#halfWritten.drop(keyOf(this.form.product));
    this.form = null;
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
        is_one_of_a_set: form.is_one_of_a_set,
      }),
    );
    if (!saved) return;
    this.#show(saved.products);
    this.discard();
  }

  /** Takes a product out of the sale, or back into it. */
  async retire(product: Product, retired: boolean): Promise<void> {
    const saved = await this.attempt.once(() =>
      this.call("retire_product", { product: product.id, retired }),
    );
    if (!saved) return;
    this.keep();
    this.#show(saved.products);
    this.form = null;
  }

  /** Takes what was handed in: a price list, or pictures; one picture let go on a product is that product's. */
  async take(files: readonly File[], product: string | null): Promise<void> {
    const [list] = files.filter((file) => !isPicture(file));
    const pictures = files.filter(isPicture);
    const [picture] = pictures;
    if (picture === undefined) return list && this.look(list);
    this.imported = null;
    const its = product ?? this.form?.product?.id ?? null;
    if (pictures.length === 1 && its !== null) return this.pictures.put(its, picture);
    return this.pictures.fill(pictures);
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
        const list = { file_name: file.name, content: await contentOf(file) };
        return { list, preview: await this.call("preview_products", list) };
      }),
    );
    if (mine !== this.#list) return;
    this.reading = null;
    if (!looked) return;
    this.keep();
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
