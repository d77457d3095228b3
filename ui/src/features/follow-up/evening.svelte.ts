/** Whom may one write to today, about what, and what leaves the laptop? */
import type { Call } from "../../host/host";
import type { Exported, FollowUp } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** The owner's evening. */
export class Evening {
  /** What is shown; none until it came. */
  followUp = $state.raw<FollowUp | null>(null);
  /** Why the data leaves, as typed. */
  reason = $state("");
  /** The folder, as typed. */
  folder = $state("");
  /** The files, once they are written. */
  exported = $state.raw<Exported | null>(null);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.folder = folder;
  }

  /** Those not written to, in all. */
  get withheld(): number {
    return this.followUp?.withheld.reduce((sum, one) => sum + one.count, 0) ?? 0;
  }

  /** Fetches the follow-up. */
  async load(): Promise<void> {
    this.followUp = (await this.attempt.run(() => this.call("get_follow_up", {}))) ?? null;
  }

  /** Writes the files. */
  async export(): Promise<void> {
    const reason = this.reason.trim();
    const folder = this.folder.trim();
    if (reason === "") return this.attempt.tell(both(m.export_needs_reason));
    if (folder === "") return this.attempt.tell(both(m.export_needs_folder));
    this.exported =
      (await this.attempt.once(() => this.call("export_follow_up", { reason, folder }))) ?? this.exported;
  }
}
