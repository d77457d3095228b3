/** The stand-in's maker, her printer, and what is printed. */
import type { Host } from "../src/host/host";
import type { Maker, Printer } from "../src/host/wire";
import { lookalike } from "./qr";
import { FAIR, MAKER } from "./small-fair";
import { refuse } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "print_slip"
  | "print_receipt"
  | "save_consent_slip"
  | "print_consent_slip"
  | "get_maker_card"
  | "get_maker"
  | "change_maker"
  | "save_coupon_page"
  | "get_printer"
  | "choose_printer"
  | "print_test_page"
>;

/** A maker whose laptop has no receipt printer yet. */
export function fakeMaker(): Part {
  let maker: Maker = structuredClone(MAKER);
  let printer: Printer = { destination: "", roll: "mm80" };
  return {
    async print_slip() {
      return { path: "~/문서/부스루프/쿠폰-4821.pdf" };
    },
    async print_receipt() {
      if (printer.destination === "") {
        refuse("영수증 프린터를 아직 고르지 않았습니다.", "No receipt printer was chosen yet.");
      }
      return { note: null };
    },
    async save_consent_slip() {
      return { path: "~/문서/부스루프/동의 영수증.pdf" };
    },
    async print_consent_slip() {
      return this.print_receipt({ coupon: "" });
    },
    async get_maker_card() {
      return { qr_svg: lookalike() };
    },
    async get_maker() {
      return structuredClone(maker);
    },
    async change_maker(details) {
      maker = { ...maker, details };
      return structuredClone(maker);
    },
    async save_coupon_page({ folder }) {
      return { path: `${folder || FAIR.export_folder}/coupon.html` };
    },
    async get_printer() {
      return { ...printer };
    },
    async choose_printer(request) {
      if (request.destination !== "" && !/^[\d./\\]/.test(request.destination)) {
        refuse("프린터가 어디 있는지 알 수 없습니다.", "The printer's place is unclear.");
      }
      printer = { ...request };
      return { ...printer };
    },
    async print_test_page() {
      return this.print_receipt({ coupon: "" });
    },
  };
}
