/** Which laptop is missing, and were the people on it told? */
import type { Call } from "../../host/host";
import type { LaptopLoss, LossFiles, LostLaptops, OtherLaptop } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf } from "../exchange";

/** What is typed about a laptop that is reported. */
export class Reporting {
  /** On which day it was missed; null while what is typed is no day. */
  day = $state<string | null>("");
  /** At what time, as typed. */
  time = $state("");
  /** Whether its coupons that are known here stay good. */
  keepKnown = $state(true);
  /** Reports it and writes the files. */
  readonly files: FileExport<LossFiles>;

  constructor(
    readonly laptop: OtherLaptop,
    now: string,
    folder: string,
    call: Call,
    reported: () => Promise<void>,
  ) {
    [this.day = "", this.time = ""] = now.split(" ");
    this.files = new FileExport(foldersOf(call), folder, async (to) => {
      const since = `${this.day ?? ""} ${this.time.trim()}`;
      const { device } = laptop;
      try {
        return await call("report_lost_laptop", {
          device,
          since,
          keep_known: this.keepKnown,
          folder: to.folder,
        });
      } finally {
        // It is on record also where a file could not be written.
        await reported();
      }
    });
  }
}

/** What is typed about the letters of a loss. */
export class Telling {
  /** On which day they were sent; null while what is typed is no day. */
  on = $state<string | null>("");
  /** With what, as typed. */
  sender = $state("");
  /** To how many. */
  count = $state<number | null>(null);
  /** What is missing, or went wrong. */
  readonly attempt = new Attempt();
  /** Writes the files again. */
  readonly files: FileExport<LossFiles>;

  constructor(
    readonly loss: LaptopLoss,
    now: string,
    folder: string,
    private readonly call: Call,
  ) {
    this.on = now.split(" ")[0] ?? "";
    this.count = loss.people;
    this.files = new FileExport(foldersOf(call), folder, (to) =>
      call("save_loss_files", { loss: loss.loss, folder: to.folder }),
    );
  }

  /** Says that they were told. */
  async told(): Promise<LostLaptops | undefined> {
    const { on, sender, count, attempt } = this;
    if (!on) attempt.tell(both(m.day_unreadable));
    else if (sender.trim() === "") attempt.tell(both(m.tasks_needs_sender));
    else if (count === null) attempt.tell(both(m.tasks_needs_count));
    else {
      const request = { loss: this.loss.loss, sent_on: on, sender, count };
      return attempt.once(() => this.call("note_loss_told", request));
    }
    return undefined;
  }
}

/** The laptops, and the one in hand. */
export class LostLaptopsPage {
  /** The laptops; none until they came. */
  shown = $state.raw<LostLaptops | null>(null);
  /** The one that is being reported. */
  reporting = $state.raw<Reporting | null>(null);
  /** The losses whose people are still to be told. */
  telling = $state.raw<readonly Telling[]>([]);
  /** Whether it was just noted that people were told. */
  noted = $state(false);
  /** What went wrong. */
  readonly attempt = new Attempt();

  constructor(
    private readonly call: Call,
    private readonly folder: string,
  ) {}

  /** Fetches the laptops. */
  async load(): Promise<void> {
    const shown = await this.attempt.run(() => this.call("get_lost_laptops", {}));
    if (shown) this.#show(shown);
  }

  /** Begins to report one, or puts it away. */
  report(laptop: OtherLaptop | null): void {
    if (laptop === null || this.shown === null) this.reporting = null;
    else this.reporting = new Reporting(laptop, this.shown.now, this.folder, this.call, () => this.load());
    this.noted = false;
  }

  /** Says that the people of a loss were told. */
  async told(telling: Telling): Promise<void> {
    const shown = await telling.told();
    if (!shown) return;
    this.noted = true;
    this.#show(shown);
  }

  #show(shown: LostLaptops): void {
    this.shown = shown;
    const open = shown.losses.filter(({ told_on }) => told_on === null);
    // What is typed about one stays while another is added.
    this.telling = open.map(
      (loss) =>
        this.telling.find((before) => before.loss.loss === loss.loss) ??
        new Telling(loss, shown.now, this.folder, this.call),
    );
  }
}
