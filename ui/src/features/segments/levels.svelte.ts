/** Which levels does a variable get? */
import type { Variable, VariableLevels } from "../../host/wire";
import { say } from "../../kit/language.svelte";

/** So many levels an owner can make. */
export const MOST_OWN_LEVELS = 5;

/** The levels of one variable while they are written. */
export class LevelsDraft {
  /** Where each level but the lowest begins; the last is empty while one more can be written. */
  cuts = $state.raw<readonly (number | null)[]>([]);
  /** By its level the name that was typed. */
  names = $state.raw<readonly string[]>([]);
  /** The level of each choice. */
  #place = $state.raw<ReadonlyMap<string, number>>(new Map());

  constructor(variable: Variable) {
    const { source } = variable;
    if (source.source === "numbers") this.cuts = withRoom(source.cuts);
    if (source.source === "choices") {
      const held = source.held.slice(0, MOST_OWN_LEVELS);
      this.#place = new Map(held.flatMap(({ choices }, at) => choices.map((choice) => [choice, at])));
      // What was given no name goes on being called as its choices.
      this.names = held.map(({ name }) => (name === null ? "" : say(name)));
    }
  }

  /** Says where one level begins; an empty one is none. */
  cut(place: number, value: number | null): void {
    this.cuts = withRoom(this.cuts.map((cut, at) => (at === place ? value : cut)));
  }

  /** The level of a choice; null for the others. */
  place(choice: string): number | null {
    return this.#place.get(choice) ?? null;
  }

  /** Puts a choice into a level. */
  put(choice: string, at: number | null): void {
    const place = new Map(this.#place);
    if (at === null) place.delete(choice);
    else place.set(choice, at);
    this.#place = place;
  }

  /** The levels that hold a choice. */
  get used(): readonly number[] {
    return [...new Set(this.#place.values())].sort((one, other) => one - other);
  }

  /** Calls a level something. */
  name(at: number, name: string): void {
    this.names = Array.from({ length: MOST_OWN_LEVELS }, (_, place) =>
      place === at ? name : (this.names[place] ?? ""),
    );
  }

  /** What is written, as it is asked for. */
  get levels(): VariableLevels {
    const cuts = this.cuts.filter((cut) => cut !== null);
    if (this.cuts.length > 0) return { levels: "cuts", cuts };
    const merged = this.used.map((level) => {
      const name = this.names[level]?.trim() ?? "";
      const choices = [...this.#place].flatMap(([choice, at]) => (at === level ? [choice] : []));
      return { name: name === "" ? null : { ko: name, en: name }, choices };
    });
    return { levels: "merged", merged };
  }
}

/** One empty field behind those that are written, as far as there can be more. */
function withRoom(cuts: readonly (number | null)[]): readonly (number | null)[] {
  const written = cuts.filter((cut, at) => cut !== null || at < cuts.length - 1);
  return written.at(-1) !== null && written.length < MOST_OWN_LEVELS - 1 ? [...written, null] : written;
}
