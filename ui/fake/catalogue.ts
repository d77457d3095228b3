/** The stand-in's products. */
import type { Host } from "../src/host/host";
import type { KindOfGoods, Product } from "../src/host/wire";
import { IMPORT, product, RETIRED, USES } from "./small-fair";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_products"
  | "get_catalogue"
  | "add_product"
  | "save_product"
  | "retire_product"
  | "get_kinds_of_goods"
  | "choose_kinds_of_goods"
  | "preview_products"
  | "import_products"
>;

/** The products, with a way to ask for one of them. */
export interface Catalogue {
  commands: Part;
  /** All products, those no longer sold too. */
  all(): readonly Product[];
  /** The product of this id; refuses when there is none. */
  product(id: string): Product;
  /** The product on sale with this barcode. */
  withBarcode(digits: string): Product | undefined;
}

/** A catalogue with these products, and one that is no longer sold. */
export function fakeCatalogue(sold: readonly Product[]): Catalogue {
  let catalogue = [...sold, RETIRED];
  const onSale = (): Product[] => catalogue.filter((product) => !product.retired);
  let chosen: readonly string[] = [];
  const kinds = (): KindOfGoods[] => {
    const tags = new Set([...chosen, ...onSale().flatMap((product) => product.tags)]);
    return [...tags].sort().map((tag) => ({
      tag,
      products: onSale().filter((product) => product.tags.includes(tag)).length,
      chosen: chosen.includes(tag),
    }));
  };
  const commands: Part = {
    async get_products() {
      return { products: onSale(), uses: [...USES], favourites: ["p-5"] };
    },
    async get_catalogue() {
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async add_product({ name, price_won }) {
      catalogue = [...catalogue, product(`p-${catalogue.length + 1}`, text(name, name), price_won)];
      return { products: onSale(), uses: [], favourites: [] };
    },
    async save_product({ product: id, name, ...rest }) {
      const old = catalogue.find((product) => product.id === id);
      if (old === undefined) {
        catalogue = [
          ...catalogue,
          product(`p-${catalogue.length + 1}`, text(name, name), rest.price_won, rest),
        ];
      } else {
        const changed = { ...old, ...rest, name: text(name, name) };
        catalogue = catalogue.map((product) => (product === old ? changed : product));
      }
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async retire_product({ product: id, retired }) {
      catalogue = catalogue.map((product) => (product.id === id ? { ...product, retired } : product));
      return { products: [...catalogue], uses: [...USES], favourites: [] };
    },
    async get_kinds_of_goods() {
      return { kinds: kinds() };
    },
    async choose_kinds_of_goods({ tags }) {
      chosen = tags;
      return { kinds: kinds() };
    },
    async preview_products({ file_name }) {
      if (!/\.(csv|xlsx?)$/i.test(file_name)) {
        refuse("이 파일은 표로 읽을 수 없습니다.", "This file cannot be read as a table.");
      }
      return structuredClone(IMPORT);
    },
    async import_products() {
      const known = new Set(catalogue.map((product) => product.name.ko));
      const added = IMPORT.rows.filter((row) => row.outcome === "added" && !known.has(row.name));
      catalogue = [
        ...catalogue,
        ...added.map((row) => product(`p-row-${row.number}`, text(row.name, row.name), row.price_won ?? 0)),
      ];
      return structuredClone(IMPORT);
    },
  };
  return {
    commands,
    all: () => catalogue,
    withBarcode: (digits) => onSale().find((product) => product.barcode === digits),
    product: (id) =>
      catalogue.find((product) => product.id === id) ??
      refuse("상품을 찾지 못했습니다.", "The product was not found."),
  };
}
