/** The stand-in's second screen: open or not, and what it was told to show. */
import type { Host } from "../src/host/host";
import type { Board, Brand, Coupon, DayGoals, Text } from "../src/host/wire";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_visitor_screen"
  | "open_visitor_screen"
  | "open_board"
  | "get_day_goals"
  | "set_day_goals"
  | "close_visitor_screen"
  | "show_to_visitor"
  | "visitor_screen"
>;

/** A day in the afternoon. */
const BOARD: Omit<Board, "goals" | "won"> = {
  day: 2,
  visitors: 128,
  by_hour: [9, 14, 31, 22, 27, 25].map((visitors, index) => ({ hour: 10 + index, visitors })),
  surveys: 117,
  conversations: 171,
  reachable: 85,
  coupons_given: 118,
  coupons_used: 42,
  sales: 37,
};

/** A second screen of this maker; `locked` says whether anything may be shown. */
export function fakeVisitorScreen(
  maker: Text,
  brand: () => Promise<Brand>,
  coupon: () => Coupon,
  locked: () => boolean,
): Part {
  let open = false;
  let board: { with_money: boolean } | null = null;
  let goals: DayGoals = { visitors: 200, contacts: 120, sales: null };
  let shows: string | null = null;
  let language = "ko";
  return {
    async get_visitor_screen() {
      return { open, board: board !== null };
    },
    async open_visitor_screen() {
      open = true;
      board = null;
      return { open, board: false };
    },
    async open_board(request) {
      open = true;
      board = request;
      language = request.language;
      return { open, board: true };
    },
    async get_day_goals() {
      return goals;
    },
    async set_day_goals(request) {
      goals = request;
      return goals;
    },
    async close_visitor_screen() {
      open = false;
      return { open, board: board !== null };
    },
    async show_to_visitor(request) {
      shows = request.coupon;
      language = request.language;
      return {};
    },
    async visitor_screen() {
      if (locked()) return { language, maker: null, brand: null, coupon: null, board: null };
      const { benefit, conditions, short_number, qr_svg } = coupon();
      return {
        language,
        maker,
        brand: await brand(),
        coupon: shows === null || board ? null : { benefit, conditions, short_number, qr_svg },
        board: board && { ...BOARD, goals, won: board.with_money ? 3_480_000 : null },
      };
    },
  };
}
