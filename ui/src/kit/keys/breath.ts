/**
 * Which key belongs to the one before it?
 *
 * A digit that answers goes on by itself. Who types "2, Enter" in one breath
 * means one thing, and the Enter would skip what comes next. Nor is a key that
 * bounces, or the second half of a double click, an answer to what came since.
 */

/** Milliseconds between keys that a hand presses as one. */
export const ONE_BREATH = 250;

/** No finger means to press the same key twice within this many milliseconds: it trembled, or the key bounced. */
export const ONE_PRESS = 110;

/** The last key that led on by itself. */
export class Breath {
  #at = -Infinity;
  #key: string | null = null;

  /** A key led on just now; this one, where a second press of it would write. */
  begin(key: string | null = null): void {
    this.#at = performance.now();
    this.#key = key;
  }

  /** No key did. */
  end(): void {
    this.#at = -Infinity;
  }

  /** Whether an Enter still belongs to it. */
  get lasts(): boolean {
    return performance.now() - this.#at < ONE_BREATH;
  }

  /** Whether what is typed now is the key that led on, pressed a second time. */
  holds(typed: string | null): boolean {
    return this.lasts && typed !== null && typed === this.#key;
  }
}

/** The presses of one hand. */
export class Presses {
  #last = { key: "", at: -Infinity };

  /** Whether this is the press before it once more; every press must be told. */
  bounces({ key, timeStamp }: KeyboardEvent): boolean {
    const bounces = key === this.#last.key && timeStamp - this.#last.at < ONE_PRESS;
    this.#last = { key, at: timeStamp };
    return bounces;
  }
}
