/**
 * Which page of the contact step stands before a visitor?
 *
 * The rules are those of the desk ({@link ContactForm}); a kiosk shows one
 * thing at a time, so every notice is a page with its own yes and no. Only the
 * ways of contact that she gave are asked about, and what has to be a yes for
 * anything to be kept comes first. A no there ends the step: she gets her
 * coupon all the same.
 */
import { ContactForm, type ContactHost } from "../features/consent";
import type { Act, Notice } from "../host/wire";
import { both } from "../kit/attempt.svelte";
import * as m from "../paraglide/messages.js";

/** One page of the step. */
export type ContactPage =
  { page: "fields" } | { page: "notice"; notice: Notice } | { page: "topics" } | { page: "not_kept" };

/** Without a yes to these nothing is kept. */
const NEEDED: readonly Act[] = ["at_least_14", "collect_and_use"];

/** The contact step of a visitor who is alone. */
export class KioskContact extends ContactForm {
  #at = $state(0);

  constructor(host: ContactHost) {
    super(host);
  }

  /** What is about a way of contact she gave, what is needed first. */
  override get shown(): readonly Notice[] {
    const given = { email: this.email.trim() !== "", phone: this.phone.trim() !== "", address: false };
    const asked = super.shown.filter(({ reaches_by }) => reaches_by === null || given[reaches_by]);
    const needed = (notice: Notice): boolean => NEEDED.includes(notice.act);
    return [
      ...NEEDED.flatMap((act) => asked.filter((notice) => notice.act === act)),
      ...asked.filter((notice) => !needed(notice)),
    ];
  }

  /** The pages as what she said so far makes them. */
  get pages(): readonly ContactPage[] {
    const pages: ContactPage[] = [{ page: "fields" }];
    for (const notice of this.shown) {
      pages.push({ page: "notice", notice });
      if (NEEDED.includes(notice.act) && this.said[notice.id] === "no")
        return [...pages, { page: "not_kept" }];
    }
    if ((this.notices?.topics.length ?? 0) > 0) pages.push({ page: "topics" });
    return pages;
  }

  /** Where she is, from 0. */
  get position(): number {
    return this.#at;
  }

  /** The page in hand. */
  get page(): ContactPage {
    return this.pages[this.#at] ?? { page: "fields" };
  }

  /** Whether the page in hand was answered. */
  get answered(): boolean {
    const { page } = this;
    return page.page !== "notice" || this.said[page.notice.id] !== undefined;
  }

  /** The next page; after the last one everything is kept. */
  async next(): Promise<void> {
    const { page } = this;
    if (!this.answered) return;
    if (page.page === "not_kept") return this.skip();
    if (page.page === "fields") {
      if (this.empty) return this.skip();
      if (this.phone.trim() === "" && this.email.trim() === "") {
        return this.attempt.tell(both(m.kiosk_contact_missing));
      }
    }
    this.attempt.tell(null);
    if (this.#at + 1 < this.pages.length) this.#at += 1;
    else await this.keep();
  }

  /** The page before; false on the first one. */
  back(): boolean {
    this.attempt.tell(null);
    if (this.#at === 0) return false;
    this.#at -= 1;
    return true;
  }

  protected override async keep(): Promise<void> {
    await super.keep();
    // What could not be kept is a phone number or an address: they are corrected where they were typed.
    if (this.attempt.sentence !== null) this.#at = 0;
  }
}
