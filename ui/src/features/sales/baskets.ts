/**
 * What is in a basket while somebody looks at something else.
 *
 * Kept for each visitor, and for the sale to somebody unknown, until it is
 * paid or the store is closed. In memory only.
 */
import type { CouponSummary, Product } from "../../host/wire";

/** One line of the basket. */
export interface Line {
  /** What. */
  readonly product: Product;
  /** How many, at least 1. */
  quantity: number;
}

/** A basket that was left. */
export interface Basket {
  readonly lines: readonly Line[];
  readonly purpose: string | null;
  readonly coupon: CouponSummary | null;
  readonly useCoupon: boolean;
  /** What was typed and not taken yet. */
  readonly filter: string;
  readonly newPrice: string;
}

/** The baskets that were left. */
export class Baskets {
  readonly #kept = new Map<string | null, Basket>();

  /** The basket of a visitor; of nobody in particular without one. */
  of(visitor: string | null): Basket | null {
    return this.#kept.get(visitor) ?? null;
  }

  /** Keeps a basket, or forgets it. */
  keep(visitor: string | null, basket: Basket | null): void {
    if (basket === null) this.#kept.delete(visitor);
    else this.#kept.set(visitor, basket);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#kept.clear();
  }
}
