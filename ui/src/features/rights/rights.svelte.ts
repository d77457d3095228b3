/** What is done for a person who asks what is known of her, or to be forgotten? */
import type { Call } from "../../host/host";
import type { DestroyedPerson, SubjectReport } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import { foldersOf } from "../exchange";

/** The requests of one visitor. */
export class Rights {
  /** The files with all that is known of her. */
  readonly report: FileExport<SubjectReport>;
  /** Whether the files that left with her data are deleted with her. */
  withFiles = $state(true);
  /** What was destroyed; none while nothing was. */
  destroyed = $state.raw<DestroyedPerson | null>(null);
  /** What went wrong while destroying. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly visitor: string,
    folder: string,
  ) {
    this.report = new FileExport(foldersOf(call), folder, (to) =>
      call("save_subject_report", { visitor, folder: to.folder }),
    );
  }

  /** Destroys all that is known of her; whether it was done. */
  async destroy(reason: string): Promise<boolean> {
    const { visitor, withFiles } = this;
    const gone = await this.attempt.once(() =>
      this.call("destroy_person", { visitor, reason, with_files: withFiles }),
    );
    if (gone) this.destroyed = gone;
    return gone !== undefined;
  }
}
