/** The stand-in's people at work. */
import type { Host } from "../src/host/host";
import type { AccessReview, SignedIn, Staff, StaffAccess, StaffMember, Stage } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "sign_in"
  | "sign_out"
  | "get_staff"
  | "add_staff"
  | "change_staff"
  | "set_staff_pin"
  | "change_own_pin"
  | "get_access"
  | "note_access_reviewed"
>;

/** The PIN of everybody at the stand-in. */
export const STAFF_PIN = "2469";

/** Who can sign in. */
const STAFF: readonly (SignedIn & { id: string })[] = [
  { id: "s-han", name: "한서윤", role: "owner" },
  { id: "s-park", name: "박도현", role: "capture" },
  { id: "s-lee", name: "이하늘", role: "manage" },
];

/** The stage in which somebody has to say who she is. */
export const WHO_IS_THERE: Stage = {
  stage: "sign_in",
  staff: STAFF.map(({ id, name }) => ({ id, name })),
};

const NOTHING: Omit<StaffAccess, "name" | "last"> = {
  sign_ins: 9,
  cards: 0,
  searches: 0,
  lists: 0,
  files: 0,
  people_in_files: 0,
  people: 0,
  unusual: [],
};

const LOOKS: AccessReview = {
  month: "2026-10",
  months: [
    { month: "2026-11", reviewed: false },
    { month: "2026-10", reviewed: false },
  ],
  is_over: true,
  reviewed: null,
  staff: [
    {
      ...NOTHING,
      name: "박도현",
      cards: 212,
      searches: 61,
      people: 187,
      last: "2026-10-28 23:12",
      unusual: [
        text(
          "밤 10시에서 아침 7시 사이에 4번 보았습니다.",
          "4 looks were between 10 in the evening and 7 in the morning.",
        ),
        text(
          "다른 사람보다 두 배 넘게 많은 방문객을 보았습니다.",
          "More than twice as many visitors as anybody else looked at.",
        ),
      ],
    },
    {
      ...NOTHING,
      name: "한서윤",
      cards: 40,
      searches: 22,
      lists: 3,
      files: 1,
      people_in_files: 96,
      people: 58,
      last: "2026-10-29 19:40",
      unusual: [
        text("방문객이 든 파일을 1번 내보냈습니다.", "Files with visitors in them were written once."),
      ],
    },
  ],
};

/** People who sign in, if several work here; `enter` lets somebody in, or asks who is there, and says what follows. */
export function fakeStaff(shared: boolean, enter: (who: SignedIn | null) => Stage): Part {
  let members: readonly StaffMember[] = STAFF.slice(0, shared ? 3 : 1).map((one) => ({
    ...one,
    has_pin: shared,
    ended: false,
    oneself: one.role === "owner",
  }));
  let changes: Staff["changes"] = [
    {
      at: "2026-11-24 18:20",
      what: text(
        "박도현: 접수 권한으로 함께 일하기 시작 (한서윤)",
        "박도현 began to work here: Capture (by 한서윤)",
      ),
    },
  ];
  let looks = LOOKS;
  const now = (): Staff => ({ members: [...members], changes });
  const change = (id: string, into: Partial<StaffMember>): Staff => {
    members = members.map((member) => (member.id === id ? { ...member, ...into } : member));
    return now();
  };
  return {
    async sign_in({ staff, pin }) {
      const who = STAFF.find(({ id }) => id === staff);
      if (who === undefined || pin !== STAFF_PIN) {
        refuse(
          "PIN이 맞지 않습니다. 바뀐 것은 없습니다. 다시 눌러 주세요.",
          "That is not the PIN. Nothing was changed. Please try again.",
        );
      }
      return enter({ name: who.name, role: who.role });
    },
    async sign_out() {
      return enter(null);
    },
    async get_staff() {
      return now();
    },
    async add_staff({ name, role }) {
      members = [...members, { id: name, name, role, has_pin: true, ended: false, oneself: false }];
      changes = [
        { at: "2026-11-28 14:40", what: text(`${name}: PIN을 정함`, `${name} got a PIN`) },
        ...changes,
      ];
      return now();
    },
    async change_staff({ staff, role, ended }) {
      return change(staff, { role, ended });
    },
    async set_staff_pin({ staff }) {
      return change(staff, { has_pin: true });
    },
    async change_own_pin({ present }) {
      if (present !== STAFF_PIN) refuse("PIN이 맞지 않습니다.", "That is not the PIN.");
      return {};
    },
    async get_access({ month }) {
      return month === "2026-11" ? { ...looks, month, is_over: false, reviewed: null } : looks;
    },
    async note_access_reviewed({ month }) {
      looks = { ...looks, month, reviewed: "2026-11-28 14:40" };
      return looks;
    },
  };
}
