/**
 * Which texts does somebody mean by what she typed so far?
 *
 * The host decides, for it knows Korean that is still being composed. Here the
 * answer to the newest key is kept, and until it comes the one before.
 */
/** Asks which of the texts are meant. */
export type Find = (request: { typed: string; texts: string[] }) => Promise<{ texts: readonly string[] }>;

/** One search field over texts that the screen has already. */
export class TextSearch {
  /** The search under way, if one is: who acts on what is found waits for it. */
  pending: Promise<void> | null = null;
  #found = $state.raw<ReadonlySet<string> | null>(null);
  #searches = 0;

  constructor(private readonly find: Find) {}

  /** Whether a text was found. While nothing is searched for, every text is. */
  has(text: string): boolean {
    return this.#found === null || this.#found.has(text);
  }

  /** Searches the texts for what was typed. A search that cannot be done hides nothing. */
  search(typed: string, texts: readonly string[]): void {
    const search = ++this.#searches;
    if (typed.trim() === "") {
      this.#found = null;
      this.pending = null;
      return;
    }
    this.pending = this.find({ typed, texts: [...new Set(texts)] })
      .then(
        ({ texts }) => new Set(texts),
        () => null,
      )
      .then((found) => {
        // An answer to an older key must not overwrite that of a newer one.
        if (search !== this.#searches) return;
        this.#found = found;
        this.pending = null;
      });
  }

  /** Waits until what was typed last is found. */
  async settled(): Promise<void> {
    while (this.pending !== null) await this.pending;
  }
}
