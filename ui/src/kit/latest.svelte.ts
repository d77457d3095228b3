/**
 * Whose answer counts, when the next press comes before it?
 *
 * The newest's. What was asked before may still be answered, in whatever order, and is looked at no more. Work that
 * lasts longer than a second says so.
 */

/** How long nothing is said, in milliseconds. */
export const UNSAID = 1000;

/** Questions of one kind, of which only the newest is waited for. */
export class Latest {
  /** Whether somebody has waited for a second. */
  slow = $state(false);
  #asked = 0;

  /** The answer, or how it was refused; `null` when something newer was asked meanwhile. */
  async of<Result>(ask: () => Promise<Result>): Promise<Result | null> {
    const mine = ++this.#asked;
    const timer = setTimeout(() => (this.slow = mine === this.#asked), UNSAID);
    try {
      const result = await ask();
      return mine === this.#asked ? result : null;
    } catch (failure) {
      if (mine !== this.#asked) return null;
      throw failure;
    } finally {
      clearTimeout(timer);
      if (mine === this.#asked) this.slow = false;
    }
  }
}
