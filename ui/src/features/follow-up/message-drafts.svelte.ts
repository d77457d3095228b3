/** The owner's own words for messages, and what a file in them would be. */
import type { Call } from "../../host/host";
import type { DraftLanguage, MessageDraft, MessagePreview } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { type FollowUpPage, PLAIN } from "./follow-up.svelte";

/** The drafts, one of them open. It outlives the screen, and with it what is typed. */
export class MessageDraftsPage {
  /** They; empty until they came. */
  drafts = $state.raw<readonly MessageDraft[]>([]);
  /** The one that is open; empty while none is. */
  id = $state("");
  /** In which language. */
  language = $state<DraftLanguage>("ko");
  /** What a file in these words would be; none until it is asked for. */
  preview = $state.raw<MessagePreview | null>(null);
  /** Whether what is written was kept. */
  isKept = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** What was typed and not kept, by draft and language. */
  #typed = $state<Record<string, string>>({});

  constructor(private readonly call: Call) {}

  /** Fetches the drafts when the screen is opened; what was counted and said before is over. */
  async load(): Promise<void> {
    this.#changed();
    const known = await this.attempt.run(() => this.call("get_message_drafts", {}));
    this.drafts = known?.drafts ?? this.drafts;
  }

  /** The draft that is open. */
  get open(): MessageDraft | null {
    return this.drafts.find(({ id }) => id === this.id) ?? null;
  }

  get #place(): string {
    return `${this.id} ${this.language}`;
  }

  /** What stands in the field. */
  get text(): string {
    return this.#typed[this.#place] ?? this.open?.[this.language] ?? "";
  }

  set text(text: string) {
    this.#typed[this.#place] = text;
    this.isKept = false;
  }

  /** Opens a draft, or closes the one that is open. */
  choose(id: string): void {
    this.id = this.id === id ? "" : id;
    this.#changed();
  }

  speak(language: DraftLanguage): void {
    this.language = language;
    this.#changed();
  }

  #changed(): void {
    this.preview = null;
    this.isKept = false;
    this.attempt.sentence = null;
  }

  /** Keeps what is written, or takes the words that came with the program again; the next files are in them. */
  async keep(text: string | null, files: FollowUpPage): Promise<void> {
    const request = { draft: this.id, language: this.language, text };
    const place = this.#place;
    const kept = await this.attempt.once(() => this.call("set_message_draft", request));
    if (kept === undefined) return;
    delete this.#typed[place];
    this.drafts = this.drafts.map((it) => (it.id === kept.id ? kept : it));
    this.isKept = true;
    files.choosing({ draft: kept.id });
  }

  /** Shows what a file in the words that are written would be; nothing is made. */
  async look({ target, audience, topic, allFairs }: FollowUpPage): Promise<void> {
    const request = {
      draft: this.id,
      language: this.language,
      text: this.text,
      all_fairs: allFairs,
      target: target || PLAIN,
      audience: audience || null,
      topic: topic || null,
    };
    const shown = await this.attempt.once(() => this.call("preview_message_draft", request));
    this.preview = shown ?? null;
  }
}
