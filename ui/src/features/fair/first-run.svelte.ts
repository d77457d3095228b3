/** How does a booth begin? With the sample, with an own fair, a passphrase and the recovery key, with a backup, or with a fair pack of another laptop. */
import type { Call } from "../../host/host";
import type { CreateFair, Opened, Stage } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { readDay } from "../../kit/dates";
import type { Drafts } from "../../kit/drafts";
import * as m from "../../paraglide/messages.js";
import { emptyFields } from "./empty-fields";
import { tooShort } from "./new-passphrase";

/** What a new fair is asked for, apart from the passphrase. */
export type FairForm = Omit<CreateFair, "passphrase">;

const EMPTY: FairForm = {
  fair_name: "",
  maker_name: "",
  maker_phone: "",
  maker_email: "",
  maker_address: "",
  refusal_phone: "",
  page_address: "",
  starts_on: "",
  ends_on: "",
  owner_name: "",
};

/** The first-run screen. */
export class FirstRun {
  /** What is asked now. */
  asks = $state<"choice" | "fair" | "passphrase" | "recovery" | "backup" | "pack">("choice");
  /** Whether the sample is being made, which takes a moment. */
  making = $state(false);
  /** The new fair so far. */
  form = $state<FairForm>(EMPTY);
  /** The passphrase as typed. */
  passphrase = $state("");
  /** The key to write down; shown once. */
  recoveryKey = $state("");
  /** What went wrong. */
  readonly attempt = new Attempt();
  #stage: Stage | null = null;

  constructor(
    private readonly call: Call,
    private readonly entered: (stage: Stage) => void,
    private readonly drafts: Drafts,
    begins: "choice" | "fair" = "choice",
  ) {
    this.asks = begins;
    this.form = this.#left.form;
  }

  /** What was typed of an own fair before somebody looked at the sample once more. */
  get #left(): { form: FairForm } {
    return this.drafts.of("own fair", () => ({ form: { ...EMPTY } }));
  }

  /** Keeps what is typed of the fair; the passphrase never. */
  keep(): void {
    this.#left.form = $state.snapshot(this.form);
  }

  /** Begins an own fair. */
  beginOwn(): void {
    this.attempt.tell(null);
    this.asks = "fair";
  }

  /** Opens the sample, as it was left if it was opened before. */
  async openSample(): Promise<void> {
    this.making = true;
    const stage = await this.attempt.once(() => this.call("open_sample_fair", {}));
    this.making = false;
    if (stage) this.entered(stage);
  }

  /** One step back; nothing typed is lost. */
  back(): void {
    this.attempt.tell(null);
    if (this.asks === "passphrase") this.asks = "fair";
    else if (this.asks !== "recovery") this.asks = "choice";
  }

  /** Takes the short form, when it says enough. */
  takeForm(): void {
    const { fair_name, maker_name, owner_name } = this.form;
    const starts = readDay(this.form.starts_on);
    const ends = readDay(this.form.ends_on);
    const missing = emptyFields([
      [fair_name, m.form_fair_name],
      [starts ?? "", m.form_starts_on],
      [ends ?? "", m.form_ends_on],
      [maker_name, m.form_maker_name],
      [owner_name, m.form_owner_name],
    ]);
    if (missing !== null || starts === null || ends === null) {
      this.attempt.tell(missing);
    } else if (ends < starts) {
      this.attempt.tell(both(m.form_days_reversed));
    } else {
      this.form.starts_on = starts;
      this.form.ends_on = ends;
      this.attempt.tell(null);
      this.asks = "passphrase";
    }
  }

  /** Opens the store with the passphrase. */
  async open(): Promise<void> {
    const short = tooShort(this.passphrase);
    if (short) return this.attempt.tell(short);
    const { passphrase } = this;
    const opened = await this.attempt.once(() =>
      this.call("create_fair", { ...$state.snapshot(this.form), passphrase }),
    );
    if (!opened) return;
    this.passphrase = "";
    this.opened(opened);
  }

  /** The store was made: its key is shown. */
  opened(opened: Opened): void {
    this.#stage = opened.stage;
    this.recoveryKey = opened.recovery_key;
    this.asks = "recovery";
  }

  /** Where files go unless another folder is typed; "" while nobody is signed in, who could write one. */
  get folder(): string {
    return this.#stage?.stage === "open" ? this.#stage.fair.export_folder : "";
  }

  /** The key was written down: go in. */
  written(): void {
    this.recoveryKey = "";
    if (this.#stage) this.entered(this.#stage);
  }
}
