/** What are visitors asked to agree to, and what does another text cost? */
import type { Call } from "../../host/host";
import type { NoticeCost, NoticeForm, NoticePreview, NoticesInUse, SavedPolicy } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import { FileExport } from "../../kit/file-export.svelte";
import { changes, HalfWritten } from "../../kit/half-written";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** The form stands here once. */
const ONLY = "";
/** How long nothing is typed before the texts are made anew, in milliseconds. */
const PAUSE = 150;

/** The tab of the consent texts. */
export class NoticesPage {
  /** The texts in use; none until they came. */
  inUse = $state.raw<NoticesInUse | null>(null);
  /** The fields as they are typed. */
  form = $state<NoticeForm | null>(null);
  /** What they would say. */
  preview = $state.raw<NoticePreview | null>(null);
  /** What publishing them would cost; none while nobody asked. */
  cost = $state.raw<NoticeCost | null>(null);
  /** Whether they were just published. */
  published = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** What went wrong when silence was given a meaning. */
  readonly silence = new Attempt();
  /** The privacy policy and the poster. */
  readonly policy: FileExport<SavedPolicy>;
  readonly #half: HalfWritten<NoticeForm>;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Counts previews; an earlier one that comes late says nothing. */
  #asked = 0;

  constructor(
    private readonly call: Call,
    folder: string,
    drafts: Drafts,
  ) {
    this.policy = new FileExport(foldersOf(call), folder, ({ folder }) => call("save_policy", { folder }));
    this.#half = drafts.of("notices", () => new HalfWritten<NoticeForm>());
  }

  /** Fetches what is in use. */
  async load(): Promise<void> {
    const inUse = await this.attempt.run(() => this.call("get_notices_in_use", {}));
    if (inUse) await this.#show(inUse);
  }

  /** Keeps what is typed and not published. */
  keep(): void {
    clearTimeout(this.#pause);
    const form = $state.snapshot(this.form);
    if (form !== null && this.inUse !== null) this.#half.keep(ONLY, form, this.inUse.form);
  }

  /** Whether fields are typed that are not published. */
  get isChanged(): boolean {
    const { form, inUse } = this;
    return form !== null && inUse !== null && changes(form, inUse.form) !== null;
  }

  /** Forgets what is not published. */
  async discard(): Promise<void> {
    this.#half.drop(ONLY);
    if (this.inUse) await this.#show(this.inUse);
  }

  /** A field was changed: what was said of the texts is not true any more. */
  typed(): void {
    this.published = false;
    this.cost = null;
    this.attempt.tell(null);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE);
  }

  /** Takes a word of a set, or puts it back. */
  toggle<Word>(words: Word[], word: Word, chosen: boolean): Word[] {
    this.typed();
    return chosen ? [...words, word] : words.filter((one) => one !== word);
  }

  /** Asks about one more third party. */
  addRecipient(): void {
    this.form?.recipients.push({ name: "", purposes: [], items: ["name", "contact"], months: 12 });
    this.typed();
  }

  /** Asks about a third party no more. */
  removeRecipient(place: number): void {
    this.form?.recipients.splice(place, 1);
    this.typed();
  }

  /** Works out what publishing would cost, unless something is missing. */
  async check(): Promise<void> {
    clearTimeout(this.#pause);
    await this.#look();
    const form = $state.snapshot(this.form);
    if (form === null || this.preview === null) return;
    const [problem] = this.preview.problems;
    if (problem) return this.attempt.tell(problem);
    if (this.preview.unchanged) return this.attempt.tell(both(m.notices_same));
    this.cost = (await this.attempt.run(() => this.call("cost_of_notices", form))) ?? null;
  }

  /** Chooses whether silence keeps a yes after two years. */
  async chooseSilence(keeps: boolean): Promise<void> {
    const inUse = await this.silence.run(() => this.call("choose_silence", { keeps }));
    if (inUse) this.inUse = inUse;
  }

  /** Publishes the texts. */
  async publish(): Promise<void> {
    const form = $state.snapshot(this.form);
    if (form === null) return;
    const inUse = await this.attempt.once(() => this.call("publish_notices", form));
    if (!inUse) return;
    this.#half.drop(ONLY);
    await this.#show(inUse);
    this.published = true;
    // A policy that was saved before says what was true before.
    this.policy.done = null;
  }

  async #show(inUse: NoticesInUse): Promise<void> {
    this.inUse = inUse;
    this.form = structuredClone(this.#half.resume(ONLY, inUse.form));
    this.cost = null;
    this.attempt.tell(null);
    await this.#look();
  }

  async #look(): Promise<void> {
    const form = $state.snapshot(this.form);
    if (form === null) return;
    const asked = ++this.#asked;
    const preview = await this.attempt.run(() => this.call("preview_notices", form));
    if (preview && asked === this.#asked) this.preview = preview;
  }
}
