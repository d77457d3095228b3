/**
 * Which question is asked now, and what do keys do to it?
 *
 * Every choice is committed at once, so that a laptop that dies loses nothing.
 * Calls are queued: a hurried "2, Enter" must ask the question that follows
 * from the 2, not the one that followed before the answer arrived.
 */
import type { Choice, FullChoice, Question } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { readDay } from "../../kit/dates";
import { Breath } from "../../kit/keys/breath";
import * as m from "../../paraglide/messages.js";
import type { TextSearch } from "../../kit/text-search.svelte";
import { Suggestions } from "./suggestions.svelte";

/** What an acknowledgement is answered with, as XLSForm has it. */
const ACKNOWLEDGED = "OK";

/** Whether the question is answered by typing. */
export function isTyped(question: Question): boolean {
  return ["text", "integer", "decimal", "date"].includes(question.kind);
}

/** Where the questions come from and the answers go. A refusal rejects. */
export interface Asked {
  /** The questions to be asked, as the answers so far make them. */
  questions(): readonly Question[];
  /**
   * Commits one answer, given `took` milliseconds after its question was shown; an empty list takes it back. False
   * when something has to be said first, and the question stays.
   */
  answer(path: string, value: string[], took: number): Promise<boolean>;
  /** The last question is done. */
  finish(): Promise<void>;
  /** What others answered to a text question; left out where nobody may see it. */
  suggestions?(path: string): Promise<readonly string[]>;
  /** Finds among those what is meant by what is typed so far. */
  readonly search?: TextSearch;
  /** Whether somebody is told, and decides, when there are enough of an answer. */
  readonly tellsWhenFull?: boolean;
}

/** One visitor's way through the questions, at the desk or at the kiosk. */
export class Survey {
  /** The path of the question in hand. */
  path = $state<string | null>(null);
  /** What is typed and not yet committed. */
  draft = $state("");
  /** The answer in hand of which there are enough, once that was told. */
  full = $state.raw<FullChoice | null>(null);
  /** Answers to pick instead of typing. */
  readonly suggestions: Suggestions;
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();
  #shownAt = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly asked: Asked,
    /** The choice that led on last. */
    readonly breath = new Breath(),
  ) {
    this.suggestions = new Suggestions(() => this.draft, asked.search);
    const first = this.questions.find((question) => question.kind !== "note" && question.value.length === 0);
    this.#show(first ?? this.questions[0]);
  }

  /** The questions to be asked. */
  get questions(): readonly Question[] {
    return this.asked.questions();
  }

  /** Where the question in hand stands, from 0; -1 when there is none. */
  get position(): number {
    return this.questions.findIndex((question) => question.path === this.path);
  }

  /** The question in hand. */
  get question(): Question | null {
    return this.questions[this.position] ?? null;
  }

  /** What can be chosen. An acknowledgement has one choice, which the questionnaire need not spell out. */
  get choices(): readonly Choice[] {
    const { question } = this;
    if (question?.kind === "acknowledge" && question.choices.length === 0) {
      return [{ name: ACKNOWLEDGED, label: both(m.acknowledged) }];
    }
    return question?.choices ?? [];
  }

  /** Chooses by the number on the badge, see {@link pick}. */
  chooseNumber(number: number): Promise<void> {
    return this.#inTurn(async () => {
      const choice = this.choices[number - 1];
      if (choice) await this.#pick(choice.name, String(number));
    });
  }

  /** Whether a choice is the answer, or one of them. */
  isChosen(name: string): boolean {
    return this.question?.value.includes(name) ?? false;
  }

  /**
   * Chooses with a key: where one answer is enough, it is the answer, and the next question follows. What hurries is
   * the key; a wrong one is corrected from the question after with "back".
   */
  pick(name: string): Promise<void> {
    return this.#inTurn(() => this.#pick(name));
  }

  async #pick(name: string, key?: string): Promise<void> {
    const { question } = this;
    const one = question !== null && question.kind !== "many";
    this.breath.end();
    if (!(one && question.value.includes(name))) await this.#choose(name);
    // What could not be chosen, or waits for a reason, stays in hand.
    if (one && this.attempt.sentence === null && this.isChosen(name)) {
      const { path } = this;
      await this.#goOn();
      if (this.path !== path || this.position === this.questions.length - 1) this.breath.begin(key);
    }
  }

  /** Chooses, and commits. A second press of a chosen one takes it back where several may be chosen. */
  choose(name: string): Promise<void> {
    return this.#inTurn(() => this.#choose(name));
  }

  async #choose(name: string): Promise<void> {
    const { question } = this;
    if (question === null || isTyped(question) || question.kind === "note") return;
    const others = question.value.filter((other) => other !== name);
    if (question.kind !== "many") await this.#commit(question, [name]);
    else await this.#commit(question, this.isChosen(name) ? others : [...others, name]);
  }

  /** Enter: commits what is typed and goes on, if the question allows. */
  goOn(): Promise<void> {
    return this.#inTurn(() => this.#goOn());
  }

  async #goOn(): Promise<void> {
    const { picked } = this.suggestions;
    if (picked !== null) this.draft = picked;
    if (!(await this.#commitDraft())) return;
    const { question } = this;
    const full = question?.full.find((full) => question.value.includes(full.choice)) ?? null;
    // Told once; the next Enter goes on all the same.
    if (this.asked.tellsWhenFull && full !== null && this.full === null) {
      this.full = full;
      return;
    }
    // What is wrong without an answer is nothing the visitor can mend here.
    if (question !== null && question.violation !== null && question.value.length > 0)
      return this.attempt.tell(question.violation);
    await this.#next();
  }

  /** "모름": takes the answer back and goes on. */
  skip(): Promise<void> {
    return this.#inTurn(async () => {
      const { question } = this;
      this.draft = "";
      if (question !== null && question.value.length > 0 && !(await this.#commit(question, []))) return;
      await this.#next();
    });
  }

  /** The question before; what is typed is kept. */
  previous(): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.questions[this.position - 1];
      if (before === undefined || !(await this.#commitDraft())) return;
      this.attempt.tell(null);
      this.#show(before);
    });
  }

  /** Commits what is typed, before the page is left. */
  keep(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#commitDraft();
    });
  }

  /** What is typed and could not be committed, to be gone on with. */
  get left(): { path: string; draft: string } | null {
    const { question, path, draft } = this;
    if (question === null || path === null || !isTyped(question)) return null;
    return draft.trim() === (question.value[0] ?? "") ? null : { path, draft };
  }

  /** Shows a question with what was left typed in it. */
  goOnWith(left: { path: string; draft: string }): void {
    const question = this.questions.find((question) => question.path === left.path);
    if (question === undefined) return;
    this.#show(question);
    this.draft = left.draft;
  }

  /** What was typed or said to be changed is not: the question as it stands. */
  showAgain(): void {
    this.#show(this.question ?? undefined);
  }

  async #next(): Promise<void> {
    const { question } = this;
    if (question?.required && question.value.length === 0 && question.kind !== "note") {
      this.attempt.tell(both(m.question_required));
      return;
    }
    const next = this.questions[this.position + 1];
    this.attempt.tell(null);
    if (next !== undefined) return this.#show(next);
    await this.attempt.run(() => this.asked.finish());
  }

  async #commitDraft(): Promise<boolean> {
    const { question } = this;
    if (question === null || !isTyped(question)) return true;
    const typed = this.draft.trim();
    if (typed === (question.value[0] ?? "")) return true;
    const day = question.kind === "date" && typed !== "" ? readDay(typed) : typed;
    if (day === null) {
      this.attempt.tell(both(m.day_unreadable));
      return false;
    }
    return this.#commit(question, day === "" ? [] : [day]);
  }

  async #commit(question: Question, value: string[]): Promise<boolean> {
    const took = Math.round(performance.now() - this.#shownAt);
    this.full = null;
    return (await this.attempt.run(() => this.asked.answer(question.path, value, took))) ?? false;
  }

  #show(question: Question | undefined): void {
    this.path = question?.path ?? null;
    this.draft = question !== undefined && isTyped(question) ? (question.value[0] ?? "") : "";
    this.full = null;
    this.#shownAt = performance.now();
    this.suggestions.forget();
    if (question?.kind === "text" && this.asked.suggestions) {
      void this.suggestions.load(this.asked.suggestions(question.path));
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn;
    return turn;
  }
}
