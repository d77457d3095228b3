/** How is the store opened, and what is offered when it cannot be? */
import { type Call, refusedWith } from "../../host/host";
import type { Stage } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { workOf } from "../exchange";
import { tooShort } from "./new-passphrase";

/** The screen of a locked store. */
export class Unlocking {
  /** What is asked now. */
  asks = $state<"passphrase" | "recovery" | "new-passphrase" | "backup">("passphrase");
  /** What was typed. */
  secret = $state("");
  /** The passphrase to come, after the recovery key. */
  passphrase = $state("");
  /** Whether the store could not be read, so that a backup is offered. */
  unreadable = $state(false);
  /** How far the opening is: a store of an older version takes long. */
  readonly work: LongWork;
  /** What went wrong. */
  readonly attempt = new Attempt();
  #stage: Stage | null = null;

  constructor(
    private readonly call: Call,
    private readonly entered: (stage: Stage) => void,
  ) {
    this.work = workOf(call, "opening");
  }

  /** Opens the store. */
  async open(): Promise<void> {
    if (this.secret.trim() === "") return this.attempt.tell(both(m.unlock_empty));
    const { secret } = this;
    const recovery = this.asks === "recovery";
    const stage = await this.attempt.once(() =>
      this.work.during(async () => {
        try {
          return await this.call("unlock", { secret, recovery });
        } catch (refused) {
          if (refusedWith(refused, "unreadable")) this.unreadable = true;
          throw refused;
        }
      }),
    );
    if (!stage) return;
    if (!recovery) return this.entered(stage);
    this.#stage = stage;
    this.asks = "new-passphrase";
  }

  /** Replaces the forgotten passphrase, and goes in. */
  async choose(): Promise<void> {
    const short = tooShort(this.passphrase);
    if (short) return this.attempt.tell(short);
    const request = { secret: this.secret, recovery: true, passphrase: this.passphrase };
    if (await this.attempt.once(() => this.call("change_passphrase", request))) this.goIn();
  }

  /** Goes in with the passphrase as it is. */
  goIn(): void {
    if (this.#stage) this.entered(this.#stage);
  }

  /** Asks for the other of the two secrets, or for a backup. */
  ask(what: "passphrase" | "recovery" | "backup"): void {
    this.asks = what;
    this.secret = "";
    this.attempt.tell(null);
  }
}
