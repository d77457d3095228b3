/** How do the products look? Their pictures, fetched one by one when they come into sight. */
import { SvelteMap } from "svelte/reactivity";
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { ProductPicture } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import * as m from "../../paraglide/messages.js";

/** What became of several pictures: how many were taken, and which files were not, by reason. */
export interface Filled {
  taken: number;
  unmatched: readonly string[];
  twice: readonly string[];
  refused: readonly string[];
}

/** The pictures of products. */
export class ProductPictures {
  /** How far several pictures are; none while none are being added. */
  filling = $state<{ done: number; of: number } | null>(null);
  /** What became of the last ones. */
  filled = $state.raw<Filled | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The picture's id, by product. */
  readonly #pictures = new SvelteMap<string, string>();
  /** The picture's address, by its id; empty while it is on its way. */
  readonly #addresses = new SvelteMap<string, string>();
  #stopped = false;

  constructor(private readonly call: Call) {}

  /** Fetches which products have one. */
  async load(): Promise<void> {
    const shown = await this.attempt.run(() => this.call("get_product_pictures", {}));
    if (shown) this.#show(shown.pictures);
  }

  /** Whether any product has one, so that a place is kept for them. */
  get any(): boolean {
    return this.#pictures.size > 0;
  }

  /** Whether a product has one. */
  has(product: string): boolean {
    return this.#pictures.has(product);
  }

  /** A product's picture; none while it is on its way, or when there is none. */
  of(product: string): string | null {
    return this.#addresses.get(this.#pictures.get(product) ?? "") || null;
  }

  /** A product came into sight. */
  async want(product: string): Promise<void> {
    const picture = this.#pictures.get(product);
    if (picture === undefined || this.#addresses.has(picture)) return;
    this.#addresses.set(picture, "");
    // A picture that does not come is a product without one.
    const shown = await new Attempt().run(() => this.call("get_picture", { picture }));
    if (shown?.address) this.#addresses.set(picture, shown.address);
  }

  /** Shows a product by this file, or by none. */
  async put(product: string, file: File | null): Promise<void> {
    this.filled = null;
    await this.attempt.once(() => this.#put(product, file));
  }

  /** Gives each file to the product that its name means, and says which were left out. */
  async fill(files: readonly File[]): Promise<void> {
    this.filled = null;
    this.#stopped = false;
    const matched = await this.attempt.run(() =>
      this.call("match_product_pictures", { file_names: files.map((file) => file.name) }),
    );
    if (!matched) return;
    const filled = { taken: 0, unmatched: [] as string[], twice: [] as string[], refused: [] as string[] };
    const given = new Set<string>();
    for (const [place, file] of files.entries()) {
      if (this.#stopped) break;
      this.filling = { done: place, of: files.length };
      const product = matched.products[place] ?? null;
      if (product === null) filled.unmatched.push(file.name);
      else if (given.has(product)) filled.twice.push(file.name);
      else if (await this.#isTaken(product, file)) {
        given.add(product);
        filled.taken += 1;
      } else filled.refused.push(file.name);
    }
    this.filling = null;
    this.filled = filled;
  }

  /** Stops adding; what was added stays. */
  stop(): void {
    this.#stopped = true;
  }

  async #isTaken(product: string, file: File): Promise<boolean> {
    const attempt = new Attempt();
    await attempt.run(() => this.#put(product, file));
    return attempt.sentence === null;
  }

  async #put(product: string, file: File | null): Promise<void> {
    if (file !== null && file.size > LIMITS.largest_picture_file)
      throw { code: null, message: both(m.brand_picture_too_large) };
    const content = file === null ? null : await contentOf(file);
    this.#show((await this.call("set_product_picture", { product, content })).pictures);
    await this.want(product);
  }

  #show(pictures: readonly ProductPicture[]): void {
    this.#pictures.clear();
    for (const { product, picture } of pictures) this.#pictures.set(product, picture);
  }
}
