/** With which certificate, and from which number, does a tool send text messages? */
import type { Call } from "../../host/host";
import type { ChangedMaker, TextSender } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** One tool's certificate and caller number, as they are typed. */
export class TextSenderForm {
  /** The tool's id. */
  target = $state("");
  /** The certificate, as typed. */
  certificate = $state("");
  /** The caller number, as typed. */
  caller = $state("");
  /** Whether it was saved as it stands. */
  saved = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly changed: (changed: ChangedMaker) => void,
  ) {}

  /** Shows what is known of a tool. */
  choose({ target, certificate, caller_number }: TextSender): void {
    this.target = target;
    this.certificate = certificate;
    this.caller = caller_number;
    this.saved = false;
  }

  /** Saves it. */
  async save(): Promise<void> {
    const { target, certificate, caller } = this;
    const request = { target, certificate, caller_number: caller };
    const changed = await this.attempt.once(() => this.call("set_text_sender", request));
    if (!changed) return;
    const kept = changed.maker.text_senders.find((it) => it.target === target);
    if (kept) this.choose(kept);
    this.saved = true;
    this.changed(changed);
  }
}
