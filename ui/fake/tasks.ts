/** The stand-in's duties. */
import type { Host } from "../src/host/host";
import type { MessageName, TaskKind, TaskName, TaskPerson, Tasks } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_tasks"
  | "save_calendar"
  | "list_duties"
  | "note_duties_sent"
  | "answer_confirmation"
  | "destroy_people_due"
  | "pause_destruction"
  | "resume_destruction"
>;

const FILES: Record<MessageName, string> = {
  result_notice: "수신동의 처리 결과",
  reconfirmation: "수신동의 2년 확인",
  processor_notice: "보내는 회사 바뀜",
};

function kim(due: string, why: TaskPerson["why"] = null): TaskPerson {
  return { visitor: "v-kim", name: "김서연", due, why };
}

function due(kind: TaskName, count: number, people: TaskPerson[], more: Partial<TaskKind> = {}): TaskKind {
  const [first] = people;
  return { kind, count, overdue: 0, to_destroy: 0, unsent: null, due: first?.due ?? "", people, ...more };
}

/** Something of every kind is due. */
export function fakeTasks(): Part {
  let tasks: Tasks = {
    kinds: [
      due("result_notice", 132, [kim("2026-11-26")], { overdue: 3 }),
      due("review", 1, [
        kim(
          "2026-12-10",
          text(
            "2026년 11월 20일에 거두신 것을 모른 채 2026년 11월 26일에 ‘예’라고 하셨습니다.",
            "She said yes on 26 November 2026 without it being known that she had taken it back on 20 November 2026.",
          ),
        ),
      ]),
      due("processor_notice", 97, [kim("2026-12-12")]),
      due("reconfirmation", 1, [kim("2027-01-12")]),
      due("answer", 1, [kim("2026-12-20")]),
      due("retention_end", 2, [{ visitor: "v-anonymous", name: "", due: "2026-12-03", why: null }], {
        to_destroy: 2,
      }),
    ],
    paused: null,
    today: "2026-11-28",
  };
  const without = (name: TaskName): Tasks => ({
    ...tasks,
    kinds: tasks.kinds.filter(({ kind }) => kind !== name),
  });
  return {
    async get_tasks() {
      return tasks;
    },
    async save_calendar({ folder }) {
      return { path: `${folder}/2026-11-28 부스루프 할 일 달력.ics`, entries: 9 };
    },
    async list_duties({ kind: name, folder }) {
      const people = tasks.kinds.find(({ kind }) => kind === name)?.count ?? 0;
      const listed = (one: TaskKind): TaskKind => (one.kind === name ? { ...one, unsent: people } : one);
      tasks = { ...tasks, kinds: tasks.kinds.map(listed) };
      return { path: `${folder}/${FILES[name]} 2026-11-28 ${people}명.csv`, people };
    },
    async note_duties_sent({ kind, sent_on }) {
      if (sent_on !== tasks.today) refuse("보낸 날을 확인해 주세요.", "Check the day.");
      tasks = without(kind);
      return tasks;
    },
    async answer_confirmation() {
      tasks = without("answer");
      return tasks;
    },
    async destroy_people_due() {
      tasks = without("retention_end");
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
  };
}
