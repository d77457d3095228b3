/** Files that leave the laptop: why, where to, how far they are, and what came of it. */
import * as m from "../paraglide/messages.js";
import { Attempt, both } from "./attempt.svelte";
import type { LongWork } from "./long-work.svelte";

/** What is sent along with an export: its reason where one is asked for ("" otherwise), and its folder. */
export interface ExportTo {
  reason: string;
  folder: string;
}

/** What came of an export: one file or several, in one folder. */
export type Written = { path: string } | { files: string[] };

/** What the system does about folders. */
export interface Folders {
  /** Lets its own window say which; "" when none was chosen. */
  choose: (present: string) => Promise<string>;
  /** Shows the folder of a file. */
  show: (path: string) => Promise<unknown>;
}

interface Wishes {
  /** What to say when there is no reason; none where none is asked for. */
  needsReason?: Parameters<typeof both>[0];
  /** The work, where it can take long. */
  work?: LongWork;
}

/** One export, as {@link ExportForm} shows it. */
export class FileExport<Result extends Written> {
  /** Why the data leaves, as typed. */
  reason = $state("");
  /** The folder, as typed. */
  folder = $state("");
  /** What came of the last one that worked. */
  done = $state.raw<Result | null>(null);
  /** Whether somebody stopped it, and nothing is left of it. */
  stopped = $state(false);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();
  /** How far it is; none where it never takes long. */
  readonly work: LongWork | null;
  readonly #chooser = new Attempt();

  constructor(
    private readonly folders: Folders,
    folder: string,
    private readonly write: (to: ExportTo) => Promise<Result>,
    private readonly wishes: Wishes = {},
  ) {
    this.folder = folder;
    this.work = wishes.work ?? null;
  }

  /** Writes the files. */
  async run(): Promise<void> {
    const reason = this.reason.trim();
    const folder = this.folder.trim();
    const { needsReason } = this.wishes;
    if (needsReason !== undefined && reason === "") return this.attempt.tell(both(needsReason));
    if (folder === "") return this.attempt.tell(both(m.export_needs_folder));
    await this.attempt.once(async () => {
      this.stopped = false;
      const writing = (): Promise<Result> => this.write({ reason, folder });
      this.done = await (this.work === null ? writing() : this.work.during(writing));
      // What was stopped too late is done.
      this.stopped = false;
    });
  }

  /** Stops it. */
  stop(): void {
    this.stopped = true;
    this.work?.stop();
  }

  /** Lets the system's own window say which folder. */
  async chooseFolder(): Promise<void> {
    await this.#chooser.once(async () => {
      const chosen = await this.attempt.run(() => this.folders.choose(this.folder));
      if (chosen) this.folder = chosen;
    });
  }

  /** Shows where the files lie. */
  async openFolder(): Promise<void> {
    const { done } = this;
    const path = done === null ? undefined : "path" in done ? done.path : done.files[0];
    if (path !== undefined) await this.attempt.run(() => this.folders.show(path));
  }
}
