/**
 * Which answer that was typed before on this laptop is meant?
 *
 * A company or a country is typed once a day and picked from then on, by its
 * initials too. Nothing is picked unless somebody moved to it.
 */
import type { TextSearch } from "../../kit/text-search.svelte";

/** Rows that are seen without scrolling. */
const MOST = 6;

/** The answers offered under a text field. */
export class Suggestions {
  /** The row under the arrow keys; -1 is the field itself. */
  row = $state(-1);
  #answers = $state.raw<readonly string[]>([]);
  #loads = 0;

  constructor(
    private readonly draft: () => string,
    private readonly search: TextSearch | undefined,
  ) {}

  /** What fits to what is typed so far, the most frequent first. */
  get offered(): readonly string[] {
    const typed = this.draft().trim();
    return this.#answers
      .filter((answer) => answer !== typed && (this.search?.has(answer) ?? true))
      .slice(0, MOST);
  }

  /** The answer that was moved to. */
  get picked(): string | null {
    return this.offered[this.row] ?? null;
  }

  /** Offers what comes. A list that cannot be had is no reason to stop anybody from typing. */
  async load(coming: Promise<readonly string[]>): Promise<void> {
    const load = ++this.#loads;
    const answers = await coming.catch(() => []);
    if (load !== this.#loads) return;
    this.#answers = answers;
    this.typed();
  }

  /** Another question is in hand. */
  forget(): void {
    this.#loads += 1;
    this.#answers = [];
    this.row = -1;
  }

  /** Moves through the rows, and back into the field. */
  move(by: 1 | -1): void {
    this.row = Math.max(-1, Math.min(this.offered.length - 1, this.row + by));
  }

  /** The text changed: the row belonged to another list. */
  typed(): void {
    this.row = -1;
    this.search?.search(this.draft(), this.#answers);
  }
}
