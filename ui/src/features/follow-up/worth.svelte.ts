/** What was each question worth, and which is asked no more? */
import type { Call } from "../../host/host";
import type { QuestionsWorth, QuestionWorth, Text } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";

/** What hangs on a question that is to be left out. */
interface Doubt {
  question: QuestionWorth;
  changes: readonly Text[];
}

/** The worth of the questions of a fair. */
export class WorthPage {
  /** It, once it was asked for. */
  worth = $state.raw<QuestionsWorth | null>(null);
  /** Whether it is being worked out. */
  working = $state(false);
  /** What is asked before a question is left out. */
  doubt = $state.raw<Doubt | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** How often it was asked for: an answer about other fairs comes late. */
  #asked = 0;

  constructor(private readonly call: Call) {}

  /** Works it out, for this fair or for all of them. */
  async load(allFairs: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.working = true;
    const worth = await this.attempt.run(() => this.call("get_question_worth", { all_fairs: allFairs }));
    if (asked !== this.#asked) return;
    this.working = false;
    this.worth = worth ?? this.worth;
  }

  /** Nothing is known of other fairs. */
  forget(): void {
    this.#asked += 1;
    this.working = false;
    this.worth = this.doubt = null;
  }

  /** Leaves a question out of the next questionnaire; asks first when something hangs on it. */
  async leaveOut(question: QuestionWorth, sure = false): Promise<void> {
    const request = { path: question.path, with_what_hangs_on_it: sure };
    const left = await this.attempt.once(() => this.call("leave_question_out", request));
    this.doubt = null;
    if (left === undefined) return;
    if (left.questionnaire === null) this.doubt = { question, changes: left.changes };
    else this.#isAskedNext(question.path, false);
  }

  /** It was taken back that a question is left out. */
  asksAgain(path: string): void {
    this.#isAskedNext(path, true);
  }

  #isAskedNext(path: string, is: boolean): void {
    if (this.worth === null) return;
    const questions = this.worth.questions.map((one) =>
      one.path === path ? { ...one, is_asked_next: is } : one,
    );
    this.worth = { ...this.worth, questions };
  }
}
