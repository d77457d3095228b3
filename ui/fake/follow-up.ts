/** The stand-in's follow-up and answer files. */
import type { Host } from "../src/host/host";
import type { Targets } from "../src/host/wire";
import { IN_OWN_WORDS } from "./own-words";
import { AUDIENCES, FOLLOW_UP } from "./small-fair";
import { refuse, text } from "./speak";
import { QUESTIONS_WORTH } from "./worth";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_follow_up"
  | "get_audiences"
  | "get_question_worth"
  | "get_in_own_words"
  | "leave_question_out"
  | "ask_question_again"
  | "get_targets"
  | "export_follow_up"
  | "note_not_sent"
  | "take_in_report"
  | "try_contact_again"
  | "export_answers"
  | "confirm_requests_since_backup"
>;

const TARGETS: Targets = {
  targets: [
    {
      id: "stibee",
      name: { ko: "스티비", en: "Stibee" },
      channel: { ko: "이메일", en: "E-mail" },
      steps: [
        {
          ko: "주소록에서 ‘파일로 추가’를 누르고 이 CSV를 고르세요.",
          en: "In the address book choose to add from a file and pick this CSV.",
        },
        { ko: "새 이메일에 문안을 붙여 넣으세요.", en: "Paste the message into a new e-mail." },
        { ko: "한 통을 시험해 본 뒤 보내세요.", en: "Send yourself a test first." },
      ],
      letters: false,
      labels: null,
    },
    {
      id: "aligo",
      name: { ko: "알리고", en: "Aligo" },
      channel: { ko: "문자", en: "Text message" },
      steps: [
        { ko: "엑셀 대량 발송에서 이 파일을 고르세요.", en: "Under sending by workbook pick this file." },
        { ko: "LMS로 고르세요.", en: "Choose LMS." },
        { ko: "내 번호로 시험해 본 뒤 보내세요.", en: "Try it with your own number first." },
      ],
      letters: false,
      labels: null,
    },
    {
      id: "letter",
      name: { ko: "편지 (A4)", en: "Letters (A4)" },
      channel: { ko: "우편", en: "Post" },
      steps: [
        { ko: "100 % 크기로 인쇄하세요.", en: "Print at 100 %." },
        { ko: "왼쪽의 짧은 줄에서 두 번 접으세요.", en: "Fold twice, at the short lines on the left." },
        { ko: "되돌아온 편지는 F8에 적으세요.", en: "Note letters that come back on F8." },
      ],
      letters: true,
      labels: null,
    },
    {
      id: "labels",
      name: { ko: "주소 라벨 16칸 (2 × 8)", en: "Address labels, 16 (2 × 8)" },
      channel: { ko: "우편", en: "Post" },
      steps: [
        { ko: "보통 종이에 한 장 인쇄해 보세요.", en: "Print one sheet on plain paper first." },
        { ko: "100 % 크기로 인쇄하세요.", en: "Print at 100 %." },
        { ko: "쓰다 남은 용지는 보관하세요.", en: "Keep a half-used sheet." },
      ],
      letters: false,
      labels: 16,
    },
    {
      id: "csv",
      name: { ko: "쉼표로 나눈 표 (CSV)", en: "Table with commas (CSV)" },
      channel: null,
      steps: [
        { ko: "파일을 두 번 눌러 여세요.", en: "Open the file." },
        { ko: "‘문안’ 열을 보내세요.", en: "Send the column with the message." },
        { ko: "쓴 뒤에는 지우세요.", en: "Delete it after use." },
      ],
      letters: false,
      labels: null,
    },
  ],
  topics: [
    { name: "new_products", label: { ko: "새 제품", en: "new products" } },
    { name: "workshop", label: { ko: "공방 체험", en: "workshops" } },
  ],
  saved: [{ name: "saved:s-1", label: { ko: "다시 오신 구매 고객", en: "Buyers who came again" } }],
  made: [],
};

/** What opens files that left locked, as the backend tells it once. */
const OPENING = {
  password: "k7m4-39xf-hh8r-wy56",
  steps: [
    {
      ko: "ZIP 파일은 7-Zip이나 반디집으로 열어 비밀번호를 줄표까지 그대로 넣고 푸세요. 윈도 탐색기로는 열리지 않습니다. 도구는 풀어 놓은 파일만 받습니다. 올린 뒤에는 풀어 놓은 파일을 지우세요.",
      en: "Open a ZIP file with 7-Zip or Bandizip and type the password with its hyphens to unpack it. Windows Explorer cannot open it. A tool takes the unpacked files only; delete them after uploading.",
    },
  ],
};

/** Why somebody is in no file whose messages came back. */
const BOUNCED = {
  code: "bounced",
  reason: text(
    "보낸 소식이 없는 주소나 번호라며 되돌아왔습니다. 새 연락처를 받거나, 다시 보내 보기로 하면 쓸 수 있습니다.",
    "An earlier message came back: there is no such address or number. Get a new one, or say that you want to try it again.",
  ),
};

/** The files that a store had made before it was restored from its backup, the latest first. */
const EARLIER: Targets["made"] = Array.from({ length: 20 }, (_, at) => {
  const day = `2026-11-${24 - Math.floor(at / 2)}`;
  const people = 412 - at;
  const names = [`${day} 스티비 이메일 ${people}명.csv`];
  return {
    export: `e-${20 - at}`,
    names,
    planned_on: day,
    people,
    not_sent: at === 2,
    reported: at === 1 ? { sent: 405, failed: 6 } : null,
  };
});

/** A fair of 1,284 visitors; `restored` when its store was made from a backup. */
export function fakeFollowUp(restored: boolean): Part {
  let requestsKnownUntil = restored ? "2026-11-28 18:03" : null;
  let exported = false;
  let made = restored ? EARLIER : [];
  let bounced = 0;
  const leftOut = new Set<string>();
  return {
    async get_follow_up() {
      const withheld =
        bounced > 0 ? [...FOLLOW_UP.withheld, { ...BOUNCED, count: bounced }] : FOLLOW_UP.withheld;
      return { ...FOLLOW_UP, withheld, requests_known_until: requestsKnownUntil };
    },
    async get_audiences() {
      return {
        visitors: FOLLOW_UP.visitors,
        sendable: FOLLOW_UP.sendable,
        audiences: AUDIENCES,
        new_coupons: exported ? 0 : FOLLOW_UP.sendable,
      };
    },
    async get_question_worth() {
      const questions = QUESTIONS_WORTH.questions.map((one) => ({
        ...one,
        is_asked_next: one.is_asked_next && !leftOut.has(one.path),
      }));
      return { ...QUESTIONS_WORTH, questions };
    },
    async get_in_own_words() {
      return IN_OWN_WORDS;
    },
    async leave_question_out({ path, with_what_hangs_on_it: sure }) {
      if (path === "use" && !sure) {
        const changes = [
          {
            ko: "무엇에 쓰실지 판매할 때 고르지 못하게 되고, F8에서 그것으로 나눈 그룹이 없어집니다.",
            en: "What a purchase is for can no longer be chosen at a sale, and the groups on F8 that are made by it will be gone.",
          },
          {
            ko: "이 질문의 답변 인원 제한 1개를 더 세지 못합니다.",
            en: "One limit on how many answer this question can no longer be counted.",
          },
        ];
        return { questionnaire: null, changes };
      }
      leftOut.add(path);
      return { questionnaire: "draft-next", changes: [] };
    },
    async ask_question_again({ path }) {
      leftOut.delete(path);
      return {};
    },
    async confirm_requests_since_backup() {
      requestsKnownUntil = null;
      return {};
    },
    async get_targets() {
      return { ...TARGETS, made };
    },
    async note_not_sent({ export: id }) {
      made = made.map((one) => (one.export === id ? { ...one, not_sent: true } : one));
      return { ...TARGETS, made };
    },
    async take_in_report({ export: id, content, outcome }) {
      if (content === "")
        refuse("파일이 비어 있습니다. 다른 파일을 골라 주세요.", "The file is empty. Choose another.");
      if (atob(content).includes("?") && outcome === null) {
        refuse(
          "보낸 결과로 보이는 열이 여럿입니다: 요청, 도착. 어느 열을 읽을지 골라 주세요. 아무것도 바꾸지 않았습니다.",
          "Several columns seem to say what became of the messages: 요청, 도착. Choose which one to read. Nothing was changed.",
          "report_columns",
        );
      }
      const sums = { sent: 398, failed: 9 };
      bounced = 4;
      made = made.map((one) => (one.export === id ? { ...one, reported: sums } : one));
      const sentences = [
        text(
          "결과를 넣었습니다. 보냄 398명, 도착하지 않음 9명(그중 주소나 번호가 없는 분 4명), 거부 3명. 결과에 없는 5명은 보낸 것으로 셉니다.",
          "The report was taken in. Sent: 398. Did not arrive: 9 (no such address or number: 4). Refused: 3. Not in the report and counted as sent: 5.",
        ),
        text("이해하지 못한 상태 ‘보류’ 2건", "Word not understood: “보류”, rows: 2"),
      ];
      return { sentences, is_partly_unread: true };
    },
    async try_contact_again({ contact }) {
      if (!contact.includes("@")) {
        refuse(
          "되돌아왔다고 적힌 주소나 번호가 아닙니다. 아무것도 바꾸지 않았습니다.",
          "No message is noted to have come back from this address or number. Nothing was changed.",
        );
      }
      bounced -= 1;
      return {};
    },
    async export_follow_up({ folder, earlier, locked, to }) {
      const people = FOLLOW_UP.sendable;
      if (exported && earlier === "ask") {
        refuse(
          `지금 보낼 수 있는 분 가운데 ${people}명은 같은 방법으로 보낼 파일에 이미 들어 있고, 가장 나중 것은 2026년 11월 24일에 만들었습니다. 아직 아무것도 만들지 않았습니다. 그분들을 빼고 만들지, 모두 넣어 만들지 고르세요.`,
          `Of the people who may be written to now, ${people} are already in a file for the same channel; the latest was made on November 24, 2026. Nothing was made yet. Choose whether to leave them out or to put everybody in.`,
          "exported_before",
        );
      }
      if (exported && earlier === "leave_out") {
        refuse(
          "지금 보낼 수 있는 분이 없어 파일을 만들지 않았습니다.",
          "There is nobody who may be written to now, so no file was made.",
        );
      }
      exported = true;
      const name = to ? "2026-11-24 스티비 이메일 412명.csv" : "문자-2026-11-24.csv";
      const one = { export: `e-${made.length + 1}`, names: [name], planned_on: "2026-11-24" };
      made = [{ ...one, people: to ? 412 : people, not_sent: false, reported: null }, ...made];
      const opening = locked ? OPENING : null;
      if (to) {
        return {
          files: locked
            ? [`${folder}/2026-11-24 스티비 잠긴 파일.zip`]
            : [`${folder}/2026-11-24 스티비 이메일 412명.csv`, `${folder}/스티비 문안과 할 일.txt`],
          rows: 412,
          held_out: 0,
          withheld: FOLLOW_UP.withheld,
          undeliverable: [],
          new_coupons: 412,
          notes: [],
          opening,
        };
      }
      return {
        files: ["xlsx", ...(locked ? ["zip"] : ["csv", "pdf"])].map(
          (ending) => `${folder}/2026-11-24 후속 안내 598명.${ending}`,
        ),
        rows: FOLLOW_UP.sendable,
        held_out: 0,
        withheld: FOLLOW_UP.withheld,
        undeliverable: [],
        new_coupons: FOLLOW_UP.sendable,
        notes: [],
        opening,
      };
    },
    async export_answers({ folder, with_unfinished }) {
      return {
        files: ["csv", "xlsx"].map((ending) => `${folder}/응답 유리잔 부스 설문 2026-11-24.${ending}`),
        responses: with_unfinished ? 1284 : 1231,
        unfinished: with_unfinished ? 53 : 0,
      };
    },
  };
}
