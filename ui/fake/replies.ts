/** The stand-in's promises to visitors. */
import type { Host } from "../src/host/host";
import type { OpenReply, Replies, ReplyLine, ReplyWay, Visit, Wanted } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  "get_reply_form" | "request_reply" | "take_back_reply" | "get_replies" | "check_reply" | "answer_reply"
>;

const TODAY = "2026-11-28";
const WHAT: Record<Wanted, [string, string]> = {
  catalogue: ["카탈로그 보내기", "send the catalogue"],
  quotation: ["견적 보내기", "send a quotation"],
  call: ["전화하기", "call"],
  other: ["부탁하신 것", "what was asked for"],
};

function promise(reply: string, wanted: Wanted, by: string, due: string, words = ""): ReplyLine {
  const [ko, en] = WHAT[wanted];
  const what = words === "" ? text(ko, en) : text(`${ko}: ${words}`, `${en}: ${words}`);
  return { reply, what, channel: wanted === "call" ? "phone" : "email", by, due, state: "open" };
}

/** Promises to the visits that `find` gives. */
export function fakeReplies(find: (visitor: string) => Visit): Part {
  let made = 0;
  let open: OpenReply[] = [
    {
      line: promise("r-late", "quotation", "박도윤", "2026-11-27", "위스키잔 100개"),
      visitor: "v-kim",
      name: "김서연",
      address: "seoyeon@example.com",
      overdue: true,
      text: text(
        "온기유리입니다. 2026년 11월 26일에 부탁하신 견적서를 보내 드립니다.\n이 글은 부탁하신 것에 한 번 답해 드리는 것입니다.",
        "This is Ongi Glass. Here is the quotation that you asked for on 26 November 2026.\nThis message answers your request, once.",
      ),
      language: "ko",
    },
    {
      line: promise("r-call", "call", "한서윤", "2026-12-01"),
      visitor: "v-park",
      name: "Park Minji",
      address: "010-2222-3333",
      overdue: false,
      text: text(
        "온기유리입니다. 2026년 11월 28일에 전화를 부탁하셔서 연락드렸습니다.",
        "This is Ongi Glass. You asked on 28 November 2026 to be called.",
      ),
      language: "en",
    },
  ];
  const replies = (): Replies => structuredClone({ open, signed_in: "한서윤", today: TODAY });
  const clean = (sent: string): void => {
    if (sent.includes("쿠폰")) refuse("광고가 되는 말(‘쿠폰’)이 들어 있습니다.", "The word “쿠폰” promotes.");
  };
  return {
    async get_reply_form({ visitor }) {
      const { contact } = find(visitor);
      const ways: ReplyWay[] = [];
      if (contact?.email) ways.push({ channel: "email", address: contact.email });
      if (contact?.phone) {
        ways.push({ channel: "sms", address: contact.phone }, { channel: "phone", address: contact.phone });
      }
      return { ways, names: ["한서윤", "박도윤"], by: "한서윤", due: "2026-12-02" };
    },
    async request_reply({ visitor, wanted, words, by, due, channel }) {
      if (wanted === "other" && words.trim() === "") {
        refuse("무엇을 부탁하셨는지 적어 주세요.", "Write down what she asked for.");
      }
      const visit = find(visitor);
      const line = { ...promise(`r-${++made}`, wanted, by, due, words), channel };
      visit.replies = [...visit.replies, line];
      return { reply: line.reply, replies: structuredClone(visit.replies) };
    },
    async take_back_reply({ reply }) {
      for (const visitor of ["v-kim", "v-park"]) {
        const visit = find(visitor);
        visit.replies = visit.replies.map((line) =>
          line.reply === reply ? { ...line, state: "taken_back" } : line,
        );
      }
      return {};
    },
    async get_replies() {
      return replies();
    },
    async check_reply({ text: sent }) {
      clean(sent);
      return {};
    },
    async answer_reply({ reply, answered_on, sender, text: sent }) {
      clean(sent);
      if (answered_on > TODAY) refuse("답한 날을 확인해 주세요.", "Check the day.");
      if (sender.trim() === "") refuse("누가 답했는지 적어 주세요.", "Say who answered.");
      open = open.filter(({ line }) => line.reply !== reply);
      return replies();
    },
  };
}
