/** The answers of all visitors as a table: in which form, why, and where to. */
import type { Call } from "../../host/host";
import type { ChoicesAs, ExportedAnswers, SeveralAs } from "../../host/wire";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf, workOf } from "../exchange";

/** The export of answers. */
export class AnswersExport extends FileExport<ExportedAnswers> {
  /** What stands for a choice. */
  choices = $state<ChoicesAs>("labels");
  /** How many columns a question with several answers gets. */
  several = $state<SeveralAs>("joined");
  /** Whether unfinished responses are in it, too. */
  withUnfinished = $state(false);
  /** Whether the responses of all fairs are in it. */
  allFairs = $state(false);

  constructor(call: Call, folder: string) {
    super(
      foldersOf(call),
      folder,
      (to) =>
        call("export_answers", {
          ...to,
          choices: this.choices,
          several: this.several,
          with_unfinished: this.withUnfinished,
          all_fairs: this.allFairs,
        }),
      { needsReason: m.answers_needs_reason, work: workOf(call, "answer_files") },
    );
  }
}
