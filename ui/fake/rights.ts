/** The stand-in's way of telling and destroying what is known of a person. */
import type { Host } from "../src/host/host";
import type { OpenRequest, Visit } from "../src/host/wire";
import { fakeLostLaptops, type LostLaptopsPart } from "./lost-laptops";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = LostLaptopsPart &
  Pick<
    Host,
    | "save_subject_report"
    | "destroy_person"
    | "note_request"
    | "get_requests"
    | "save_request_letter"
    | "close_request"
  >;

/** The rights of the visits that `find` gives. */
export function fakeRights(find: (visitor: string) => Visit): Part {
  const TODAY = "2026-11-28";
  let open: OpenRequest[] = [];
  return {
    ...fakeLostLaptops(),
    async note_request({ visitor, right, received_on }) {
      const request: OpenRequest = {
        request: `q-${open.length + 1}`,
        visitor,
        name: find(visitor).contact?.name ?? "",
        gone: false,
        right,
        received_on: received_on ?? TODAY,
        due: "2026-12-08",
        overdue: false,
      };
      open = [...open, request];
      return {};
    },
    async get_requests() {
      const name = (visitor: string): string => find(visitor).contact?.name ?? "";
      open = open.map((one) => ({ ...one, name: name(one.visitor), gone: name(one.visitor) === "" }));
      return { open, today: TODAY };
    },
    async save_request_letter({ request, folder }) {
      const { right, gone } = open.find((one) => one.request === request) ?? { right: "look", gone: false };
      if (right === "delete" && !gone) {
        refuse("아직 이분의 정보를 지우지 않았습니다.", "This person’s data are not deleted yet.");
      }
      const files = [`요청 처리 결과 ${TODAY}.pdf`, `Result of a request ${TODAY}.pdf`];
      return { files: files.map((name) => `${folder}/${name}`) };
    },
    async close_request({ request }) {
      open = open.filter((one) => one.request !== request);
      return { open, today: TODAY };
    },
    async save_subject_report({ folder }) {
      const stem = `${folder}/개인정보 열람 2026년 11월 28일`;
      return { files: [`${stem}.pdf`, `${stem}.json`], records: 24 };
    },
    async destroy_person({ visitor, reason, with_files }) {
      const visit = find(visitor);
      const name = visit.contact?.name ?? "";
      if (name !== "" && reason.includes(name)) {
        refuse("이름을 빼고 적어 주세요.", "Leave out the name.");
      }
      visit.contact = null;
      visit.permissions = [];
      visit.about = [];
      for (const question of visit.questions) question.value = [];
      const left = ["/home/한서윤/문서/후속 안내 2026-11-28 7명.xlsx"];
      return { visits: 1, records: 24, files_left: left, files_deleted: with_files ? 2 : 0 };
    },
  };
}
