/** How does a backup become this laptop's store? */
import type { Call } from "../../host/host";
import type { Restored, Stage } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { workOf } from "./host-work";

/** Opening a backup. */
export class RestorePage {
  /** The backup's file, as typed or chosen. */
  file = $state("");
  /** What opens it, as typed. */
  secret = $state("");
  /** Whether that is the recovery key. */
  recovery = $state(false);
  /** What was found in it; none until it is open. */
  restored = $state.raw<Restored | null>(null);
  /** How far it is. */
  readonly work: LongWork;
  /** What went wrong. */
  readonly attempt = new Attempt();
  readonly #chooser = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly entered: (stage: Stage) => void,
  ) {
    this.work = workOf(call, "restoring");
  }

  /** Lets the system's own window say which file. */
  async choose(): Promise<void> {
    await this.#chooser.once(async () => {
      const chosen = await this.attempt.run(() => this.call("choose_backup", {}));
      if (chosen && chosen.path !== "") this.file = chosen.path;
    });
  }

  /** Asks for the other of the two secrets. */
  change(): void {
    this.recovery = !this.recovery;
    this.secret = "";
    this.attempt.tell(null);
  }

  /** Checks the backup and makes it this laptop's store. */
  async open(): Promise<void> {
    const file = this.file.trim();
    const { secret, recovery } = this;
    if (file === "") return this.attempt.tell(both(m.restore_file_missing));
    if (secret.trim() === "") return this.attempt.tell(both(m.unlock_empty));
    const restored = await this.attempt.once(() =>
      this.work.during(() => this.call("restore_backup", { file, secret, recovery })),
    );
    if (!restored) return;
    this.secret = "";
    this.restored = restored;
  }

  /** Goes in. */
  goIn(): void {
    if (this.restored) this.entered(this.restored.stage);
  }
}
