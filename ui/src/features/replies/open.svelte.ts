/** Which promises are still to be kept, and was one? */
import type { Call } from "../../host/host";
import type { OpenReply, Replies, ReplyChannel } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** One promise that is being kept. */
export class Answering {
  /** The words that are sent, as they stand. */
  text = $state("");
  /** On which day; null while what is typed is no day. */
  on = $state<string | null>("");
  /** By which way. */
  channel = $state<ReplyChannel>("email");
  /** Who wrote or called, as typed. */
  sender = $state("");
  /** What became of the words just now: copied, or selected for the keys that copy. */
  copied = $state<"copied" | "selected" | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    readonly open: OpenReply,
    { today, signed_in }: Replies,
  ) {
    this.text = open.language === "ko" ? open.text.ko : open.text.en;
    this.on = today;
    this.channel = open.line.channel;
    this.sender = open.line.by || signed_in;
  }

  /** The ready words in the other language, or again. */
  write(language: "ko" | "en"): void {
    this.text = this.open.text[language];
    this.copied = null;
  }
}

/** The promises of everybody, or of one colleague. */
export class OpenRepliesPage {
  /** The promises; none until they came. */
  replies = $state.raw<Replies | null>(null);
  /** Whose promises are shown; null for everybody's. */
  by = $state<string | null>(null);
  /** The one in hand. */
  answering = $state.raw<Answering | null>(null);
  /** Whether one was just noted as kept. */
  noted = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(private readonly call: Call) {}

  /** Fetches the promises. */
  async load(): Promise<void> {
    this.replies = (await this.attempt.run(() => this.call("get_replies", {}))) ?? this.replies;
  }

  /** Who promised something, each once, in the order of their first promise. */
  get colleagues(): readonly string[] {
    return [...new Set((this.replies?.open ?? []).map(({ line }) => line.by))];
  }

  /** What is shown. */
  get shown(): readonly OpenReply[] {
    const open = this.replies?.open ?? [];
    return this.by === null ? open : open.filter(({ line }) => line.by === this.by);
  }

  /** Takes one in hand, or puts it away. */
  take(open: OpenReply): void {
    const inHand = this.answering?.open.line.reply === open.line.reply;
    this.answering = inHand || this.replies === null ? null : new Answering(open, this.replies);
    this.noted = false;
  }

  /**
   * Copies the words, once nothing in them advertises; `write` puts them where they are pasted from, and says
   * whether it could.
   */
  async copy(write: (text: string) => Promise<boolean>): Promise<void> {
    const { answering } = this;
    if (!answering) return;
    const { text } = answering;
    const done = await answering.attempt.once(async () => {
      await this.call("check_reply", { text });
      return (await write(text)) ? ("copied" as const) : ("selected" as const);
    });
    answering.copied = done ?? null;
  }

  /** Notes that it was answered. */
  async answered(): Promise<void> {
    const { answering } = this;
    if (!answering) return;
    const { open, on, channel, sender, text, attempt } = answering;
    if (!on) return attempt.tell(both(m.day_unreadable));
    const words = channel === "phone" ? "" : text;
    const replies = await attempt.once(() =>
      this.call("answer_reply", { reply: open.line.reply, answered_on: on, channel, sender, text: words }),
    );
    if (!replies) return;
    this.replies = replies;
    this.answering = null;
    this.noted = true;
    if (this.by !== null && !this.colleagues.includes(this.by)) this.by = null;
  }
}
