/** Whom may one write to today, about what, and what leaves the laptop? */
import { asWireError, type Call, refusedWith } from "../../host/host";
import type { EarlierFiles, Exported, FollowUp, Text } from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { type ExportTo, FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf, workOf } from "../exchange";

/** The follow-up of a fair. */
export class FollowUpPage {
  /** What is shown; none until it came. */
  followUp = $state.raw<FollowUp | null>(null);
  /** Coupons that the next files give anew; null until they are counted. */
  newCoupons = $state.raw<number | null>(null);
  /** Whether the visitors of all fairs are counted and exported. */
  allFairs = $state(false);
  /** The files for whoever sends. */
  readonly files: FileExport<Exported>;
  /** How many were in an earlier file, while it is asked what becomes of them. */
  earlier = $state.raw<Text | null>(null);
  /** What went wrong. */
  readonly attempt = new Attempt();
  #answer: EarlierFiles = "ask";

  constructor(
    private readonly call: Call,
    folder: string,
  ) {
    this.files = new FileExport(foldersOf(call), folder, (to) => this.#write(to), {
      needsReason: m.export_needs_reason,
      work: workOf(call, "follow_up_files"),
    });
  }

  async #write(to: ExportTo): Promise<Exported> {
    const request = { ...to, all_fairs: this.allFairs, earlier: this.#answer };
    this.#answer = "ask";
    try {
      return await this.call("export_follow_up", request);
    } catch (failure) {
      if (refusedWith(failure, "exported_before")) this.earlier = asWireError(failure)?.message ?? null;
      throw failure;
    }
  }

  /** Makes the files with the people of earlier ones, or without them. */
  async exportAgain(answer: "include" | "leave_out"): Promise<void> {
    this.earlier = null;
    this.#answer = answer;
    await this.files.run();
  }

  /** Counts the visitors of this fair only, or of all of them. */
  async countAll(all: boolean): Promise<void> {
    this.allFairs = all;
    this.files.done = null;
    await this.load();
  }

  /** Fetches the follow-up. */
  async load(): Promise<void> {
    const which = { all_fairs: this.allFairs };
    this.newCoupons = null;
    this.followUp = (await this.attempt.run(() => this.call("get_follow_up", which))) ?? null;
    if (this.followUp === null) return;
    const counted = await this.attempt.run(() => this.call("get_audiences", which));
    if (which.all_fairs === this.allFairs) this.newCoupons = counted?.new_coupons ?? null;
  }
}
