/** The stand-in's follow-up and answer files. */
import type { Host } from "../src/host/host";
import { FOLLOW_UP } from "./small-fair";

/** The commands this part answers. */
type Part = Pick<
  Host,
  "get_follow_up" | "export_follow_up" | "export_answers" | "confirm_requests_since_backup"
>;

/** A fair of 1,284 visitors; `restored` when its store was made from a backup. */
export function fakeFollowUp(restored: boolean): Part {
  let requestsKnownUntil = restored ? "2026-11-28 18:03" : null;
  return {
    async get_follow_up() {
      return { ...FOLLOW_UP, requests_known_until: requestsKnownUntil };
    },
    async confirm_requests_since_backup() {
      requestsKnownUntil = null;
      return {};
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
