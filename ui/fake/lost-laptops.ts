/** The stand-in's laptops that can be lost. */
import type { Host } from "../src/host/host";
import type { LostLaptops } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
export type LostLaptopsPart = Pick<
  Host,
  "get_lost_laptops" | "report_lost_laptop" | "save_loss_files" | "note_loss_told"
>;

const FILES = [
  "분실 보고서 2026-11-28.pdf",
  "유출 통지 2026-11-28.csv",
  "유출 가능성 통지 2026-11-28.csv",
  "Loss report 2026-11-28.pdf",
  "Breach letters 2026-11-28.csv",
  "Possible breach letters 2026-11-28.csv",
];

/** One other laptop, not lost yet. */
export function fakeLostLaptops(): LostLaptopsPart {
  const other = {
    device: "d-a1b2",
    name: text("다른 기기(A1B2)", "another laptop (A1B2)"),
    last_seen: "2026-11-28 13:05",
  };
  let shown: LostLaptops = { others: [other], losses: [], now: "2026-11-28 14:32" };
  return {
    async get_lost_laptops() {
      return shown;
    },
    async report_lost_laptop({ since, folder }) {
      if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(since)) {
        refuse(
          "날과 시각을 ‘2026-11-28 18:00’처럼 적어 주세요.",
          "Type day and time like “2026-11-28 18:00”.",
        );
      }
      const loss = {
        loss: "l-1",
        name: other.name,
        since,
        due: "2026-12-01 14:32",
        overdue: false,
        people: 1204,
        recorded_there: 312,
        forgotten_since: 2,
        to_report: true,
        fields: [
          { name: text("이름", "name"), count: 1180 },
          { name: text("전화번호", "phone number"), count: 902 },
          { name: text("이메일 주소", "e-mail address"), count: 411 },
          { name: text("설문 답변", "survey answers"), count: 1204 },
        ],
        last_seen: other.last_seen,
        told_on: null,
      };
      shown = { ...shown, others: [], losses: [loss] };
      return { files: FILES.map((name) => `${folder}/${name}`) };
    },
    async save_loss_files({ folder }) {
      return { files: FILES.map((name) => `${folder}/${name}`) };
    },
    async note_loss_told({ sent_on }) {
      const losses = shown.losses.map((loss) => ({ ...loss, told_on: sent_on }));
      shown = { ...shown, losses };
      return shown;
    },
  };
}
