/** What does she ask for, and what is promised to her? */
import type { Call } from "../../host/host";
import type { AskedRight, ReplyChannel, ReplyForm, ReplyLine, ReplyWay, Wanted } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { HalfWritten } from "../../kit/half-written";
import { Breath } from "../../kit/keys/breath";
import * as m from "../../paraglide/messages.js";

/** What can be asked for, in the order of the digits. */
export const WANTED: readonly Wanted[] = ["catalogue", "quotation", "call", "other"];

/** What the law lets her ask for, in the order of the digits that follow. */
export const RIGHTS: readonly AskedRight[] = ["look", "correct", "stop", "delete"];

/** What is typed and chosen of a request. */
interface Typed {
  wanted: Wanted | null;
  channel: ReplyChannel | null;
  words: string;
  by: string;
  due: string | null;
}

/** The requests that were left half written, each under its visitor. */
export function halfAsked(drafts: Drafts): HalfWritten<Typed> {
  return drafts.of("requests", () => new HalfWritten<Typed>());
}

/** One request while it is noted: first what, then how, who and by when. */
export class AskPage {
  /** What can be chosen; none until that came. */
  form = $state.raw<ReplyForm | null>(null);
  /** What she asks for; none while it is not chosen. */
  wanted = $state<Wanted | null>(null);
  /** The right she uses; none while she uses none. */
  right = $state<AskedRight | null>(null);
  /** On which day that came, nothing for today; null while what is typed is no day. */
  receivedOn = $state<string | null>("");
  /** Whether it was noted that she uses a right. */
  rightNoted = $state(false);
  /** How it reaches her. */
  channel = $state<ReplyChannel | null>(null);
  /** The same more exactly, as typed. */
  words = $state("");
  /** Who promises it, as typed or chosen. */
  by = $state("");
  /** By which day; null while what is typed is no day. */
  due = $state<string | null>("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The digit that led on. */
  readonly breath = new Breath();

  constructor(
    private readonly call: Call,
    private readonly visitor: string,
    private readonly half: HalfWritten<Typed>,
    /** It was noted: all that she asked for. */
    private readonly noted: (replies: ReplyLine[]) => void,
  ) {
    void this.#load();
  }

  /** The ways that fit what she asks for: a call goes by phone, and nothing else does. */
  get ways(): readonly ReplyWay[] {
    const calls = this.wanted === "call";
    return (this.form?.ways ?? []).filter(
      ({ channel }) => this.wanted === "other" || calls === (channel === "phone"),
    );
  }

  /** She asks for this. */
  choose(wanted: Wanted): void {
    this.wanted = wanted;
    this.channel = this.ways[0]?.channel ?? null;
    this.breath.begin();
  }

  /** She uses this right. */
  use(right: AskedRight): void {
    this.right = right;
    this.breath.begin();
  }

  /** Notes that she uses a right. */
  async saveRight(): Promise<void> {
    const { visitor, right, receivedOn } = this;
    if (right === null) return;
    if (receivedOn === null) return this.attempt.tell(both(m.day_unreadable));
    const noted = await this.attempt.once(() =>
      this.call("note_request", { visitor, right, received_on: receivedOn === "" ? null : receivedOn }),
    );
    this.rightNoted = noted !== undefined;
  }

  /** Back to what she asks for. */
  back(): void {
    this.wanted = null;
    this.right = null;
    this.attempt.tell(null);
  }

  /** Notes it. */
  async save(): Promise<void> {
    const { visitor, wanted, channel, words, by, due } = this;
    if (this.breath.lasts || wanted === null) return;
    if (channel === null) return this.attempt.tell(both(m.reply_no_way));
    if (!due) return this.attempt.tell(both(m.day_unreadable));
    const noted = await this.attempt.once(() =>
      this.call("request_reply", { visitor, wanted, words, channel, by, due }),
    );
    if (!noted) return;
    this.half.drop(visitor);
    this.noted(noted.replies);
  }

  /** It is left; what was typed and chosen is there when it is asked again. */
  leave(): void {
    const { form, wanted, channel, words, by, due } = this;
    if (form !== null) this.half.keep(this.visitor, { wanted, channel, words, by, due }, begun(form));
  }

  async #load(): Promise<void> {
    const form = await this.attempt.run(() => this.call("get_reply_form", { visitor: this.visitor }));
    if (!form) return;
    this.form = form;
    Object.assign(this, this.half.resume(this.visitor, begun(form)));
    // Her contact may be another one by now.
    if (this.wanted === null || this.ways.some(({ channel }) => channel === this.channel)) return;
    this.channel = this.ways[0]?.channel ?? null;
  }
}

function begun(form: ReplyForm): Typed {
  return { wanted: null, channel: null, words: "", by: form.by, due: form.due };
}
