/**
 * What may be kept of a visitor, and who says so?
 *
 * Refusing costs nothing: an empty form goes on with one key. Every consent is
 * its own yes or no, none is given beforehand, and there is no "agree to all".
 */
import type { Act, ContactDraft, Notice, Notices } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import type { Drafts } from "../../kit/drafts";
import * as m from "../../paraglide/messages.js";

/** What was said to a notice; nothing until somebody says it. */
export type Said = "yes" | "no" | undefined;

/** Where the texts come from and the contact goes. A refusal rejects. */
export interface ContactHost {
  /** The texts to show. */
  notices(): Promise<Notices>;
  /** Keeps a contact with what was shown and said. */
  save(contact: ContactDraft): Promise<void>;
  /** The step is done, with a contact or without. */
  done(): void;
}

/** What is typed and said, and not yet saved. */
export interface ContactTyped {
  name: string;
  phone: string;
  email: string;
  said: Record<string, Said>;
  topics: string[];
}

/** The contact of a visitor as it was left, to be gone on with. */
export function contactDraft(drafts: Drafts, visitor: string): Partial<ContactTyped> {
  return drafts.of(contactOf(visitor), () => ({}));
}

/** The name under which a visitor's contact is kept while it is not saved. */
export function contactOf(visitor: string): string {
  return `contact ${visitor}`;
}

/** The contact step of one visit, at the desk or at the kiosk. */
export class ContactForm {
  /** The texts to show; none until they came. */
  notices = $state.raw<Notices | null>(null);
  /** Name as typed. */
  name = $state("");
  /** Phone number as typed. */
  phone = $state("");
  /** E-mail address as typed. */
  email = $state("");
  /** What was said, by notice id. */
  said = $state<Record<string, Said>>({});
  /** The chosen topics. */
  topics = $state<string[]>([]);
  /** The consent that has to be answered before anything can be saved, once that was found missing. */
  missing = $state<Act | null>(null);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();
  #saving = false;

  constructor(protected readonly host: ContactHost) {}

  /** What is typed and said so far. */
  get typed(): ContactTyped {
    const { name, phone, email, said, topics } = this;
    return $state.snapshot({ name, phone, email, said, topics });
  }

  /** Whether nothing was typed. */
  get empty(): boolean {
    return [this.name, this.phone, this.email].every((text) => text.trim() === "");
  }

  /** The notices to be shown, in order. */
  get shown(): readonly Notice[] {
    return this.notices?.notices ?? [];
  }

  /** Fetches the texts. */
  async load(): Promise<void> {
    this.notices = (await this.attempt.run(() => this.host.notices())) ?? null;
  }

  /** Says yes or no to one notice. */
  say(id: string, answer: "yes" | "no"): void {
    this.said[id] = answer;
    this.missing = null;
    this.attempt.tell(null);
  }

  /** Chooses a topic, or takes it back. */
  toggleTopic(name: string): void {
    this.topics = this.topics.includes(name)
      ? this.topics.filter((other) => other !== name)
      : [...this.topics, name];
  }

  /** Enter: an empty form goes on, a filled one is saved. */
  async goOn(): Promise<void> {
    // A second Enter, because saving takes long, is the first one.
    if (this.#saving) return;
    if (this.empty) this.skip();
    else await this.save();
  }

  /** Goes on without a contact. */
  skip(): void {
    this.host.done();
  }

  /** Saves the contact with everything that was shown and said. */
  async save(): Promise<void> {
    if (this.notices === null) return this.load();
    if (this.phone.trim() === "" && this.email.trim() === "") {
      return this.attempt.tell(both(m.contact_missing));
    }
    if (!this.#allows("at_least_14")) return this.#miss("at_least_14", m.contact_needs_14);
    if (!this.#allows("collect_and_use")) return this.#miss("collect_and_use", m.contact_needs_collection);
    await this.keep();
  }

  /** Hands over what was given and said. */
  protected async keep(): Promise<void> {
    const shown = this.shown.map((notice) => notice.id);
    this.#saving = true;
    const kept = await this.attempt.once(async () => {
      await this.host.save({
        name: this.name.trim(),
        email: this.email.trim(),
        phone: this.phone.trim(),
        shown,
        granted: shown.filter((id) => this.said[id] === "yes"),
        topics: $state.snapshot(this.topics),
      });
      return true;
    });
    this.#saving = false;
    if (kept) this.host.done();
  }

  #miss(act: Act, message: Parameters<typeof both>[0]): void {
    this.missing = act;
    this.attempt.tell(both(message));
  }

  /** Whether every notice about this act was agreed to. */
  #allows(act: Act): boolean {
    const about = this.shown.filter((notice) => notice.act === act);
    return about.every((notice) => this.said[notice.id] === "yes");
  }
}
