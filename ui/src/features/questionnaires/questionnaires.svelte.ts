/** Which questionnaires are there, which is asked, and which is being written? */
import type { Call } from "../../host/host";
import type {
  BeginQuestionnaire,
  QuestionnaireDraft,
  Questionnaires,
  Text,
  WorkbookProblem,
} from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { LongWork } from "../../kit/long-work.svelte";
import * as m from "../../paraglide/messages.js";
import { Builder } from "./builder.svelte";

/** What came of a file that was dropped or chosen. */
export interface Opened {
  /** Its name. */
  file: string;
  /** Whether it became a draft. */
  taken: boolean;
  /** What its author should know. */
  problems: readonly WorkbookProblem[];
  /** What leaving out the questions that cannot be asked changes, or has changed. */
  leftOut: readonly Text[];
  /** The file itself, for what else can be done with it. */
  source: File;
  /** Whether it is a price list. */
  isPriceList: boolean;
}

/** Base64 of a file's bytes. */
async function contentOf(file: File): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

/** The survey tab. */
export class QuestionnairesPage {
  /** What there is; none until it came. */
  now = $state.raw<Questionnaires | null>(null);
  /** The questionnaire being written, while it is open. */
  builder = $state.raw<Builder | null>(null);
  /** What came of the last file. */
  opened = $state.raw<Opened | null>(null);
  /** Where the last file was written. */
  written = $state.raw<string | null>(null);
  /** What went well, in a sentence. */
  told = $state.raw<Text | null>(null);
  /** Whether a questionnaire was published just now. */
  published = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** The name of the file that is being read, or was read last. */
  reading = $state("");
  /** The host's reading of it. */
  readonly work: LongWork;
  /** Counts files; what comes of one that was put away is dropped. */
  #file = 0;

  constructor(private readonly call: Call) {
    const work = "questionnaire";
    this.work = new LongWork({
      figures: () => call("get_progress", { work }),
      stop: () => call("stop_work", { work }),
    });
  }

  /** Fetches what there is. */
  async load(): Promise<void> {
    this.now = (await this.attempt.run(() => this.call("get_questionnaires", {}))) ?? this.now;
  }

  #forget(): void {
    this.published = false;
    this.opened = null;
    this.written = null;
    this.told = null;
  }

  #edit(opened: QuestionnaireDraft | undefined): void {
    if (opened === undefined) return;
    this.builder = new Builder(this.call, opened);
    void this.builder.look();
  }

  /** Begins a questionnaire. */
  async begin(from: BeginQuestionnaire): Promise<void> {
    this.#forget();
    this.#edit(await this.attempt.once(() => this.call("begin_questionnaire", from)));
  }

  /** Goes on writing. */
  async open(questionnaire: string): Promise<void> {
    this.#forget();
    this.#edit(await this.attempt.once(() => this.call("get_questionnaire_draft", { questionnaire })));
  }

  /** Opens a file that was dropped or chosen. */
  async take(file: File, leaveOut = false): Promise<void> {
    this.#forget();
    // A larger file would be refused anyway; reading it would only take the window's memory.
    if (file.size > (this.now?.largest_file ?? 0))
      return this.attempt.tell(both(m.questionnaire_file_too_large));
    const mine = (this.#file += 1);
    this.reading = file.name;
    const imported = await this.attempt.run(() =>
      this.work.during(async () => {
        const content = await contentOf(file);
        return this.call("import_questionnaire", { file_name: file.name, content, leave_out: leaveOut });
      }),
    );
    if (imported === undefined) return;
    // What was stopped too late is a draft like any other.
    if (mine !== this.#file) return this.load();
    const { draft, problems, left_out: leftOut } = imported;
    if (draft !== null) await this.open(draft);
    if (problems.length === 0 && leftOut.length === 0) return;
    const isPriceList = draft === null && leftOut.length === 0 && (await this.#isPriceList(file));
    if (mine !== this.#file) return;
    this.opened = { file: file.name, taken: draft !== null, problems, leftOut, source: file, isPriceList };
  }

  /** Whether a file that is no questionnaire lists products; asking records nothing. */
  async #isPriceList(file: File): Promise<boolean> {
    const request = { file_name: file.name, content: await contentOf(file) };
    const preview = await this.call("preview_products", request).catch(() => null);
    return preview !== null && preview.added + preview.changed + preview.unchanged > 0;
  }

  /** Waits for the file no longer. */
  stop(): void {
    this.#file += 1;
    this.work.stop();
  }

  /** Asks new visitors another version. */
  async choose(questionnaire: string): Promise<void> {
    this.#forget();
    this.now =
      (await this.attempt.once(() => this.call("choose_questionnaire", { questionnaire }))) ?? this.now;
  }

  /** Throws a draft away. */
  async discard(questionnaire: string): Promise<void> {
    this.#forget();
    const now = await this.attempt.once(() => this.call("discard_questionnaire_draft", { questionnaire }));
    if (now === undefined) return;
    this.now = now;
    this.told = both(m.questionnaire_discarded);
  }

  /** Writes a questionnaire as a workbook. */
  async write(questionnaire: string): Promise<void> {
    this.#forget();
    const saved = await this.attempt.once(() =>
      this.call("write_questionnaire", { questionnaire, folder: "" }),
    );
    if (saved !== undefined) this.written = saved.path;
  }

  /** Back from the builder to the list; what was typed is kept first. */
  async close(): Promise<void> {
    const { builder } = this;
    if (builder === null) return;
    await builder.flush();
    // What could not be kept stays on the screen with its reason.
    if (builder.attempt.sentence !== null) return;
    this.builder = null;
    this.#forget();
    await this.load();
  }

  /** Publishes what is being written: new visitors are asked it. */
  async publish(): Promise<void> {
    const { builder } = this;
    if (builder === null) return;
    await builder.flush();
    if (builder.attempt.sentence !== null || !builder.saved.ready) return;
    const now = await builder.attempt.once(() =>
      this.call("publish_questionnaire", { questionnaire: builder.id }),
    );
    if (now === undefined) return;
    this.now = now;
    this.builder = null;
    this.#forget();
    this.told = both(m.questionnaire_published);
    this.published = true;
  }
}
