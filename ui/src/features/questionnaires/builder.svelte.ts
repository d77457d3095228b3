/**
 * Writing a questionnaire.
 *
 * The document lives here while it is open; every change is kept by the host,
 * letters soon, everything else at once. A save never puts text
 * back into the fields: what somebody types is newer than any answer.
 */
import type { Call } from "../../host/host";
import type {
  DraftDocument,
  DraftKind,
  DraftList,
  DraftPlace,
  DraftProblem,
  DraftRow,
  DraftState,
  PastDraft,
  Question,
  QuestionnaireDraft,
} from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import {
  addChoice,
  type Added,
  addRow,
  changeKind,
  duplicateRow,
  idsFor,
  isEmpty,
  isUnwritten,
  listOf,
  move,
  removeRow,
  structuredCopy,
  toggleLanguage,
} from "./document";

/** Milliseconds after which a letter is kept at the latest, whether or not more are typed. */
export const KEPT_WITHIN = 200;
/** Milliseconds without a letter after which the next one can be undone by itself. */
const TYPING_PAUSE = 1000;
/** Earlier states that can be brought back. */
const MOST_UNDO = 100;

/** What was taken away last, to be offered back. */
export type Removed = "row" | "choice" | null;

/** One questionnaire being written. */
export class Builder {
  /** Its id. */
  readonly id: string;
  /** The document as it stands in the fields. */
  document = $state<DraftDocument>() as DraftDocument;
  /** What the host said of the last state it kept. */
  saved = $state.raw<DraftState>() as DraftState;
  /** The row in hand; -1 when there is none. */
  at = $state(-1);
  /** What was just taken away. */
  removed = $state<Removed>(null);
  /** Whether there is something to undo. */
  canUndo = $state(false);
  /** What a visitor would see, as far as the document could be asked last. */
  preview = $state.raw<readonly Question[]>([]);
  /** Whether the preview is of an earlier state, because the present one cannot be asked. */
  waits = $state(false);
  /** The language of the preview. */
  language = $state("");
  /** The states it went through, the latest first; none before they were asked for. */
  past = $state.raw<readonly PastDraft[]>([]);
  /** Whether it was to be published already: from then on everything that is missing is said. */
  tried = $state(false);
  /** What went wrong with keeping. */
  readonly attempt = new Attempt();
  /** What went wrong with the preview. */
  readonly looking = new Attempt();

  #answers = new Map<string, string[]>();
  #undo: DraftDocument[] = [];
  #ids: string[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #saving: Promise<void> | null = null;

  constructor(
    private readonly call: Call,
    opened: QuestionnaireDraft,
  ) {
    this.id = opened.id;
    this.document = opened.document;
    this.saved = opened.state;
    this.#ids = [...opened.state.fresh_ids];
    this.at = opened.document.rows.length > 0 ? 0 : -1;
    this.language = opened.document.default_language || (opened.document.languages[0] ?? "");
  }

  /** The row in hand. */
  get row(): DraftRow | undefined {
    return this.document.rows[this.at];
  }

  /** Notes the state before a change, so that it can be brought back. */
  #remember(): void {
    this.#undo.push($state.snapshot(this.document) as DraftDocument);
    if (this.#undo.length > MOST_UNDO) this.#undo.shift();
    this.canUndo = true;
  }

  #takeId = (): string => {
    const id = this.#ids.shift();
    if (id === undefined) throw new Error("ids are asked for before something is added");
    return id;
  };

  /** Changes the document and keeps it at once. */
  async change(edit: () => void): Promise<void> {
    this.#endTyping();
    this.#remember();
    this.removed = null;
    edit();
    this.#dirty = true;
    await this.flush();
  }

  /** A letter is about to be typed: the text before the first of several can be brought back. */
  beforeTyping(): void {
    if (this.#pause === undefined) {
      this.#remember();
      this.removed = null;
    }
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#endTyping(), TYPING_PAUSE);
  }

  /** A letter was typed: it is kept soon, however long the typing goes on. */
  typed(): void {
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), KEPT_WITHIN);
  }

  /** The field was left. */
  async left(): Promise<void> {
    this.#endTyping();
    await this.flush();
  }

  #endTyping(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** Keeps what is not kept yet, and waits until it is. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // One save after the other: the last one sent must be the last one kept.
    while (this.#saving !== null) await this.#saving;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#saving = this.#save();
    await this.#saving;
    // What was not kept cannot be looked at.
    if (!this.#dirty) await this.look();
  }

  async #save(): Promise<void> {
    const request = {
      questionnaire: this.id,
      document: $state.snapshot(this.document) as DraftDocument,
    };
    const state = await this.attempt.run(() => this.call("save_questionnaire_draft", request));
    this.#saving = null;
    if (state === undefined) {
      this.#dirty = true;
      return;
    }
    this.saved = state;
    this.#ids.push(...state.fresh_ids);
  }

  /** Makes sure that there are ids for what is added; false when the host does not answer. */
  async #haveIds(count: number): Promise<boolean> {
    for (let had = -1; this.#ids.length < count && this.#ids.length > had;) {
      had = this.#ids.length;
      this.#dirty = true;
      await this.flush();
    }
    return this.#ids.length >= count;
  }

  /** Adds a row behind the one in hand. */
  async add(added: Added): Promise<void> {
    if (!(await this.#haveIds(idsFor(added)))) return;
    await this.change(() => {
      this.at = addRow(this.document, added, this.at + 1, this.#takeId);
    });
  }

  /** Puts a copy behind a row. */
  async duplicate(at: number): Promise<void> {
    if (!(await this.#haveIds(2))) return;
    await this.change(() => {
      this.at = duplicateRow(this.document, at, this.#takeId);
    });
  }

  /** Moves a row by one place. */
  async moveRow(at: number, by: 1 | -1): Promise<void> {
    if (this.document.rows[at + by] === undefined) return;
    await this.change(() => {
      this.at = move(this.document.rows, at, by);
    });
  }

  /** Takes a row away; it can be brought back. */
  async removeRow(at: number): Promise<void> {
    await this.change(() => {
      removeRow(this.document, at);
      this.at = Math.min(this.at, this.document.rows.length - 1);
    });
    this.removed = "row";
  }

  /** Makes the row in hand take another kind of answer. */
  async setKind(kind: DraftKind): Promise<void> {
    const { row } = this;
    if (row === undefined || row.kind === kind || !(await this.#haveIds(4))) return;
    await this.change(() => changeKind(this.document, row, kind, this.#takeId));
  }

  /** Adds a choice to the row in hand, at a place or at the end; returns its place, or nothing when it could not. */
  async addChoice(at?: number): Promise<number | null> {
    const { row } = this;
    if (row === undefined || !(await this.#haveIds(4))) return null;
    const list = listOf(this.document, row);
    const place = at ?? list?.choices.length ?? 0;
    await this.change(() => {
      if (list === undefined) changeKind(this.document, row, row.kind, this.#takeId);
      else addChoice(list, this.#takeId, place);
    });
    return place;
  }

  /** Writes texts into choices: into this one and those below it while they are empty, and into new ones. */
  async writeChoices(list: DraftList, at: number, language: string, texts: readonly string[]): Promise<void> {
    if (!(await this.#haveIds(texts.length))) return;
    await this.change(() => {
      for (const [index, text] of texts.entries()) {
        const there = list.choices[at + index];
        const choice =
          there !== undefined && isEmpty(there) ? there : addChoice(list, this.#takeId, at + index);
        choice.label[language] = text;
      }
    });
  }

  /** Moves a choice by one place. */
  async moveChoice(list: DraftList, at: number, by: 1 | -1): Promise<void> {
    if (list.choices[at + by] === undefined) return;
    await this.change(() => void move(list.choices, at, by));
  }

  /** Takes a choice away; it can be brought back. */
  async removeChoice(list: DraftList, at: number): Promise<void> {
    await this.change(() => void list.choices.splice(at, 1));
    this.removed = "choice";
  }

  /** Begins or stops writing in a language. */
  async toggleLanguage(language: string): Promise<void> {
    await this.change(() => toggleLanguage(this.document, language));
    if (!this.document.languages.includes(this.language)) this.language = this.document.languages[0] ?? "";
  }

  /** Brings back the state before the last change. */
  async undo(): Promise<void> {
    const before = this.#undo.pop();
    this.canUndo = this.#undo.length > 0;
    if (before === undefined) return;
    this.document = structuredCopy(before);
    this.at = Math.min(Math.max(this.at, 0), before.rows.length - 1);
    this.removed = null;
    this.#dirty = true;
    await this.flush();
  }

  /** Fetches the earlier states; the present one first. */
  async showPast(): Promise<void> {
    await this.flush();
    const request = { questionnaire: this.id };
    const history = await this.attempt.run(() => this.call("get_questionnaire_history", request));
    if (history !== undefined) this.past = history.states;
  }

  /** Brings an earlier state back; the present one can be had again with undo. */
  async restore(record: string): Promise<void> {
    await this.flush();
    const request = { questionnaire: this.id, record };
    const opened = await this.attempt.once(() => this.call("restore_questionnaire_draft", request));
    if (opened === undefined) return;
    this.#remember();
    this.document = opened.document;
    this.saved = opened.state;
    this.#ids = [...opened.state.fresh_ids];
    this.at = Math.min(Math.max(this.at, 0), this.document.rows.length - 1);
    this.removed = null;
    await this.showPast();
    await this.look();
  }

  /** What is wrong, once it is time to say so: not of what nothing was written into yet. */
  get problems(): readonly DraftProblem[] {
    if (this.tried) return this.saved.problems;
    return this.saved.problems.filter(({ place }) => {
      if (place.place === "whole") return false;
      if (place.place === "choice") {
        return this.document.lists[place.list]?.choices.some((choice) => !isEmpty(choice)) ?? true;
      }
      const row = place.place === "row" ? this.document.rows[place.row] : undefined;
      return row === undefined || !isUnwritten(this.document, row);
    });
  }

  /** The row a problem belongs to: a choice belongs to the first row that offers it. */
  rowOf(place: DraftPlace): number {
    if (place.place === "row") return place.row;
    if (place.place !== "choice") return -1;
    const list = this.document.lists[place.list]?.name;
    return this.document.rows.findIndex(
      (row) => row.list === list || row.written.split(" ").includes(list ?? ""),
    );
  }

  /** Answers a question of the preview. */
  async answer(path: string, value: string[]): Promise<void> {
    this.#answers.set(path, value);
    if (value.length === 0 || value[0] === "") this.#answers.delete(path);
    await this.look();
  }

  /** Begins the preview anew. */
  async startPreview(): Promise<void> {
    this.#answers.clear();
    await this.look();
  }

  /** Shows the preview in a language. */
  async speak(language: string): Promise<void> {
    this.language = language;
    await this.look();
  }

  /** Asks what a visitor would see now. */
  async look(): Promise<void> {
    const request = {
      questionnaire: this.id,
      language: this.language,
      answers: [...this.#answers].map(([path, value]) => ({ path, value })),
    };
    const preview = await this.looking.run(() => this.call("preview_questionnaire", request));
    if (preview === undefined) return;
    this.waits = preview.questions === null;
    this.preview = preview.questions ?? this.preview;
  }
}
