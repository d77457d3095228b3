/** The stand-in's follow-up and answer files. */
import type { Host } from "../src/host/host";
import { AUDIENCES, FOLLOW_UP } from "./small-fair";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  "get_follow_up" | "get_audiences" | "export_follow_up" | "export_answers" | "confirm_requests_since_backup"
>;

/** A fair of 1,284 visitors; `restored` when its store was made from a backup. */
export function fakeFollowUp(restored: boolean): Part {
  let requestsKnownUntil = restored ? "2026-11-28 18:03" : null;
  let exported = false;
  return {
    async get_follow_up() {
      return { ...FOLLOW_UP, requests_known_until: requestsKnownUntil };
    },
    async get_audiences() {
      return { visitors: FOLLOW_UP.visitors, sendable: FOLLOW_UP.sendable, audiences: AUDIENCES };
    },
    async confirm_requests_since_backup() {
      requestsKnownUntil = null;
      return {};
    },
    async export_follow_up({ folder, earlier }) {
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
      return {
        files: [
          `${folder}/문자-2026-11-24.csv`,
          `${folder}/메일-2026-11-24.csv`,
          `${folder}/주소록-2026-11-24.vcf`,
        ],
        rows: FOLLOW_UP.sendable,
        held_out: 0,
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
