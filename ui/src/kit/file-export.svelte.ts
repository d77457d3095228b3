/** Files that leave the laptop: why, where to, and what came of it. */
import * as m from "../paraglide/messages.js";
import { Attempt, both } from "./attempt.svelte";

/** What is sent along with an export: its reason where one is asked for ("" otherwise), and its folder. */
export interface ExportTo {
  reason: string;
  folder: string;
}

/** One export, as {@link ExportForm} shows it. */
export class FileExport<Result> {
  /** Why the data leaves, as typed. */
  reason = $state("");
  /** The folder, as typed. */
  folder = $state("");
  /** What came of the last one that worked. */
  done = $state.raw<Result | null>(null);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();

  /** `needsReason` is what to say when there is no reason; none where none is asked for. */
  constructor(
    folder: string,
    private readonly write: (to: ExportTo) => Promise<Result>,
    private readonly needsReason: Parameters<typeof both>[0] | null = null,
  ) {
    this.folder = folder;
  }

  /** Writes the files. */
  async run(): Promise<void> {
    const reason = this.reason.trim();
    const folder = this.folder.trim();
    if (this.needsReason !== null && reason === "") return this.attempt.tell(both(this.needsReason));
    if (folder === "") return this.attempt.tell(both(m.export_needs_folder));
    this.done = (await this.attempt.once(() => this.write({ reason, folder }))) ?? this.done;
  }
}
