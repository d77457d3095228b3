/** The stand-in's notices, contacts and permissions. */
import type { Host } from "../src/host/host";
import type {
  Contact,
  ContactStatus,
  KnownContact,
  OptOutLists,
  PermissionLine,
  Visit,
} from "../src/host/wire";
import { lookalike } from "./qr";
import { choice, NOTICES } from "./small-fair";
import { refuse, text } from "./speak";

/** Whoever types this number is asked whether she is Kim. */
export const KIMS_PHONE = "01077778888";
const KIM: KnownContact = {
  visitor: "v-kim",
  who: text("10:12에 오신 김서연 님인가요?", "Is this Kim Seo-yeon, who came at 10:12?"),
  bought: text("그때 사신 것: 위스키잔 2", "Bought then: whisky glass 2"),
};

const NO_PARTICULARS = { company: "", job: "", country: "", birthday: "", postcode: "", address: "" };

/** A contact of whom nothing else is known. */
export function fakeContact(name: string, phone: string, email: string): Contact {
  return {
    name,
    phone,
    email,
    particulars: NO_PARTICULARS,
    keepable: ["company", "job", "country"],
    takes_card_photo: true,
    badge: "",
    source: text("직원이 듣고 입력", "said to staff, who typed it"),
  };
}

/** What Kim allows: text messages, and she left no address. */
export const KIMS_PERMISSIONS: readonly PermissionLine[] = [
  {
    channel: text("문자", "Text message"),
    allowed: true,
    not_asked: false,
    reason: text("오늘 동의하심", "Agreed today"),
  },
  {
    channel: text("이메일", "E-mail"),
    allowed: false,
    not_asked: false,
    reason: text("주소를 받지 않음", "No address given"),
  },
];

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_notices"
  | "check_contact"
  | "note_somebody_else"
  | "read_contact_code"
  | "save_contact"
  | "correct_particulars"
  | "withdraw"
  | "get_consent_receipt"
  | "get_opt_out_lists"
  | "import_opt_outs"
>;

/** Contacts of the visits that `find` gives. */
export function fakeConsent(find: (visitor: string) => Visit): Part {
  const contactOf = ({ contact, permissions }: Visit): ContactStatus =>
    structuredClone({ contact, permissions });
  const lists: OptOutLists = {
    sources: [
      { source: "free_call", on: "2026-11-27" },
      { source: "mail_tool", on: null },
      { source: "kakao_talk", on: null },
    ],
    due_today: true,
  };
  return {
    async note_somebody_else() {
      return {};
    },
    async get_opt_out_lists() {
      return structuredClone(lists);
    },
    async import_opt_outs({ source, content }) {
      if (content === "") {
        refuse("목록이 비어 있습니다. 다른 파일을 골라 주세요.", "The list is empty. Choose another file.");
      }
      for (const one of lists.sources) if (one.source === source) one.on = "2026-11-28";
      lists.due_today = false;
      return {
        withdrawn: 3,
        known: 8,
        unknown_kept: 41,
        unreadable: 1,
        unreadable_rows: [
          { row: 7, why: text("엑셀이 숫자를 줄여 썼습니다.", "Excel shortened the number.") },
        ],
        lists: structuredClone(lists),
      };
    },
    async check_contact({ visitor, email, phone }) {
      const digits = phone.replace(/\D/g, "").length;
      if (email !== "" && !email.includes("@")) refuse("이메일을 확인해 주세요.", "Check the e-mail.");
      if (digits > 0 && digits < 11) refuse("번호에서 숫자가 빠졌습니다.", "Digits are missing.");
      const reaches = {
        advertising_email: email !== "",
        advertising_sms: digits > 0 && !phone.startsWith("02"),
      };
      // Of the texts that are shown, which may be others than these.
      const { notices } = await this.get_notices({});
      const asked = notices.filter(({ act }) => reaches[act as keyof typeof reaches] ?? true);
      const isKim = visitor !== "v-kim" && phone.replace(/\D/g, "") === KIMS_PHONE;
      return {
        known: isKim ? structuredClone(KIM) : null,
        nearly: email.endsWith("@gamil.com") ? email.replace("gamil", "gmail") : null,
        asked: asked.map(({ id }) => id),
        not_asked: null,
      };
    },
    async get_notices() {
      return {
        notices: [...NOTICES],
        topics: [
          choice("new_products", "새 상품", "New products"),
          choice("events", "박람회와 행사", "Fairs and events"),
          choice("care", "잔 관리법", "Caring for glass"),
        ],
        particulars: ["company", "job", "country"],
      };
    },
    async read_contact_code({ text: code }) {
      const line = (name: string): string => code.match(new RegExp(`^${name}[^:]*:(.*)$`, "m"))?.[1] ?? "";
      if (/^[A-Z]-\d+$|^https:/i.test(code)) return { scanned: "badge", badge: code };
      if (!/^BEGIN:VCARD[^]*END:VCARD$/.test(code)) {
        const message = code.startsWith("BEGIN:")
          ? text("끝까지 읽지 못했습니다.", "It was not read to its end.")
          : text("명함이나 참가증의 QR이 아닙니다.", "This is no code of a card or badge.");
        return { scanned: "unreadable", message };
      }
      const name = line("FN");
      return {
        scanned: "card",
        name: name.includes("?") ? "" : name,
        email: line("EMAIL"),
        phone: line("TEL"),
        particulars: { ...NO_PARTICULARS, company: line("ORG"), job: line("TITLE") },
        unsure: name.includes("?") ? ["name"] : [],
        left_out: [],
      };
    },
    async save_contact(request) {
      const visit = find(request.visitor);
      const { name, email, phone } = request;
      const particulars = request.particulars ?? visit.contact?.particulars ?? NO_PARTICULARS;
      const badge = request.badge ?? visit.contact?.badge ?? "";
      visit.contact = { ...fakeContact(name, phone, email), particulars, badge };
      visit.permissions = NOTICES.filter(({ act }) => act.startsWith("advertising")).map(({ id, act }) => {
        const allowed = request.granted.includes(id);
        const reason = allowed
          ? text("오늘 동의하심", "Agreed today")
          : text("동의 안 하심", "Did not agree");
        const channel = act === "advertising_sms" ? text("문자", "Text message") : text("이메일", "E-mail");
        return { channel, allowed, not_asked: false, reason };
      });
      return contactOf(visit);
    },
    async get_consent_receipt() {
      return {
        lines: [
          text("온기유리에서 보내도 된다고 하신 것입니다.", "This is what Ongi Glass may send you."),
          text(
            "문자 010-••••-5678: 새 상품, 박람회와 행사 · 한 달에 1번까지 · 2026년 11월 28일부터 24개월 동안",
            "Text message 010-••••-5678: new products, fairs and events · at most 1 a month · for 24 months from 28 November 2026",
          ),
          text(
            "그만 받으시려면 이 코드를 부스에서 보여 주세요. 이름은 말씀하지 않으셔도 됩니다.",
            "To stop it, show this code at the booth. You need not say your name.",
          ),
          text("전화로도 됩니다: 080-000-0000 (무료)", "Or call 080-000-0000 (free)"),
        ],
        qr_svg: lookalike(37),
      };
    },
    async correct_particulars({ visitor, name, particulars, badge }) {
      const visit = find(visitor);
      if (visit.contact) Object.assign(visit.contact, { name, particulars, badge });
      return contactOf(visit);
    },
    async withdraw({ visitor }) {
      const visit = find(visitor);
      visit.permissions = visit.permissions.map((line) => ({
        ...line,
        allowed: false,
        reason: text("오늘 철회하심", "Taken back today"),
      }));
      return contactOf(visit);
    },
  };
}
