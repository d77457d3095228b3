/** Whom may one write to today, about what, and what leaves the laptop? */
import { asWireError, type Call, refusedWith } from "../../host/host";
import type {
  Audience,
  EarlierFiles,
  Exported,
  ExportTarget,
  FollowUp,
  MessageDraft,
  Target,
  Targets,
  Text,
} from "../../host/wire";
import { Attempt } from "../../kit/attempt.svelte";
import { type ExportTo, FileExport } from "../../kit/file-export.svelte";
import * as m from "../../paraglide/messages.js";
import { foldersOf, workOf } from "../exchange";
import { ReportPage } from "./reports.svelte";

/** A table that every spreadsheet opens, for whoever has not said yet what sends. */
export const PLAIN = "csv";

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
  /** What can be chosen for a file; null until it came. */
  targets = $state.raw<Targets | null>(null);
  /** The ready groups that have people. */
  audiences = $state.raw<readonly Audience[]>([]);
  /** The tool's id; empty for the tables of everybody and the coupons on paper. */
  target = $state("");
  /** The group's id; empty for everybody. */
  audience = $state("");
  /** The topic's name; empty for the first that each allows. */
  topic = $state("");
  /** Whether only a password opens the files, which is so unless somebody says otherwise. */
  locked = $state(true);
  /** The draft's id; empty for the words of the program. */
  draft = $state("");
  /** Whether each letter is a file of its own. */
  oneEach = $state(false);
  /** On which label of the first sheet to begin. */
  firstLabel = $state(1);
  /** The drafts that a file can be in the words of. */
  drafts = $state.raw<readonly MessageDraft[]>([]);
  /** Whether somebody came here to make files. */
  begins = $state(false);
  /** The tool that the last files are for. */
  madeFor = $state.raw<Target | null>(null);
  /** What the tools report of the files that were made. */
  readonly report: ReportPage;
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
    this.report = new ReportPage(call, () => this.load());
  }

  async #write(to: ExportTo): Promise<Exported> {
    const { chosen, tool } = this;
    const request = {
      ...to,
      all_fairs: this.allFairs,
      earlier: this.#answer,
      locked: this.locked,
      to: chosen,
    };
    this.#answer = "ask";
    this.madeFor = null;
    try {
      const made = await this.call("export_follow_up", request);
      this.madeFor = tool;
      // What was foretold of the coupons has happened.
      this.newCoupons = null;
      this.targets = await this.call("get_targets", {});
      return made;
    } catch (failure) {
      if (refusedWith(failure, "exported_before")) this.earlier = asWireError(failure)?.message ?? null;
      throw failure;
    }
  }

  /** Begins with a group of the visitors of all fairs, whose files are looked for first. */
  choose(audience: string): void {
    this.allFairs = true;
    this.audience = audience;
    this.target = PLAIN;
    this.begins = true;
  }

  /** Says whom, about what or in which words, which needs a tool: the tables of everybody have no such choice. */
  choosing(chosen: { audience?: string; topic?: string; draft?: string }): void {
    Object.assign(this, chosen);
    if (this.audience || this.topic || this.draft) this.target ||= PLAIN;
  }

  /** Says by which tool; the tables of everybody are of everybody, about anything. */
  sendBy(target: string): void {
    this.target = target;
    if (target === "") Object.assign(this, { audience: "", topic: "", draft: "" });
  }

  /** The tool that is chosen; null for the tables of everybody and until the tools came. */
  get tool(): Target | null {
    return this.targets?.targets.find(({ id }) => id === this.target) ?? null;
  }

  /** The tool and whom of it, as it is asked for. */
  get chosen(): ExportTarget | null {
    if (this.target === "") return null;
    // A smaller sheet, or none, may have been chosen since.
    const isOnSheet = this.firstLabel <= (this.tool?.labels ?? 0);
    return {
      target: this.target,
      audience: this.audience || null,
      topic: this.topic || null,
      draft: this.draft || null,
      one_each: this.oneEach && (this.tool?.letters ?? false),
      first_label: isOnSheet ? this.firstLabel : 1,
    };
  }

  /** Makes the files with the people of earlier ones, or without them. */
  async exportAgain(answer: "include" | "leave_out"): Promise<void> {
    this.earlier = null;
    this.#answer = answer;
    await this.files.run();
  }

  /** Says that these files were sent to nobody, and counts anew who may be written to. */
  async noteNotSent(made: string): Promise<void> {
    const noted = await this.attempt.run(() => this.call("note_not_sent", { export: made }));
    if (noted !== undefined) await this.load();
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
    if (which.all_fairs === this.allFairs) {
      this.newCoupons = counted?.new_coupons ?? null;
      this.audiences = counted?.audiences ?? [];
    }
    const drafts = await this.attempt.run(() => this.call("get_message_drafts", {}));
    this.drafts = drafts?.drafts ?? [];
    this.targets = (await this.attempt.run(() => this.call("get_targets", {}))) ?? null;
    const offered = [
      ...this.audiences.map(({ id }) => id),
      ...(this.targets?.saved ?? []).map(({ name }) => name),
    ];
    if (!offered.includes(this.audience)) this.audience = "";
  }
}
