/**
 * What of a form was changed and not saved yet?
 *
 * Only the fields that differ from how the form began are kept, so that what
 * somebody else saved meanwhile in the other fields is not taken back.
 */
import { SvelteMap } from "svelte/reactivity";

/** The fields that differ from how the form began; none when none does. */
export function changes<Form extends object>(typed: Form, begun: Form): Partial<Form> | null {
  const fields = Object.keys(typed) as (keyof Form)[];
  const changed = fields.filter((field) => JSON.stringify(typed[field]) !== JSON.stringify(begun[field]));
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((field) => [field, typed[field]])) as Partial<Form>;
}

/** The forms of one kind that were left half written, each under its key. */
export class HalfWritten<Form extends object> {
  readonly #kept = new SvelteMap<string, Partial<Form>>();

  /** Whether something was left under this key. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  /** The form as it begins, with what was changed in it before. */
  resume(key: string, begun: Form): Form {
    return { ...begun, ...this.#kept.get(key) };
  }

  /** Keeps what differs from how the form began. */
  keep(key: string, typed: Form, begun: Form): void {
    const changed = changes(typed, begun);
    if (changed === null) this.drop(key);
    else this.#kept.set(key, changed);
  }

  /** It was saved, or is not wanted. */
  drop(key: string): void {
    this.#kept.delete(key);
  }
}
