/**
 * What is typed and not yet recorded, kept while other steps and screens are
 * looked at: in the window's memory only, never on disk, and gone when the
 * store is locked ({@link Drafts.clear}).
 */
export class Drafts {
  readonly #kept = new Map<string, unknown>();

  /** What stands under this name, made when nothing does. What is changed in it is kept. */
  of<Draft>(name: string, make: () => Draft): Draft {
    const kept = (this.#kept.get(name) as Draft | undefined) ?? make();
    this.#kept.set(name, kept);
    return kept;
  }

  /** What stands under names that begin like this, each with the rest of its name, the latest first. */
  under<Draft>(beginning: string): readonly (readonly [string, Draft])[] {
    const all = [...this.#kept].filter(([name]) => name.startsWith(beginning)).reverse();
    return all.map(([name, draft]) => [name.slice(beginning.length), draft as Draft]);
  }

  /** What was typed is recorded, or not wanted. */
  drop(name: string): void {
    this.#kept.delete(name);
  }

  /** The store is locked: nothing of a visitor stays in memory. */
  clear(): void {
    this.#kept.clear();
  }
}
