/** The stand-in's second screen: open or not, and what it was told to show. */
import type { Host } from "../src/host/host";
import type { Brand, Coupon, Text } from "../src/host/wire";

/** The commands this part answers. */
type Part = Pick<
  Host,
  "get_visitor_screen" | "open_visitor_screen" | "close_visitor_screen" | "show_to_visitor" | "visitor_screen"
>;

/** A second screen of this maker; `locked` says whether anything may be shown. */
export function fakeVisitorScreen(
  maker: Text,
  brand: () => Promise<Brand>,
  coupon: () => Coupon,
  locked: () => boolean,
): Part {
  let open = false;
  let shows: string | null = null;
  let language = "ko";
  return {
    async get_visitor_screen() {
      return { open };
    },
    async open_visitor_screen() {
      open = true;
      return { open };
    },
    async close_visitor_screen() {
      open = false;
      return { open };
    },
    async show_to_visitor(request) {
      shows = request.coupon;
      language = request.language;
      return {};
    },
    async visitor_screen() {
      if (locked()) return { language, maker: null, brand: null, coupon: null };
      const { benefit, conditions, short_number, qr_svg } = coupon();
      return {
        language,
        maker,
        brand: await brand(),
        coupon: shows === null ? null : { benefit, conditions, short_number, qr_svg },
      };
    },
  };
}
