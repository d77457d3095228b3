/** The stand-in's visits that may be one person's. */
import type { Host } from "../src/host/host";
import type { ComparedVisit, Compared, Duplicate, Duplicates, Visit } from "../src/host/wire";
import { text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_duplicates" | "compare_visits" | "part_visit">;

const FAIR = { ko: "서울 리빙 박람회", en: "Seoul Living Fair" };

function visit(
  visitor: string,
  name: string,
  company: string,
  contact: string[],
  time: string,
  laptop: string | null,
): ComparedVisit {
  return {
    visitor,
    name,
    company,
    contact,
    came: text(`2026년 11월 28일 ${time} · ${FAIR.ko}`, `28 November 2026, ${time} · ${FAIR.en}`),
    laptop:
      laptop === null ? text("이 기기", "this laptop") : text(`다른 기기 ${laptop}`, `laptop ${laptop}`),
    bought: laptop === null ? [text("위스키잔 2", "Whisky glass 2"), text("물병 1", "Water bottle 1")] : [],
    allowed: laptop === null ? [text("이메일", "E-mail"), text("문자", "Text message")] : [],
  };
}

const PAIRS: readonly Duplicate[] = [
  {
    one: visit("v-kim", "김서연", "", ["010-1234-5678", "seoyeon@example.com"], "10:12", null),
    other: visit("v-kim-2", "김서연", "온기상회", ["010-1234-5678"], "15:40", "7F3A"),
    evidence: text("전화번호(010-1234-5678)가 같습니다.", "The phone number (010-1234-5678) is the same."),
  },
  {
    one: visit("v-lee", "이하늘", "주식회사 온빛", ["010-1111-2222"], "11:05", null),
    other: visit(
      "v-lee-2",
      "이하늘",
      "온빛",
      ["haneul.lee.with.a.long.address@onbit-trading.example"],
      "16:21",
      "7F3A",
    ),
    evidence: text(
      "이름(이하늘)과 회사(주식회사 온빛)가 같고, 서로 다른 연락처가 없습니다.",
      "The name (이하늘) and the company (주식회사 온빛) are the same, and no number or address differs.",
    ),
  },
  {
    one: visit("v-jung", "정노을", "", ["02-555-0000"], "13:30", null),
    other: visit("v-seo", "서가람", "", ["02-555-0000"], "13:34", null),
    evidence: text(
      "전화번호(02-555-0000)가 같지만 이름은 다릅니다.",
      "The phone number (02-555-0000) is the same, but the names differ.",
    ),
  },
];

/** The pairs that nothing was said of yet; the visits that `find` gives know who they are. */
export function fakeDuplicates(find: (visitor: string) => Visit): Part {
  const said = new Map<Duplicate, Compared>();
  const open = (): Duplicates => {
    const shown = structuredClone(PAIRS.filter((pair) => !said.has(pair)));
    return { shown, total: shown.length };
  };
  const others = (): void => {
    const [pair] = PAIRS;
    if (!pair) return;
    const { came, contact, visitor, name } = pair.other;
    const other = { visitor, came, contact: [name, ...contact], note: "견적서 보내기" };
    find(pair.one.visitor).others = said.get(pair) === "same" ? [other] : [];
  };
  return {
    async get_duplicates() {
      return open();
    },
    async compare_visits({ one, other, said: now }) {
      const pair = PAIRS.find((it) => it.one.visitor === one && it.other.visitor === other);
      if (pair && now === "undecided") said.delete(pair);
      else if (pair) said.set(pair, now);
      others();
      return open();
    },
    async part_visit({ visitor }) {
      const pair = PAIRS.find((it) => it.other.visitor === visitor);
      if (pair) said.set(pair, "different");
      others();
      return {};
    },
  };
}
