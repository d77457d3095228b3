/** What is owed to whom, and was it done? */
import type { Call } from "../../host/host";
import type { DestroyedPerson, ListedDuties, MessageName, SavedCalendar, Tasks } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import { language } from "../../kit/language.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** A list of messages of one kind: written as a file, sent by hand, and noted with the evidence. */
export class DutyList {
  /** The file. */
  readonly file: FileExport<ListedDuties>;
  /** On which day it was sent; null while what is typed is no day. */
  sentOn = $state<string | null>("");
  /** With what it was sent, as typed. */
  sender = $state("");
  /** How many messages were sent, as typed. */
  count = $state<number | null>(null);
  /** What is missing, or went wrong, in what was typed about the sending. */
  readonly attempt = new Attempt();
  /** For how many people the list is whose sending the fields ask about; none before the first. */
  #asked: number | null | undefined;

  constructor(
    private readonly page: TaskPage,
    private readonly call: Call,
    private readonly kind: MessageName,
    folder: string,
  ) {
    this.file = new FileExport(foldersOf(call), folder, async (to) => {
      const listed = await call("list_duties", { kind, folder: to.folder });
      this.#asked = undefined;
      await page.load();
      return listed;
    });
  }

  /** Asks about the sending of a list for so many people; what was typed about the same list stays. */
  ask(today: string, unsent: number | null): void {
    if (unsent === this.#asked) return;
    this.#asked = unsent;
    this.sentOn = today;
    this.count = unsent;
  }

  /** Says that the latest list was sent. */
  async sent(): Promise<void> {
    const { sentOn, sender, count, kind } = this;
    if (!sentOn) return this.attempt.tell(both(m.day_unreadable));
    if (sender.trim() === "") return this.attempt.tell(both(m.tasks_needs_sender));
    if (count === null) return this.attempt.tell(both(m.tasks_needs_count));
    const tasks = await this.attempt.once(() =>
      this.call("note_duties_sent", { kind, sent_on: sentOn, sender, count }),
    );
    if (!tasks) return;
    this.file.done = null;
    this.sender = "";
    this.page.note(tasks, m.tasks_noted());
  }
}

/** The list of what is due. */
export class TaskPage {
  /** What is due; none until it came. */
  tasks = $state.raw<Tasks | null>(null);
  /** The messages that are owed, by their kind. */
  readonly lists: Readonly<Record<MessageName, DutyList>>;
  /** What is due as a calendar file. */
  readonly calendar: FileExport<SavedCalendar>;
  /** What was just noted; none while nothing was. */
  noted = $state<string | null>(null);
  /** What was destroyed just now, because its time was over. */
  destroyed = $state.raw<DestroyedPerson | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    const list = (kind: MessageName): DutyList => new DutyList(this, call, kind, folder);
    this.calendar = new FileExport(foldersOf(call), folder, ({ folder }) =>
      call("save_calendar", { folder, language: language.now === "ko" ? "ko" : "en" }),
    );
    this.lists = {
      result_notice: list("result_notice"),
      reconfirmation: list("reconfirmation"),
      processor_notice: list("processor_notice"),
    };
  }

  /** Fetches what is due. */
  async load(): Promise<void> {
    const tasks = await this.attempt.run(() => this.call("get_tasks", {}));
    if (tasks) this.#show(tasks);
  }

  /** Shows what is still due, and says what was noted. */
  note(tasks: Tasks, noted: string): void {
    this.noted = noted;
    this.#show(tasks);
  }

  /** Notes what somebody answered: her yes goes on, or it is taken back. */
  async answered(visitor: string, keeps: boolean): Promise<void> {
    const tasks = await this.attempt.once(() => this.call("answer_confirmation", { visitor, keeps }));
    if (tasks) this.note(tasks, keeps ? m.tasks_kept() : m.tasks_stopped());
  }

  /** Destroys the data whose time is over. */
  async destroyDue(): Promise<void> {
    const destroyed = await this.attempt.once(() => this.call("destroy_people_due", {}));
    if (!destroyed) return;
    this.destroyed = destroyed;
    await this.load();
  }

  /** Lets the data whose day comes wait, for a reason; whether they do. */
  async pause(reason: string): Promise<boolean> {
    const tasks = await this.attempt.once(() => this.call("pause_destruction", { reason }));
    if (tasks) this.tasks = tasks;
    return tasks !== undefined;
  }

  /** Lets them go on their day again. */
  async resume(): Promise<void> {
    const tasks = await this.attempt.once(() => this.call("resume_destruction", {}));
    if (tasks) this.tasks = tasks;
  }

  #show(tasks: Tasks): void {
    this.tasks = tasks;
    for (const { kind, unsent } of tasks.kinds) {
      if (kind !== "result_notice" && kind !== "reconfirmation" && kind !== "processor_notice") continue;
      this.lists[kind].ask(tasks.today, unsent);
    }
  }
}
