/** The stand-in's copies, folders and secrets. */
import type { Host } from "../src/host/host";
import type { BoothLaptops, Stage } from "../src/host/wire";
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
  | "write_pack"
  | "choose_pack"
  | "open_pack"
  | "get_booth_laptops"
  | "write_bundle"
  | "choose_bundles"
  | "merge_bundles"
  | "admit_laptop"
>;

const STICK = "/media/usb/boothloop 2026-11-22 14-40-05";

/** The other laptops of the stand-in's booth. */
function laptops(onlyHere: number, aside: boolean): BoothLaptops {
  return {
    only_here: onlyHere,
    heard: "2026-11-22 09:05",
    laptops: [
      {
        device: "d-1",
        name: { ko: "다른 기기(9F2C)", en: "another laptop (9F2C)" },
        last_seen: "2026-11-22 13:58",
        heard: "2026-11-22 09:05",
        lacks: onlyHere,
      },
      {
        device: "d-2",
        name: { ko: "다른 기기(04B7)", en: "another laptop (04B7)" },
        last_seen: "2026-11-21 18:12",
        lacks: 4127,
      },
    ],
    left_aside: aside
      ? [
          {
            device: "d-3",
            text: {
              ko: "다른 기기(77AE)의 기록 12개는 보관만 하고 세지 않습니다. 그 노트북이 아직 이 업체의 노트북으로 등록되지 않았습니다. 맞는 노트북이면 사장님 노트북에서 ‘등록하기’를 눌러 주세요.",
              en: "12 records of another laptop (77AE) are kept and not counted, because that laptop is not registered as one of this firm’s yet. If it is yours, press “Register” on the owner’s laptop.",
            },
            may_be_admitted: true,
          },
        ]
      : [],
    is_owners: true,
  };
}

/** Answers whatever is asked of secrets, backups and folders; `enter` opens the fair. */
export function fakeExchange(enter: () => Stage): Part {
  let onlyHere = 214;
  let aside = false;
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
    async write_pack({ folder }) {
      const path = `${folder}/boothloop 2026-11-22 14-40-05.fairpack`;
      return { path, password: "3fch-7kmr-wxy3-9864", records: 4127 };
    },
    async choose_pack() {
      return { path: `${STICK}.fairpack` };
    },
    async open_pack({ file, password }) {
      if (!file.endsWith(".fairpack")) {
        refuse(
          "부스루프의 묶음 파일도 박람회 꾸러미도 아닙니다.",
          "This is neither a bundle nor a fair pack.",
        );
      }
      if (password !== "3fch-7kmr-wxy3-9864") {
        refuse("꾸러미의 비밀번호가 아닙니다.", "This is not the password of the fair pack.");
      }
      return { recovery_key: RECOVERY_KEY, stage: enter() };
    },
    async get_booth_laptops() {
      return laptops(onlyHere, aside);
    },
    async write_bundle({ folder }) {
      return { path: `${folder}/boothloop 2026-11-22 14-40-05.boothbundle`, records: onlyHere };
    },
    async choose_bundles() {
      return { files: [`${STICK}.boothbundle`, "/media/usb/사진.jpg"] };
    },
    async merge_bundles({ files }) {
      const bundles = files.map((file) => {
        const name = file.slice(file.lastIndexOf("/") + 1);
        if (!file.endsWith(".boothbundle")) {
          return {
            name,
            refused: true,
            text: {
              ko: "부스루프의 묶음 파일도 박람회 꾸러미도 아닙니다. 이 노트북의 기록은 그대로입니다.",
              en: "This is neither a Boothloop bundle nor a fair pack. The records of this laptop are as they were.",
            },
            notes: [],
          };
        }
        onlyHere = 0;
        aside = true;
        return {
          name,
          refused: false,
          text: {
            ko: "다른 기기(9F2C)에서 새 기록 381개를 받았습니다(이미 있던 기록 4,127개). 방문객 58명, 연락처 31건, 수신 거부 1건, 쿠폰 발급 44장, 쿠폰 사용 12건, 판매 19건.",
            en: "381 new records arrived from another laptop (9F2C) (4,127 were here already): 58 visitors, 31 contacts, 1 withdrawals, 44 coupons given, 12 coupons used, 19 sales.",
          },
          notes: [
            {
              ko: "쿠폰 482 913(5 % 할인)은 허용보다 많이 쓰였습니다. 나중 사용: 다른 기기(9F2C), 2026년 11월 22일 13:20, 1,600원. 판매는 그대로 남습니다.",
              en: "Coupon 482 913 (5 % off) was used more often than allowed. The later use: another laptop (9F2C), 22 November 2026 13:20, 1,600 won. The sale stands.",
            },
          ],
        };
      });
      return { bundles, laptops: laptops(onlyHere, aside) };
    },
    async admit_laptop() {
      aside = false;
      return laptops(onlyHere, aside);
    },
  };
}
