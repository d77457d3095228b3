/** How does a fresh laptop become one of the booth's? With a fair pack, its password and a passphrase. */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { Opened } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { workOf } from "./host-work";

/** Opening a fair pack. */
export class OpenPackPage {
  /** The pack's file, as typed or chosen. */
  file = $state("");
  /** What opens it, as typed. */
  password = $state("");
  /** What will open this laptop, as typed. */
  passphrase = $state("");
  /** How far it is. */
  readonly work: LongWork;
  /** What went wrong. */
  readonly attempt = new Attempt();
  readonly #chooser = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly opened: (opened: Opened) => void,
  ) {
    this.work = workOf(call, "opening_pack");
  }

  /** Lets the system's own window say which file. */
  async choose(): Promise<void> {
    await this.#chooser.once(async () => {
      const chosen = await this.attempt.run(() => this.call("choose_pack", { folder: "" }));
      if (chosen && chosen.path !== "") this.file = chosen.path;
    });
  }

  /** Makes this laptop's store of the pack. */
  async open(): Promise<void> {
    const file = this.file.trim();
    const { password, passphrase } = this;
    const fewest = LIMITS.shortest_passphrase;
    if (file === "") return this.attempt.tell(both(m.pack_file_missing));
    if (password.trim() === "") return this.attempt.tell(both(m.pack_password_missing));
    if ([...passphrase].length < fewest) {
      return this.attempt.tell(both((_, options) => m.pack_passphrase_short({ fewest }, options)));
    }
    const opened = await this.attempt.once(() =>
      this.work.during(() => this.call("open_pack", { file, password, passphrase })),
    );
    if (!opened) return;
    this.password = "";
    this.passphrase = "";
    this.opened(opened);
  }
}
