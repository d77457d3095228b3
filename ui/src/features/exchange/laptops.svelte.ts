/** Which laptop has what, and taking in what they wrote. */
import type { Call } from "../../host/host";
import type { BoothLaptops, MergedBundle } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { workOf } from "./host-work";

/** The laptops of the booth. */
export class LaptopsPage {
  /** What is known of them; none until it is loaded. */
  shown = $state.raw<BoothLaptops | null>(null);
  /** Where a bundle lies, as typed. */
  file = $state("");
  /** What came of the latest ones. */
  merged = $state.raw<MergedBundle[]>([]);
  /** How far taking in is. */
  readonly work: LongWork;
  /** What went wrong. */
  readonly attempt = new Attempt();
  readonly #chooser = new Attempt();

  constructor(private readonly call: Call) {
    this.work = workOf(call, "merging_bundles");
  }

  /** Reads what is known. */
  async load(): Promise<void> {
    this.shown = (await this.attempt.run(() => this.call("get_booth_laptops", {}))) ?? this.shown;
  }

  /** Lets the system's own window say which files, and takes them in. */
  async choose(): Promise<void> {
    await this.#chooser.once(async () => {
      const chosen = await this.attempt.run(() => this.call("choose_bundles", { folder: "" }));
      if (chosen && chosen.files.length > 0) await this.#merge(chosen.files);
    });
  }

  /** Takes the bundle in that was typed. */
  async take(): Promise<void> {
    const file = this.file.trim();
    if (file === "") return this.attempt.tell(both(m.bundles_file_missing));
    await this.#merge([file]);
    if (this.merged.every((bundle) => !bundle.refused)) this.file = "";
  }

  async #merge(files: string[]): Promise<void> {
    const came = await this.attempt.once(() => this.work.during(() => this.call("merge_bundles", { files })));
    if (!came) return;
    this.merged = came.bundles;
    this.shown = came.laptops;
  }

  /** Says that a laptop belongs: its records count from now on. */
  async admit(device: string): Promise<void> {
    this.shown = (await this.attempt.once(() => this.call("admit_laptop", { device }))) ?? this.shown;
  }
}
