/** The stand-in's drafts of messages. */
import type { Host } from "../src/host/host";
import type { MessageDraft, Text } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_message_drafts" | "set_message_draft" | "preview_message_draft">;

const FIELDS: readonly Text[] = [
  text("이름", "name"),
  text("추천1", "product1"),
  text("이유1", "reason1"),
  text("추천2", "product2"),
  text("추천3", "product3"),
  text("주제", "topic"),
  text("박람회", "fair"),
  text("브랜드", "maker"),
  text("혜택", "benefit"),
  text("쿠폰번호", "coupon number"),
  text("만료일", "valid until"),
  text("페이지", "page"),
];

const shipped = (id: string, name: Text, ko: string, en: string): MessageDraft => ({
  id,
  name,
  ko: `[[{이름}님, ]]안녕하세요. {브랜드}입니다.\n${ko}`,
  en: `Hello[[ {name}]], this is {maker}.\n${en}`,
  is_shipped: true,
  fields: [...FIELDS],
});

const SHIPPED: readonly MessageDraft[] = [
  shipped(
    "thanks",
    text("감사 인사", "Thanks"),
    "{박람회}에서 저희 부스에 들러 주셔서 고맙습니다.\n{이유1}",
    "Thank you for stopping at our booth at {fair}.\n{reason1}",
  ),
  shipped(
    "recommendation",
    text("추천", "Recommendation"),
    "{이유1}\n‘{추천2}’[[과/와 ‘{추천3}’]]도 함께 골라 보았습니다.",
    "{reason1}\nWe also picked “{product2}”[[ and “{product3}”]] for you.",
  ),
  shipped(
    "revisit-coupon",
    text("재방문 쿠폰", "Revisit coupon"),
    "다시 오실 때 쓰시라고 쿠폰을 드립니다: {혜택}",
    "Here is a coupon for when you come back: {benefit}",
  ),
  shipped(
    "expiring-coupon",
    text("곧 끝나는 쿠폰", "Expiring coupon"),
    "쿠폰이 곧 끝나 알려 드립니다: {혜택}",
    "Your coupon is soon over: {benefit}",
  ),
];

const KNOWN: Readonly<Record<string, string>> = {
  이름: "김하늘",
  name: "Haneul Kim",
  추천1: "온도 온더락잔",
  이유1: "위스키를 즐기신다고 하셔서 ‘온도 온더락잔’을 소개합니다.",
  추천2: "하루 물병",
  주제: "새 제품",
  박람회: "리빙디자인페어 2026",
  fair: "Living Design Fair 2026",
  브랜드: "온기유리",
  maker: "Ongi Glass",
  혜택: "유리잔 10% 할인",
  benefit: "10% off glassware",
};

/** The words for somebody, as far as the stand-in fills them. */
function filled(words: string, known: Readonly<Record<string, string>>): string {
  const isKnown = (part: string): boolean =>
    [...part.matchAll(/\{([^}]*)\}/g)].every(([, field]) => known[field ?? ""] !== undefined);
  const lines = words
    .split("\n")
    .map((line) => line.replaceAll(/\[\[(.*?)\]\]/g, (_, part: string) => (isKnown(part) ? part : "")));
  const said = lines
    .filter(isKnown)
    .map((line) => line.replaceAll(/\{([^}]*)\}/g, (_, field: string) => known[field] ?? ""));
  return said.join("\n");
}

/** Drafts as they are written; a label is refused. */
export function fakeMessageDrafts(): Part {
  let drafts = [...SHIPPED];
  const refuseLabel = (words: string): void => {
    if (/[([]\s*광\s*고\s*[)\]]/.test(words))
      refuse(
        "초안에 광고 표시처럼 보이는 글자가 있습니다. 표시는 프로그램이 맨 앞에 한 번 붙이니 지워 주세요.",
        "The draft holds what looks like the label of an advertisement. The program writes it once, at the beginning; take yours out.",
      );
  };
  return {
    async get_message_drafts() {
      return { drafts };
    },
    async set_message_draft({ draft, language, text: words }) {
      refuseLabel(words ?? "");
      const change = (it: MessageDraft): MessageDraft => {
        const first = SHIPPED.find(({ id }) => id === it.id) ?? it;
        const next = { ...it, [language]: words ?? first[language] };
        return { ...next, is_shipped: next.ko === first.ko && next.en === first.en };
      };
      drafts = drafts.map((it) => (it.id === draft ? change(it) : it));
      return drafts.find(({ id }) => id === draft) ?? refuse("없습니다.", "It is not there.");
    },
    async preview_message_draft({ text: words }) {
      refuseLabel(words);
      const message = (known: Readonly<Record<string, string>>, bytes: number) => ({
        subject: null,
        body: `(광고) 온기유리 02-000-0000\n${filled(words, known)}\n왜 받으셨나요: 2026년 11월 26일 리빙디자인페어 2026에서 새 제품 소식을 문자로 받겠다고 하셨습니다.\n무료수신거부 080-000-0000`,
        size: text(`LMS ${bytes}바이트`, `LMS, ${bytes} bytes`),
      });
      const { 브랜드, maker, 박람회, fair } = KNOWN;
      return {
        people: 598,
        longest: message(KNOWN, 412),
        emptiest: message({ 브랜드, maker, 박람회, fair } as Record<string, string>, 268),
        notes: [
          text(
            "문자 길이: SMS 0통, LMS 598통. 보내는 곳의 요금이 서로 다릅니다.",
            "Text messages: 0 SMS, 598 LMS. Senders charge differently for them.",
          ),
        ],
      };
    },
  };
}
