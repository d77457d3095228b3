/** The stand-in's list of what to prepare. */
import type { Host } from "../src/host/host";
import type { Preparation } from "../src/host/wire";
import { text } from "./speak";

/** The commands this part answers. */
type Part = Pick<Host, "get_preparation" | "put_preparation_away">;

/** A fair at which nothing is missing. */
export const ALL_READY: Preparation = {
  done: true,
  questionnaire: true,
  products: true,
  coupons: true,
  missing_details: [],
  not_possible: [],
  notices_outdated: false,
  printed: true,
  scanned: true,
  put_away: false,
};

/** A fair that was only just made. */
export const NOTHING_READY: Preparation = {
  done: false,
  questionnaire: false,
  products: false,
  coupons: false,
  missing_details: [text("전화번호", "your phone number"), text("주소", "your postal address")],
  not_possible: [],
  notices_outdated: false,
  printed: false,
  scanned: false,
  put_away: false,
};

/** A fair that is prepared so far. */
export function fakePreparation(begins: Preparation): Part {
  let now = begins;
  return {
    async get_preparation() {
      return now;
    },
    async put_preparation_away({ away }) {
      now = { ...now, put_away: away };
      return now;
    },
  };
}
