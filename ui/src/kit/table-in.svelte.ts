/** What does a table say that somebody hands in? */
import { Attempt } from "./attempt.svelte";
import { contentOf } from "./file-content";
import type { LongWork } from "./long-work.svelte";

/** A file as the host takes it. */
export interface TableFile {
  file_name: string;
  /** Base64 of its bytes. */
  content: string;
}

/** Tables that are read by what is known of them, or by the columns that somebody types. */
export class TableIn<Told> {
  /** What the latest reading told. */
  told = $state.raw<Told | null>(null);
  /** The table's name. */
  name = $state("");
  /** Whether somebody has to say which columns are read, or may say so. */
  asks = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  #file: File | null = null;

  constructor(
    /** The reading of a long table. */
    readonly work: LongWork,
    private readonly read: (file: TableFile) => Promise<Told>,
  ) {}

  /** Reads a table. */
  async take(file: File): Promise<void> {
    this.#file = file;
    this.name = file.name;
    this.asks = false;
    await this.readAgain();
  }

  /** Reads the same table again. */
  async readAgain(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    this.told = null;
    const told = await this.attempt.once(() =>
      this.work.during(async () => this.read({ file_name: file.name, content: await contentOf(file) })),
    );
    if (told === undefined) {
      this.asks = this.attempt.refusedWith("report_columns");
      return;
    }
    // It says which columns it read: whoever sees that others are meant names them here.
    this.asks = true;
    this.told = told;
  }
}
