/** The stand-in's follow-up and answer files. */
import type { Host } from "../src/host/host";
import { FOLLOW_UP } from "./small-fair";

/** The commands this part answers. */
type Part = Pick<Host, "get_follow_up" | "export_follow_up" | "export_answers">;

/** A fair of 1,284 visitors. */
export function fakeFollowUp(): Part {
  return {
    async get_follow_up() {
      return FOLLOW_UP;
    },
    async export_follow_up({ folder }) {
      return {
        files: [
          `${folder}/문자-2026-11-24.csv`,
          `${folder}/메일-2026-11-24.csv`,
          `${folder}/주소록-2026-11-24.vcf`,
        ],
        rows: FOLLOW_UP.sendable,
        withheld: FOLLOW_UP.withheld,
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
