/** Whom may one write to today, about what, and what leaves the laptop? */
import type { Call } from "../../host/host";
import type { Exported, FollowUp } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf, workOf } from "../exchange";

/** The follow-up of a fair. */
export class FollowUpPage {
  /** What is shown; none until it came. */
  followUp = $state.raw<FollowUp | null>(null);
  /** Whether the visitors of all fairs are counted and exported. */
  allFairs = $state(false);
  /** The files for whoever sends. */
  readonly files: FileExport<Exported>;
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.files = new FileExport(
      foldersOf(call),
      folder,
      (to) => call("export_follow_up", { ...to, all_fairs: this.allFairs }),
      { needsReason: m.export_needs_reason, work: workOf(call, "follow_up_files") },
    );
  }

  /** Counts the visitors of this fair only, or of all of them. */
  async countAll(all: boolean): Promise<void> {
    this.allFairs = all;
    this.files.done = null;
    await this.load();
  }

  /** Fetches the follow-up. */
  async load(): Promise<void> {
    this.followUp =
      (await this.attempt.run(() => this.call("get_follow_up", { all_fairs: this.allFairs }))) ?? null;
  }
}
