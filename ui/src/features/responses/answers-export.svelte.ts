/** The answers of all visitors as a table: in which form, why, and where to. */
import type { Call } from "../../host/host";
import type { ChoicesAs, ExportedAnswers, SeveralAs } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** The export of answers. */
export class AnswersExport {
  /** What stands for a choice. */
  choices = $state<ChoicesAs>("labels");
  /** How many columns a question with several answers gets. */
  several = $state<SeveralAs>("joined");
  /** Whether unfinished responses are in it, too. */
  withUnfinished = $state(false);
  /** Why the data leaves, as typed. */
  reason = $state("");
  /** The folder, as typed. */
  folder = $state("");
  /** The files, once they are written. */
  exported = $state.raw<ExportedAnswers | null>(null);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.folder = folder;
  }

  /** Writes the files. */
  async export(): Promise<void> {
    const reason = this.reason.trim();
    const folder = this.folder.trim();
    if (reason === "") return this.attempt.tell(both(m.answers_needs_reason));
    if (folder === "") return this.attempt.tell(both(m.export_needs_folder));
    const request = {
      reason,
      folder,
      choices: this.choices,
      several: this.several,
      with_unfinished: this.withUnfinished,
    };
    this.exported = (await this.attempt.once(() => this.call("export_answers", request))) ?? this.exported;
  }
}
