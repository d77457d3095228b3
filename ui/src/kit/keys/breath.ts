/**
 * Which Enter belongs to the digit before it?
 *
 * A digit that answers goes on by itself. Who types "2, Enter" in one breath
 * means one thing, and the Enter would skip what comes next.
 */

/** Milliseconds between keys that a hand presses as one. */
export const ONE_BREATH = 250;

/** The last key that led on by itself. */
export class Breath {
  #at = -Infinity;

  /** A key led on just now. */
  begin(): void {
    this.#at = performance.now();
  }

  /** No key did. */
  end(): void {
    this.#at = -Infinity;
  }

  /** Whether an Enter still belongs to it. */
  get lasts(): boolean {
    return performance.now() - this.#at < ONE_BREATH;
  }
}
