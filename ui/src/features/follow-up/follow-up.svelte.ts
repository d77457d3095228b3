/** Whom may one write to today, about what, and what leaves the laptop? */
import type { Call } from "../../host/host";
import type { Exported, FollowUp } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";

/** The follow-up of a fair. */
export class FollowUpPage {
  /** What is shown; none until it came. */
  followUp = $state.raw<FollowUp | null>(null);
  /** The files for whoever sends. */
  readonly files: FileExport<Exported>;
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.files = new FileExport(folder, (to) => call("export_follow_up", to), m.export_needs_reason);
  }

  /** Fetches the follow-up. */
  async load(): Promise<void> {
    this.followUp = (await this.attempt.run(() => this.call("get_follow_up", {}))) ?? null;
  }
}
