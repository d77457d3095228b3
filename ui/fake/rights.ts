/** The stand-in's way of telling and destroying what is known of a person. */
import type { Host } from "../src/host/host";
import type { Visit } from "../src/host/wire";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "save_subject_report" | "destroy_person">;

/** The rights of the visits that `find` gives. */
export function fakeRights(find: (visitor: string) => Visit): Part {
  return {
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
