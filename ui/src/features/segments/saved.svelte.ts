/** Which groups are kept under a name? */
import type { Call } from "../../host/host";
import type { SavedSegment, SavedSegments, SegmentRule } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** The saved groups, and the names that are being typed. */
export class SavedGroups {
  /** They, the oldest first; null until they came. */
  all = $state.raw<readonly SavedSegment[] | null>(null);
  /** The name for the group in hand. */
  name = $state("");
  /** The group that gets another name, with what is typed; none while nobody renames. */
  renaming = $state<{ id: string; name: string } | null>(null);
  /** The group that was removed last, for as long as it can be put back from here. */
  removed = $state.raw<SavedSegment | null>(null);
  /** The group that was saved last, as it is told. */
  saved = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches them. */
  async load(): Promise<void> {
    await this.#show(() => this.call("get_segments", {}));
  }

  /** Keeps a group under the name that was typed. */
  async save(rule: SegmentRule): Promise<void> {
    const name = this.name.trim();
    if (!(await this.#show(() => this.call("save_segment", { id: null, name, rule })))) return;
    this.name = "";
    this.saved = name;
    this.removed = null;
  }

  /** Gives a group the name that was typed. */
  async rename({ id, rule }: SavedSegment): Promise<void> {
    const name = this.renaming?.name.trim() ?? "";
    if (await this.#show(() => this.call("save_segment", { id, name, rule }))) this.renaming = null;
  }

  /** Removes a group; it can be put back. */
  async remove(group: SavedSegment): Promise<void> {
    if (!(await this.#show(() => this.call("remove_segment", { id: group.id, removed: true })))) return;
    this.removed = group;
    this.saved = "";
  }

  /** Puts the group back that was removed last. */
  async putBack(): Promise<void> {
    const id = this.removed?.id;
    if (id === undefined) return;
    if (await this.#show(() => this.call("remove_segment", { id, removed: false }))) this.removed = null;
  }

  async #show(ask: () => Promise<SavedSegments>): Promise<boolean> {
    const now = await this.attempt.once(ask);
    if (now) this.all = now.segments;
    return now !== undefined;
  }
}
