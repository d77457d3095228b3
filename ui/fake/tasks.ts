/** The stand-in's duties. */
import type { Host } from "../src/host/host";
import type { Tasks } from "../src/host/wire";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_tasks"
  | "list_result_notices"
  | "note_result_notices_sent"
  | "destroy_people_due"
  | "pause_destruction"
  | "resume_destruction"
>;

/** Something of every kind is due. */
export function fakeTasks(): Part {
  let tasks: Tasks = {
    kinds: [
      {
        kind: "result_notice",
        count: 132,
        overdue: 3,
        to_destroy: 0,
        due: "2026-11-26",
        people: [{ visitor: "v-kim", name: "김서연", due: "2026-11-26" }],
      },
      {
        kind: "reconfirmation",
        count: 1,
        overdue: 0,
        to_destroy: 0,
        due: "2027-01-12",
        people: [{ visitor: "v-kim", name: "김서연", due: "2027-01-12" }],
      },
      {
        kind: "retention_end",
        count: 2,
        overdue: 0,
        to_destroy: 2,
        due: "2026-12-03",
        people: [{ visitor: "v-anonymous", name: "", due: "2026-12-03" }],
      },
    ],
    unsent: null,
    paused: null,
    today: "2026-11-28",
  };
  return {
    async get_tasks() {
      return tasks;
    },
    async list_result_notices({ folder }) {
      tasks = { ...tasks, unsent: 132 };
      return { path: `${folder}/수신동의 처리 결과 2026-11-28 132명.csv`, people: 132 };
    },
    async destroy_people_due() {
      tasks = { ...tasks, kinds: tasks.kinds.filter(({ kind }) => kind !== "retention_end") };
      return {
        visits: 2,
        records: 31,
        files_left: ["/home/한서윤/문서/후속 안내 2026-11-28 7명.xlsx"],
        files_deleted: 1,
      };
    },
    async pause_destruction({ reason }) {
      tasks = { ...tasks, paused: { reason, since: "2026-11-28 14:32" } };
      return tasks;
    },
    async resume_destruction() {
      tasks = { ...tasks, paused: null };
      return tasks;
    },
    async note_result_notices_sent({ sent_on }) {
      if (sent_on !== tasks.today) refuse("보낸 날을 확인해 주세요.", "Check the day.");
      tasks = { ...tasks, unsent: null, kinds: tasks.kinds.filter(({ kind }) => kind !== "result_notice") };
      return tasks;
    },
  };
}
