/** The stand-in's consent texts. */
import type { Host } from "../src/host/host";
import type { NoticeForm, NoticesInUse } from "../src/host/wire";
import { MAKER, NOTICES } from "./small-fair";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_notices_in_use"
  | "preview_notices"
  | "cost_of_notices"
  | "get_asked_recipients"
  | "publish_notices"
  | "choose_silence"
  | "save_policy"
>;

const MISSING = text(
  "‘홍보·재방문 안내를 위한 개인정보 수집·이용 동의’에 ‘목적’ 내용이 비어 있습니다. 칸을 채우면 발행할 수 있습니다.",
  "“Consent to collect and use personal data”: nothing is said under “Purpose”. Fill in its field, and it can be published.",
);

/** Texts that 128 people agreed to; who asks for more loses 97 of them. */
export function fakeNotices(): Part {
  let inUse: NoticesInUse = {
    form: {
      purposes: ["news", "revisit", "fit"],
      items: [],
      retention_months: 24,
      sender: "",
      processor: "",
      processor_contact: "",
      country: "KR",
      promise_per_month: 1,
      responsible: "",
      night: false,
      recipients: [],
    },
    law: [
      {
        what: text(
          "문자, 카카오톡 광고는 21:00부터 다음 날 08:00까지 따로 동의하신 분께만 보냅니다.",
          "Advertising by this is sent from 21:00 until 08:00 the next day only to whoever allowed the night: text message, KakaoTalk",
        ),
        source: "정보통신망법 제50조 제3항, 시행령 제61조 제2항 (전자우편은 제외)",
      },
      {
        what: text(
          "광고 수신동의는 2년이 되기 전에 다시 확인합니다.",
          "A yes to advertising is confirmed before 2 years are over.",
        ),
        source: "정보통신망법 제50조 제8항, 시행령 제62조의3",
      },
    ],
    law_checked_on: "2026-11-22",
    maker: MAKER.name,
    edition: 1,
    outdated: false,
    not_asked: null,
    silence_keeps: false,
  };
  const asksForMore = (form: NoticeForm): boolean =>
    form.retention_months > inUse.form.retention_months || form.items.length > inUse.form.items.length;
  const isMissing = (form: NoticeForm): boolean => form.purposes.length === 0;
  return {
    async get_notices_in_use() {
      return structuredClone(inUse);
    },
    async preview_notices(form) {
      return {
        notices: [...NOTICES],
        problems: isMissing(form) ? [MISSING] : [],
        unchanged: JSON.stringify(form) === JSON.stringify(inUse.form),
      };
    },
    async cost_of_notices(form) {
      const lost = asksForMore(form) ? 97 : 0;
      const known = inUse.form.recipients.map(({ name }) => name);
      const added = form.recipients.filter(({ name }) => !known.includes(name));
      return {
        people: 128,
        lost,
        to_be_told: form.processor === inUse.form.processor ? 0 : 128 - lost,
        new_recipients: added.map(({ name }) => ({ name, never_asked: 142 })),
      };
    },
    async get_asked_recipients() {
      const recipients = inUse.form.recipients.map(({ name }) => ({
        name,
        agreed: 3,
        not_agreed: 1,
        never_asked: 142,
        people: [
          { visitor: "v-kim", name: "김서연" },
          { visitor: "v-park", name: "" },
        ],
      }));
      return { recipients };
    },
    async publish_notices(form) {
      if (isMissing(form)) refuse(MISSING.ko, MISSING.en);
      inUse = { ...inUse, form: structuredClone(form), edition: inUse.edition + 1, outdated: false };
      return structuredClone(inUse);
    },
    async choose_silence({ keeps }) {
      inUse = { ...inUse, silence_keeps: keeps };
      return structuredClone(inUse);
    },
    async save_policy({ folder }) {
      const names = ["개인정보 처리방침.pdf", "개인정보 처리방침.html", "방문객 개인정보 안내.pdf"];
      return { files: names.map((name) => `${folder}/${name}`) };
    },
  };
}
