/**
 * What may be kept of a visitor, and who says so?
 *
 * Refusing costs nothing: an empty form goes on with one key. What is mistyped
 * is told where it was typed, before anything is asked about it. The age comes
 * first, since a no there ends the step: she gets her coupon all the same. Then
 * every consent is its own yes or no, only about the ways of contact she gave;
 * none is given beforehand, and there is no "agree to all".
 */
import type {
  Act,
  CardField,
  CheckedContact,
  Contact,
  ContactDraft,
  ContactSource,
  KnownContact,
  Notice,
  NoticeItem,
  Notices,
  Particulars,
  ScannedContact,
  Text,
} from "../../host/wire";
import { Attempt, both, type Message } from "../../kit/attempt.svelte";
import { isDay } from "../../kit/dates";
import { language } from "../../kit/language.svelte";
import * as m from "../../paraglide/messages.js";

/** What was said to a notice; nothing until somebody says it. */
export type Said = "yes" | "no" | undefined;

/** Where the texts come from and the contact goes. A refusal rejects. */
export interface ContactHost {
  /** The texts to show. */
  notices(): Promise<Notices>;
  /**
   * Refuses what could not be kept as it is typed. Gives what is asked about it, and who left the same before, where
   * that may be told.
   */
  check(contact: ContactDraft): Promise<CheckedContact>;
  /** Keeps a contact with what was shown and said. */
  save(contact: ContactDraft): Promise<void>;
  /** Reads a code that was scanned into a field; none where visitors type alone. */
  readonly read: ((scan: string) => Promise<ScannedContact>) | null;
  /** Takes back what was allowed with a contact that was kept before; none where none was. */
  readonly takeBack: (() => Promise<void>) | null;
  /** She is who left the same before: that visit goes on. */
  same(known: KnownContact): void;
  /** She is somebody else, so that nobody asks again; where visitors type alone, nobody asks. */
  different(known: KnownContact, contact: ContactDraft): Promise<unknown>;
  /** The step is done, with a contact or without. */
  done(): void;
}

/** The fields that are corrected where they were typed. */
export type ContactField = "phone" | "email" | "name";

type ScannedCard = Extract<ScannedContact, { scanned: "card" }>;

/** What became of a code that was scanned: a badge, or a card by its fields. */
export type ReadCode =
  | { readonly badge: string }
  | {
      /** What it filled in. */
      readonly filled: readonly CardField[];
      /** Where something else stood already. */
      readonly kept: readonly CardField[];
      /** What was not sure, and is left empty. */
      readonly unsure: readonly CardField[];
      /** What the consent texts do not name. */
      readonly left_out: readonly CardField[];
    };

/** Nothing said of herself. */
export const NO_PARTICULARS: Particulars = {
  company: "",
  job: "",
  country: "",
  birthday: "",
  postcode: "",
  address: "",
};

/** What stands in the fields. */
interface ContactBegun {
  name: string;
  phone: string;
  email: string;
  particulars: Particulars;
  badge: string;
}

/** What is typed and said, and not yet saved. */
export interface ContactTyped extends ContactBegun {
  source: ContactSource;
  said: Record<string, Said>;
  topics: string[];
  /** What stood in the fields before. */
  begun: ContactBegun;
}

/** One page of the step. */
export type ContactPage =
  | { page: "fields" }
  | { page: "nearly"; address: string }
  | { page: "known"; known: KnownContact }
  | { page: "age"; notice: Notice }
  | { page: "consents"; notices: readonly Notice[] }
  | { page: "topics" }
  | { page: "not_kept"; because: Act };

/** Without a yes to these nothing is kept. */
const NEEDED: readonly Act[] = ["at_least_14", "collect_and_use"];

/** How the step is gone through. */
export interface ContactWay {
  /** What stands in the field of the phone before anything is typed. */
  readonly prefix: string;
  /** Whether everything after the age stands on one page, the topics too; each has a page of its own unless so. */
  readonly together: boolean;
  /** What is said when there is no number and no address. */
  readonly missing: Message;
  /** What is said of a scan that went into a field; nothing where the host reads it. */
  readonly scanned: Message | null;
  /** What is said when no topic was chosen. */
  readonly topicsMissing: Message;
  /** What is said when a yes or no is missing; nothing where the way on is not offered then. */
  readonly answerMissing: Message | null;
}

/** The contact step of one visit. */
export class ContactForm {
  /** The texts to show; none until they came. */
  notices = $state.raw<Notices | null>(null);
  /** Name as typed. */
  name = $state("");
  /** Phone number as typed. */
  phone = $state("");
  /** E-mail address as typed. */
  email = $state("");
  /** What else she says of herself, as typed: her birthday may be no day yet. */
  particulars = $state<Particulars>(NO_PARTICULARS);
  /** Whether its fields are shown although nothing stands in them. */
  further = $state(false);
  /** What the code of her badge says. */
  badge = $state("");
  /** Where it came from. */
  source = $state<ContactSource>("typed");
  /** What became of the code that was scanned last. */
  card = $state.raw<ReadCode | null>(null);
  /** What was said, by notice id. */
  said = $state<Record<string, Said>>({});
  /** The chosen topics. */
  topics = $state<string[]>([]);
  /** What went wrong, or what is missing. */
  readonly attempt = new Attempt();
  /** The field that is to be corrected, if what went wrong is about one. */
  wrong = $state<ContactField | null>(null);
  /** Who left the same number or address before; none until it was checked. */
  known = $state.raw<KnownContact | null>(null);
  /** Whether she said that she is somebody else. */
  somebodyElse = $state(false);
  /** What her address was probably meant to be; none when it looks right. */
  nearly = $state.raw<string | null>(null);
  /** Whether she said that her address is as it was typed. */
  asTyped = $state(false);
  /** Which channels are not asked about, and why; none where all are. */
  notAsked = $state.raw<Text | null>(null);
  /** The notices that are asked about what was typed; none until it was checked. */
  #asked = $state.raw<readonly string[]>([]);
  #at = $state(0);
  #busy = false;
  /** What stood in the fields before anything was typed. */
  begun: ContactBegun;

  constructor(
    private readonly host: ContactHost,
    private readonly way: ContactWay,
  ) {
    this.phone = way.prefix;
    this.begun = $state.raw(this.#blank);
  }

  /** Asks once more, beginning with the contact that is kept now: what was not typed over follows it. */
  follow({ name, phone, email, particulars, badge }: Contact): void {
    const { begun } = this;
    const typed = $state.snapshot(this.particulars);
    const stood = begun.particulars;
    const over = (typed: string, stood: string, stands: string): string => (typed === stood ? stands : typed);
    this.name = over(this.name, begun.name, name);
    this.phone = over(this.phone, begun.phone, phone);
    this.email = over(this.email, begun.email, email);
    this.badge = over(this.badge, begun.badge, badge);
    this.particulars = {
      company: over(typed.company, stood.company, particulars.company),
      job: over(typed.job, stood.job, particulars.job),
      country: over(typed.country, stood.country, particulars.country),
      birthday: over(typed.birthday, stood.birthday, particulars.birthday),
      postcode: over(typed.postcode, stood.postcode, particulars.postcode),
      address: over(typed.address, stood.address, particulars.address),
    };
    this.begun = { name, phone, email, particulars, badge };
  }

  /** What is typed and said so far, to be gone on with; nothing before she began, or once her no made it void. */
  get toBeLeft(): ContactTyped {
    if (this.#untouched || this.page.page === "not_kept") return this.#nothing;
    const { name, phone, email, particulars, badge, source, said, topics, begun } = this;
    return $state.snapshot({ name, phone, email, particulars, badge, source, said, topics, begun });
  }

  /** A code was scanned into a field, and is out of it again. */
  async scanned(scan: string): Promise<void> {
    const { read } = this.host;
    if (read === null) return this.attempt.tell(this.way.scanned && both(this.way.scanned));
    const scanned = await this.attempt.run(() => read(scan));
    if (scanned === undefined) return;
    this.card = null;
    if (scanned.scanned === "unreadable") return this.attempt.tell(scanned.message);
    if (scanned.scanned === "badge") {
      this.badge = scanned.badge;
      if (this.source === "typed") this.source = "badge";
      this.card = { badge: scanned.badge };
    } else this.#fill(scanned);
  }

  /** Types what a card says into what is empty; what was typed before is hers, and stays. */
  #fill({ name, email, phone, particulars, unsure, left_out }: ScannedCard): void {
    const filled: CardField[] = [];
    const kept: CardField[] = [];
    const fill = (field: CardField, stands: string, says: string): string => {
      if (says === "" || says === stands) return stands;
      (stands === "" ? filled : kept).push(field);
      return stands === "" ? says : stands;
    };
    this.name = fill("name", this.name.trim(), name);
    const number = fill("phone", this.#number, phone);
    if (number !== "") this.phone = number;
    this.email = fill("email", this.email.trim(), email);
    const stands = $state.snapshot(this.particulars);
    this.particulars = {
      ...stands,
      company: fill("company", stands.company, particulars.company),
      job: fill("job", stands.job, particulars.job),
      country: fill("country", stands.country, particulars.country),
      birthday: fill("birthday", stands.birthday, particulars.birthday),
    };
    if (filled.length > 0) this.source = "card";
    this.card = { filled, kept, unsure, left_out };
  }

  /** The wrong code was scanned: it is no badge of hers. */
  takeBadgeOut(): void {
    this.badge = "";
    if (this.source === "badge") this.source = "typed";
    if (this.card && "badge" in this.card) this.card = null;
  }

  /** Whether nothing was typed. What was there before she typed is nothing of hers, and a badge reaches nobody. */
  get empty(): boolean {
    const typed = [this.#number, this.email.trim(), this.name.trim()];
    return typed.every((text) => text === "") && isSame(this.particulars, NO_PARTICULARS);
  }

  /** What else she may be asked to say of herself; nothing where the texts name nothing. */
  get items(): readonly NoticeItem[] {
    return this.notices?.particulars ?? [];
  }

  /** Whether fields for it are shown. */
  get showsFurther(): boolean {
    const says = [this.particulars, this.begun.particulars].some((said) => !isSame(said, NO_PARTICULARS));
    return this.items.length > 0 && (this.further || says);
  }

  /**
   * The notices to be shown: what is needed first, then what is about a channel that reaches her, and what follows
   * from a yes once she said it.
   */
  get shown(): readonly Notice[] {
    const reaching = (this.notices?.notices ?? []).filter(({ id }) => this.#asked.includes(id));
    const allowed = reaching.filter(({ id }) => this.said[id] === "yes").map(({ act }) => act);
    const asked = reaching.filter(
      ({ after }) => after.length === 0 || after.some((act) => allowed.includes(act)),
    );
    return [
      ...NEEDED.flatMap((act) => asked.filter((notice) => notice.act === act)),
      ...asked.filter(({ act }) => !NEEDED.includes(act)),
    ];
  }

  /** The pages as what she said so far makes them. */
  get pages(): readonly ContactPage[] {
    const pages: ContactPage[] = [{ page: "fields" }];
    if (this.nearly !== null) pages.push({ page: "nearly", address: this.nearly });
    if (this.known !== null) pages.push({ page: "known", known: this.known });
    for (const notices of this.#together) {
      const refused = notices.find(({ act, id }) => NEEDED.includes(act) && this.said[id] === "no");
      // The others are void with it.
      pages.push(pageOf(refused === undefined ? notices : [refused]));
      if (refused !== undefined) return [...pages, { page: "not_kept", because: refused.act }];
    }
    if (!this.way.together && this.#chooses) pages.push({ page: "topics" });
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

  /** Whether going on from the page in hand keeps everything. */
  get last(): boolean {
    const { page } = this.page;
    const asks = page === "age" || page === "consents" || page === "topics";
    return asks && this.#at === this.pages.length - 1;
  }

  /** The first notice on the page that she has not answered. */
  get open(): Notice | undefined {
    const { page } = this;
    if (page.page !== "age" && page.page !== "consents") return undefined;
    const notices = page.page === "age" ? [page.notice] : page.notices;
    return notices.find(({ id }) => this.said[id] === undefined);
  }

  /** Whether every yes and no of the page in hand was said. */
  get answered(): boolean {
    const { page } = this.page;
    if (page === "nearly") return this.asTyped;
    return this.open === undefined && (page !== "known" || this.somebodyElse);
  }

  /** Whether the page in hand asks what she would like to hear about. */
  get asksTopics(): boolean {
    const { page } = this.page;
    return page === "topics" || (this.way.together && page === "consents" && this.#chooses);
  }

  /** Fetches the texts. */
  async load(): Promise<void> {
    this.notices = (await this.attempt.run(() => this.host.notices())) ?? null;
  }

  /** Says yes or no to one notice. */
  say(id: string, answer: "yes" | "no"): void {
    this.said[id] = answer;
    this.attempt.tell(null);
  }

  /** Her address was meant to be what it nearly is. */
  async takeNearly(): Promise<void> {
    this.email = this.nearly ?? this.email;
    this.#at = 0;
    await this.next();
  }

  /** Her address is as it was typed. */
  async keepTyped(): Promise<void> {
    this.asTyped = true;
    this.attempt.tell(null);
    await this.next();
  }

  /** She is who left the same before. */
  isSame(known: KnownContact): void {
    this.#forget();
    this.host.same(known);
  }

  /** She is somebody else, who left the same number or address. */
  async isSomebodyElse(): Promise<void> {
    const { known } = this;
    if (known === null) return;
    const noted = await this.attempt.once(() => this.host.different(known, this.#draft).then(() => true));
    if (!noted) return;
    this.somebodyElse = true;
    await this.next();
  }

  /** Chooses a topic, or takes it back. */
  toggleTopic(name: string): void {
    this.attempt.tell(null);
    this.topics = this.topics.includes(name)
      ? this.topics.filter((other) => other !== name)
      : [...this.topics, name];
  }

  /** Chooses every topic, or takes all of them back: an answer of its own, never what nothing chosen means. */
  toggleEveryTopic(): void {
    this.attempt.tell(null);
    this.topics = this.everyTopic ? [] : (this.notices?.topics ?? []).map(({ name }) => name);
  }

  /** Whether every topic is chosen. */
  get everyTopic(): boolean {
    return (this.notices?.topics ?? []).every(({ name }) => this.topics.includes(name));
  }

  /** The next page; after the last one everything is kept. */
  async next(): Promise<void> {
    // A second Enter, because the host takes long, is the first one.
    if (this.#busy) return;
    this.#busy = true;
    await this.#next();
    this.#busy = false;
  }

  async #next(): Promise<void> {
    const { page } = this.page;
    if (page === "fields" && this.empty) return this.skip();
    if (this.notices === null) return this.load();
    const { answerMissing, topicsMissing } = this.way;
    if (!this.answered) return this.attempt.tell(answerMissing && both(answerMissing));
    if (page === "not_kept") return this.#keepNothing();
    if (this.asksTopics && this.topics.length === 0) return this.attempt.tell(both(topicsMissing));
    if (page === "fields" && !(await this.#usable())) return;
    this.attempt.tell(null);
    if (this.#at + 1 < this.pages.length) this.#at += 1;
    else await this.#keep();
  }

  /** The page before; false on the first one. */
  back(): boolean {
    this.attempt.tell(null);
    if (this.#at === 0) return false;
    this.#at -= 1;
    return true;
  }

  /** Goes on without a contact. */
  skip(): void {
    this.host.done();
  }

  /** Whether her no also ends what she allowed with the contact that was kept before. */
  get takesBack(): boolean {
    return this.page.page === "not_kept" && this.host.takeBack !== null;
  }

  /** The notices in the order and the company in which they are asked. */
  get #together(): readonly (readonly Notice[])[] {
    const { shown } = this;
    if (!this.way.together) return shown.map((notice) => [notice]);
    const age = shown.filter(({ act }) => act === "at_least_14");
    const others = shown.filter(({ act }) => act !== "at_least_14");
    return [age, others].filter((notices) => notices.length > 0);
  }

  /** Whether there is something to choose from what she hears: only who hears anything is asked. */
  get #chooses(): boolean {
    const hears = ({ act, id }: Notice): boolean => act.startsWith("advertising_") && this.said[id] === "yes";
    return this.shown.some(hears) && (this.notices?.topics.length ?? 0) > 0;
  }

  /** The phone number as she typed it. */
  get #number(): string {
    const typed = this.phone.trim();
    return typed === this.way.prefix ? "" : typed;
  }

  /** Where her address was probably meant to be. */
  get hostMeant(): string {
    return this.nearly?.split("@").at(-1) ?? "";
  }

  /** The number and the address that she is asked about, as they were typed. */
  get ways(): readonly string[] {
    return [this.#number, this.email.trim()].filter((way) => way !== "");
  }

  /** Name, number and address as they are handed over. */
  get #draft(): ContactDraft {
    const { name, email, badge, source } = this;
    const particulars = $state.snapshot(this.particulars);
    return {
      name: name.trim(),
      email: email.trim(),
      phone: this.#number,
      // What is as it was may stand in no text of today, and stays.
      particulars: isSame(particulars, this.begun.particulars) ? null : particulars,
      badge: badge === this.begun.badge ? null : badge,
      source,
      language: language.now,
      shown: [],
      granted: [],
      topics: [],
    };
  }

  /** Whether what she typed can be kept; what is wrong with it is told. */
  async #usable(): Promise<boolean> {
    const draft = this.#draft;
    this.wrong = null;
    const before = [this.known?.visitor, this.nearly];
    let known: KnownContact | null = null;
    let nearly: string | null = null;
    let notAsked: Text | null = null;
    const notices = new Set<string>();
    if (draft.phone === "" && draft.email === "") {
      this.attempt.tell(both(this.way.missing));
      this.wrong = "phone";
      return false;
    }
    const { birthday } = this.particulars;
    if (birthday.trim() !== "" && !isDay(birthday)) {
      this.attempt.tell(both(m.day_unreadable));
      return false;
    }
    const alone = { ...draft, name: "", phone: "", email: "", particulars: null, badge: null };
    const saysMore = draft.particulars !== null || draft.badge !== null;
    // A refusal does not say where it belongs, so each way is asked about by itself, and everything else with both.
    for (const field of ["phone", "email", "name"] as const) {
      if (draft[field] === "" && !(field === "name" && saysMore)) continue;
      const asked = field === "name" ? draft : { ...alone, [field]: draft[field] };
      const checked = await this.attempt.run(() => this.host.check(asked));
      if (checked === undefined) {
        this.wrong = draft[field] === "" ? null : field;
        return false;
      }
      known ??= checked.known;
      nearly ??= checked.nearly;
      notAsked ??= checked.not_asked;
      checked.asked.forEach((notice) => notices.add(notice));
    }
    [this.known, this.nearly, this.notAsked, this.#asked] = [known, nearly, notAsked, [...notices]];
    // Who was said not to be her, and what to be right, is not asked about again.
    if (known?.visitor !== before[0]) this.somebodyElse = false;
    if (nearly !== before[1]) this.asTyped = false;
    return true;
  }

  /** Hands over what was given and said. */
  async #keep(): Promise<void> {
    const shown = this.shown.map(({ id }) => id);
    const kept = await this.attempt.once(async () => {
      await this.host.save({
        ...this.#draft,
        shown,
        granted: shown.filter((id) => this.said[id] === "yes"),
        topics: this.#chooses ? $state.snapshot(this.topics) : [],
      });
      return true;
    });
    if (kept) this.host.done();
    // What could not be kept is a phone number or an address: they are corrected where they were typed.
    else this.#at = 0;
  }

  /** Her no counts: for what is typed, and for what was kept before. */
  async #keepNothing(): Promise<void> {
    const { takeBack } = this.host;
    // While it still stands, nobody is told that it does not.
    if (takeBack && !(await this.attempt.once(() => takeBack().then(() => true)))) return;
    this.#forget();
    this.skip();
  }

  /** Whether everything stands as it did before anything was typed or said. */
  get #untouched(): boolean {
    const { name, phone, email, particulars, badge } = this.begun;
    const same = this.name === name && this.phone === phone && this.email === email && this.badge === badge;
    return same && isSame(this.particulars, particulars) && Object.keys(this.said).length === 0;
  }

  /** Nothing is left of a contact that may not be kept. */
  #forget(): void {
    Object.assign(this, this.#nothing);
  }

  get #nothing(): ContactTyped {
    return { ...this.#blank, source: "typed", said: {}, topics: [], begun: this.#blank };
  }

  get #blank(): ContactBegun {
    return { name: "", phone: this.way.prefix, email: "", particulars: NO_PARTICULARS, badge: "" };
  }
}

function isSame(one: Particulars, other: Particulars): boolean {
  const names = Object.keys(NO_PARTICULARS) as (keyof Particulars)[];
  return names.every((name) => one[name].trim() === other[name].trim());
}

function pageOf(notices: readonly Notice[]): ContactPage {
  const [first] = notices;
  return first?.act === "at_least_14" ? { page: "age", notice: first } : { page: "consents", notices };
}
