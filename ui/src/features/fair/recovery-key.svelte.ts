/** Was the recovery key really written down? Two of its groups are asked back before it goes for ever. */
import type { Call } from "../../host/host";
import type { SavedFile } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** How many groups are asked back. */
const ASKED = 2;

/** A key in the groups a person copies it in. */
export function inGroups(key: string): string[] {
  return key.split("-");
}

/** Draws the places of the groups that are asked back, in their order. */
function drawn(groups: number): number[] {
  const places = Array.from({ length: groups }, (_, place) => place);
  while (places.length > ASKED) places.splice(Math.floor(Math.random() * places.length), 1);
  return places;
}

/** The recovery key while it is shown. */
export class RecoveryKey {
  /** The groups that are asked back; none while the key is shown. */
  asked = $state.raw<readonly number[]>([]);
  /** What was typed for them. */
  typed = $state<string[]>([]);
  /** The key on a sheet to print. */
  readonly sheet: FileExport<SavedFile>;
  /** What is wrong with what was typed. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    readonly key: string,
    private readonly done: () => void,
    folder: string,
  ) {
    this.sheet = new FileExport(foldersOf(call), folder, ({ folder }) =>
      call("save_recovery_sheet", { recovery_key: key, folder }),
    );
  }

  /** It was written down: asks two groups back. */
  ask(): void {
    this.asked = drawn(inGroups(this.key).length);
    this.typed = this.asked.map(() => "");
  }

  /** Shows the key again. */
  show(): void {
    this.attempt.tell(null);
    this.asked = [];
  }

  /** Goes on when both groups are right, and says which are not. */
  async check(): Promise<void> {
    const request = { recovery_key: this.key, asked: [...this.asked], typed: [...this.typed] };
    const checked = await this.attempt.once(() => this.call("check_recovery_groups", request));
    if (!checked) return;
    const wrong = this.asked.filter((_, index) => !checked.right[index]);
    if (wrong.length === 0) return this.done();
    this.attempt.tell(
      both((_, options) => {
        const groups = wrong.map((place) => m.recovery_group({ place: place + 1 }, options));
        return m.recovery_group_wrong({ groups: groups.join(", ") }, options);
      }),
    );
  }
}
