/**
 * Which page of the contact step stands before a visitor?
 *
 * The rules are those of the desk ({@link ContactForm}). What is mistyped is
 * told where it was typed, before anything is asked about it. The age stands
 * alone, since a no there ends the step: she gets her coupon all the same. What
 * else may be done with the contact stands on one page, each with its own yes
 * and no, and only about the ways of contact that she gave.
 */
import { ContactForm, type ContactHost } from "../features/consent";
import type { Act, ContactDraft, Notice } from "../host/wire";
import { both } from "../kit/attempt.svelte";
import * as m from "../paraglide/messages.js";
import { MOBILE } from "./phone";

/** One page of the step. */
export type ContactPage =
  | { page: "fields" }
  | { page: "age"; notice: Notice }
  | { page: "consents"; notices: readonly Notice[] }
  | { page: "not_kept"; because: Act };

/** Without a yes to these nothing is kept. */
const NEEDED: readonly Act[] = ["at_least_14", "collect_and_use"];

/** Where the contact of a kiosk's visitor goes. */
export interface KioskContactHost extends ContactHost {
  /** Refuses what could not be kept as it is typed. */
  check(contact: ContactDraft): Promise<void>;
}

/** The contact step of a visitor who is alone. */
export class KioskContact extends ContactForm {
  #at = $state(0);

  constructor(
    private readonly kiosk: KioskContactHost,
    korean: boolean,
  ) {
    super(kiosk);
    if (korean) this.phone = MOBILE;
  }

  /** What was there before she typed is nothing of hers. */
  override get empty(): boolean {
    const phone = this.phone.trim();
    return (phone === "" || phone === MOBILE) && this.email.trim() === "" && this.name.trim() === "";
  }

  /** The age first, and then what is about a way of contact she gave. */
  override get shown(): readonly Notice[] {
    const given = { email: this.email.trim() !== "", phone: this.phone.trim() !== "", address: false };
    const asked = super.shown.filter(({ reaches_by }) => reaches_by === null || given[reaches_by]);
    const needed = ({ act }: Notice): boolean => NEEDED.includes(act);
    return [
      ...NEEDED.flatMap((act) => asked.filter((notice) => notice.act === act)),
      ...asked.filter((notice) => !needed(notice)),
    ];
  }

  /** The pages as what she said so far makes them. */
  get pages(): readonly ContactPage[] {
    const age = this.shown.find(({ act }) => act === "at_least_14");
    const others = this.shown.filter((notice) => notice !== age);
    const pages: ContactPage[] = [{ page: "fields" }];
    if (age !== undefined) pages.push({ page: "age", notice: age });
    if (age !== undefined && this.said[age.id] === "no") {
      return [...pages, { page: "not_kept", because: age.act }];
    }
    const kept = others.filter(({ act }) => act === "collect_and_use");
    if (kept.some(({ id }) => this.said[id] === "no")) {
      return [
        ...pages,
        { page: "consents", notices: kept },
        { page: "not_kept", because: "collect_and_use" },
      ];
    }
    return [...pages, { page: "consents", notices: others }];
  }

  /** Where she is, from 0. */
  get position(): number {
    return this.#at;
  }

  /** The page in hand. */
  get page(): ContactPage {
    return this.pages[this.#at] ?? { page: "fields" };
  }

  /** The first notice on the page that she has not answered. */
  get open(): Notice | undefined {
    const { page } = this;
    if (page.page !== "age" && page.page !== "consents") return undefined;
    const notices = page.page === "age" ? [page.notice] : page.notices;
    return notices.find(({ id }) => this.said[id] === undefined);
  }

  /** Whether she is asked what she would like to hear about: only who hears anything is. */
  get asksTopics(): boolean {
    const { page } = this;
    const hears = ({ act, id }: Notice): boolean => act.startsWith("advertising_") && this.said[id] === "yes";
    return page.page === "consents" && page.notices.some(hears) && (this.notices?.topics.length ?? 0) > 0;
  }

  /** Whether every yes and no of the page in hand was said. */
  get answered(): boolean {
    return this.open === undefined;
  }

  /** The next page; after the last one everything is kept. */
  async next(): Promise<void> {
    const { page } = this;
    if (!this.answered) return;
    if (page.page === "not_kept") return this.skip();
    // Whoever said yes to news must not be led past her contact.
    if (this.asksTopics && this.topics.length === 0) return this.attempt.tell(both(m.kiosk_topics_missing));
    if (page.page === "fields") {
      if (this.empty) return this.skip();
      if (!(await this.#usable())) return;
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

  /** Whether what she typed can be kept; what is wrong with it is told. */
  async #usable(): Promise<boolean> {
    if (this.phone.trim() === MOBILE) this.phone = "";
    if (this.phone.trim() === "" && this.email.trim() === "") {
      this.attempt.tell(both(m.kiosk_contact_missing));
      return false;
    }
    const { name, email, phone } = this;
    const typed = { name: name.trim(), email: email.trim(), phone: phone.trim() };
    const usable = await this.attempt.run(async () => {
      await this.kiosk.check({ ...typed, shown: [], granted: [], topics: [] });
      return true;
    });
    return usable ?? false;
  }

  protected override async keep(): Promise<void> {
    await super.keep();
    // What could not be kept is a phone number or an address: they are corrected where they were typed.
    if (this.attempt.sentence !== null) this.#at = 0;
  }
}
