/** The stand-in's copies, folders and secrets. */
import type { Host } from "../src/host/host";
import type { Stage } from "../src/host/wire";
import { refuse } from "./speak";

/** What the stand-in's recovery key says. */
export const RECOVERY_KEY = "7K2M-QX94-TR8H-5WPA-NC3E-J6VD-18ZB-V0GS";

/** How the ledger reads a key: look-alikes, capitals and blanks do not matter. */
function read(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
}

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "check_recovery_groups"
  | "change_passphrase"
  | "save_recovery_sheet"
  | "verify_store"
  | "back_up"
  | "restore_backup"
  | "choose_folder"
  | "choose_backup"
  | "open_folder"
>;

/** Answers whatever is asked of secrets, backups and folders; `enter` opens the fair. */
export function fakeExchange(enter: () => Stage): Part {
  return {
    async check_recovery_groups({ recovery_key, asked, typed }) {
      const groups = recovery_key.split("-");
      return { right: asked.map((place, index) => read(groups[place] ?? "") === read(typed[index] ?? "")) };
    },
    async change_passphrase() {
      return {};
    },
    async save_recovery_sheet({ folder }) {
      return { path: `${folder}/복구 키.pdf` };
    },
    async verify_store() {
      return { ok: true, records: 4127, problems: [] };
    },
    async back_up({ folder }) {
      const path = `${folder}/boothloop 2026-11-22 14-40-05.db`;
      return { path, keys: `${path}.keys` };
    },
    async restore_backup({ file }) {
      if (!file.endsWith(".db")) {
        refuse("이 위치에 백업 파일이 없습니다.", "There is no backup at this place.");
      }
      return {
        verification: { ok: true, records: 4127, problems: [] },
        stage: enter(),
      };
    },
    async choose_folder() {
      return { folder: "/media/usb" };
    },
    async choose_backup() {
      return { path: "/media/usb/boothloop 2026-11-22 14-40-05.db" };
    },
    async open_folder() {
      return {};
    },
  };
}
