/** Is everything still whole, and is there a copy? */
import type { Call } from "../../host/host";
import type { Verification } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** The device screen. */
export class Device {
  /** The answer to the last check. */
  verification = $state.raw<Verification | null>(null);
  /** The folder for the copy, as typed. */
  folder = $state("");
  /** Where the last copy lies. */
  saved = $state<string | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.folder = folder;
  }

  /** Checks every record. */
  async verify(): Promise<void> {
    this.verification = (await this.attempt.once(() => this.call("verify_store", {}))) ?? this.verification;
  }

  /** Copies the store to the folder. */
  async backUp(): Promise<void> {
    const folder = this.folder.trim();
    if (folder === "") return this.attempt.tell(both(m.export_needs_folder));
    const saved = await this.attempt.once(() => this.call("back_up", { folder }));
    if (saved) this.saved = saved.path;
  }
}
