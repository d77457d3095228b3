/** The stand-in's maker, her printer, and what is printed. */
import type { Host } from "../src/host/host";
import type { Maker, Printer, TextSender } from "../src/host/wire";
import { lookalike } from "./qr";
import { FAIR, MAKER } from "./small-fair";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "print_slip"
  | "print_receipt"
  | "get_reorder_card"
  | "print_reorder_slip"
  | "print_reorder_receipt"
  | "save_consent_slip"
  | "print_consent_slip"
  | "get_maker_card"
  | "get_maker"
  | "change_maker"
  | "set_text_sender"
  | "save_coupon_page"
  | "get_printer"
  | "choose_printer"
  | "print_test_page"
  | "save_test_page"
>;

/** A maker whose laptop has no receipt printer yet. */
export function fakeMaker(): Part {
  let maker: Maker = structuredClone(MAKER);
  let printer: Printer = { destination: "", roll: "mm80" };
  return {
    async print_slip() {
      return { path: "~/문서/부스루프/쿠폰-4821.pdf" };
    },
    async get_reorder_card() {
      return {
        card: {
          qr_svg: lookalike(33),
          goods: text("위스키잔", "Whisky glass"),
          has_coupon: false,
          left_out: 0,
        },
      };
    },
    async print_reorder_slip() {
      return { path: "~/문서/부스루프/다시 사기 카드.pdf" };
    },
    async print_reorder_receipt() {
      return this.print_receipt({ coupon: "c-1" });
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
      const before = maker.details.refusal_phone;
      maker = { ...maker, details };
      const told = [];
      if (before === "" && details.refusal_phone !== "") {
        told.push(
          text(
            "이제 방문객에게 문자, 카카오톡 동의를 여쭙니다.",
            "Visitors are asked about this from now on: text message, KakaoTalk",
          ),
          text(
            "방문객이 읽는 동의 안내문이 예전 내용이 되었습니다. ‘동의 안내문’에서 다시 발행해 주세요.",
            "The consent texts that visitors read are out of date now. Publish them again under “Consent texts”.",
          ),
        );
      }
      return { maker: structuredClone(maker), told };
    },
    async set_text_sender(request) {
      if (request.certificate !== "" && !/\d/.test(request.certificate)) {
        refuse(
          "전송자격인증 번호를 다시 확인해 주세요. 아직 저장하지 않았습니다.",
          "Please check the number of the certificate. Nothing has been saved yet.",
        );
      }
      const changed = (it: TextSender) => (it.target === request.target ? { ...it, ...request } : it);
      maker = { ...maker, text_senders: maker.text_senders.map(changed) };
      return { maker: structuredClone(maker), told: [] };
    },
    async save_coupon_page({ folder }) {
      return { path: `${folder || FAIR.export_folder}/coupon.html`, note: null };
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
    async save_test_page({ folder }) {
      return { path: `${folder || FAIR.export_folder}/시험 인쇄.pdf` };
    },
    async print_test_page() {
      return this.print_receipt({ coupon: "" });
    },
  };
}
