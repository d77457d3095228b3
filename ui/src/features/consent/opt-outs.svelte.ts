/** Who refused elsewhere: the lists of the 080 number, the mail tool and KakaoTalk. */
import type { Call } from "../../host/host";
import type { OptOutImport, OptOutLists, OptOutSource } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import type { LongWork } from "../../kit/long-work.svelte";
import { workOf } from "../exchange";

/** Taking in lists of refusals. */
export class OptOutPage {
  /** When lists were taken in last; none until it came. */
  lists = $state.raw<OptOutLists | null>(null);
  /** What the latest list did, and its file. */
  done = $state.raw<(OptOutImport & { file: string }) | null>(null);
  /** The file that is being read. */
  reading = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The reading of a long list. */
  readonly work: LongWork;

  constructor(private readonly call: Call) {
    this.work = workOf(call, "opt_out_list");
  }

  /** Fetches when lists were taken in last. */
  async load(): Promise<void> {
    this.lists = (await this.attempt.run(() => this.call("get_opt_out_lists", {}))) ?? null;
  }

  /** Takes in a list: whoever stands in it is written to no more. */
  async take(source: OptOutSource, file: File): Promise<void> {
    this.done = null;
    this.reading = file.name;
    const done = await this.attempt.once(() =>
      this.work.during(async () =>
        this.call("import_opt_outs", { source, file_name: file.name, content: await contentOf(file) }),
      ),
    );
    if (!done) return;
    this.done = { ...done, file: file.name };
    this.lists = done.lists;
  }
}
