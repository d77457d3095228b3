/** What is owed to whom, and was it done? */
import type { Call } from "../../host/host";
import type { DestroyedPerson, ListedResultNotices, Tasks, Visit } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** The list of what is due. */
export class TaskPage {
  /** What is due; none until it came. */
  tasks = $state.raw<Tasks | null>(null);
  /** The list of results to send. */
  readonly list: FileExport<ListedResultNotices>;
  /** On which day the list was sent; null while what is typed is no day. */
  sentOn = $state<string | null>("");
  /** With what it was sent, as typed. */
  sender = $state("");
  /** How many messages were sent, as typed. */
  count = $state<number | null>(null);
  /** Whether it was just noted that the list was sent. */
  noted = $state(false);
  /** What was destroyed just now, because its time was over. */
  destroyed = $state.raw<DestroyedPerson | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  /** What is missing, or went wrong, in what was typed about the sending. */
  readonly sentAttempt = new Attempt();

  constructor(
    private readonly call: Call,
    folder: string,
    private readonly openVisit: (visit: Visit) => void,
  ) {
    this.list = new FileExport(foldersOf(call), folder, async (to) => {
      const listed = await call("list_result_notices", { folder: to.folder });
      await this.load();
      return listed;
    });
  }

  /** Fetches what is due. */
  async load(): Promise<void> {
    const tasks = await this.attempt.run(() => this.call("get_tasks", {}));
    if (tasks) this.#show(tasks);
  }

  /** Says that the latest list was sent. */
  async sent(): Promise<void> {
    const { sentOn, sender, count } = this;
    if (!sentOn) return this.sentAttempt.tell(both(m.day_unreadable));
    if (sender.trim() === "") return this.sentAttempt.tell(both(m.tasks_needs_sender));
    if (count === null) return this.sentAttempt.tell(both(m.tasks_needs_count));
    const tasks = await this.sentAttempt.once(() =>
      this.call("note_result_notices_sent", { sent_on: sentOn, sender, count }),
    );
    if (!tasks) return;
    this.list.done = null;
    this.sender = "";
    this.noted = true;
    this.#show(tasks);
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

  /** Opens the visit of somebody who is owed something. */
  async open(visitor: string): Promise<void> {
    const visit = await this.attempt.run(() => this.call("get_visit", { visitor }));
    if (visit) this.openVisit(visit);
  }

  #show(tasks: Tasks): void {
    this.tasks = tasks;
    this.sentOn = tasks.today;
    this.count = tasks.unsent;
  }
}
