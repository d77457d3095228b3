/**
 * A host that is nothing but the command list, with a small believable fair in
 * memory. It stands in for the shell in tests and when a browser looks at the
 * window; the window's bundle does not contain it, and a test says so.
 *
 * Long because: one small fair, which every command of the list reads and changes.
 */
import type { Call, Host } from "../src/host/host";
import type {
  SurveyProgress,
  Coupon,
  CouponCheck,
  Desk,
  OpenKiosk,
  Preparation,
  Product,
  Question,
  QuotaQuestion,
  RecentSale,
  Role,
  SaleRequest,
  Stage,
  Text,
  Visit,
} from "../src/host/wire";
import { fakeCardPhotos } from "./card-photos";
import { fakeCatalogue } from "./catalogue";
import { fakeConsent, fakeContact, KIMS_PERMISSIONS } from "./consent";
import { fakeExchange, RECOVERY_KEY } from "./exchange";
import { fakeFairs } from "./fairs";
import { fakeFollowUp } from "./follow-up";
import { fakeHoldOut } from "./hold-out";
import { fakeMaker } from "./maker";
import { fakeNotices } from "./notices";
import { BRAND, fakePictures } from "./pictures";
import { fakeDuplicates } from "./duplicates";
import { fakeVisitorScreen } from "./visitor-screen";
import { fakeProgrammes } from "./programmes";
import { ALL_READY, fakePreparation } from "./preparation";
import { lookalike } from "./qr";
import { questionnaires } from "./questionnaires";
import { fakeQuotes } from "./quotes";
import { fakeReplies } from "./replies";
import { fakeReport } from "./report";
import { fakeRights } from "./rights";
import { fakeMessageDrafts } from "./message-drafts";
import { fakeOwnerRules } from "./owner-rules";
import { fakeSegments } from "./segments";
import { FAIR, FOUND_PEOPLE, NOTHING_FOUND, QUESTIONS, PRODUCTS, RECENT, SALES } from "./small-fair";
import { refuse, text } from "./speak";
import { fakeStaff, WHO_IS_THERE } from "./staff";
import { fakeTasks } from "./tasks";

/** Where the stand-in begins. */
export interface Beginning {
  /** The stage it reports first. */
  stage?: "first_run" | "locked" | "sign_in" | "open";
  /** The PIN of a kiosk that is open, and its seconds. */
  kiosk?: { pin: string; idle_seconds: number };
  /** The languages of the questionnaire. */
  languages?: readonly string[];
  /** The questionnaire; the six questions of the sample fair unless given. */
  questions?: readonly Question[];
  /** Whether the maker has a logo, a photograph and a colour. */
  branded?: boolean;
  /** What a coupon of the survey is worth. */
  benefit?: Text;
  /** How far the fair is prepared; as far as it can be unless given. */
  preparation?: Preparation;
  /** Whether the open store was made from a backup. */
  restored?: boolean;
  /** The role of whoever is signed in, where several people work. */
  role?: Role;
  /** Whether the open store is the sample's own. */
  sample?: boolean;
  /** What is sold; the six products of the sample fair unless given. */
  products?: readonly Product[];
}

/** The passphrase of the stand-in's locked store. */
export const PASSPHRASE = "유리잔은 창가에";

/** The number of the coupon that is good. */
export const GOOD_DIGITS = "4821773051968";

/** A host with its own small fair in memory. */
export function makeFakeHost(beginning: Beginning = {}): Host {
  const { preparation = ALL_READY } = beginning;
  const fair = {
    ...FAIR,
    leaves_no_trace: beginning.sample ?? false,
    signed_in: beginning.role ? { name: "박도현", role: beginning.role } : null,
    programmes: preparation.coupons ? FAIR.programmes : [],
  };
  const open: Stage = { stage: "open", fair };
  const first = beginning.stage ?? "open";
  let stage: Stage = first === "open" ? open : first === "sign_in" ? WHO_IS_THERE : { stage: first };
  const visits = new Map<string, Visit>();
  const catalogue = fakeCatalogue(beginning.products ?? PRODUCTS);
  let sales: RecentSale[] = structuredClone([...SALES]);
  let made = 0;
  let counted = 12;
  let kiosk: OpenKiosk = { half_answered: "keep", ...(beginning.kiosk ?? { pin: "2468", idle_seconds: 45 }) };
  let quotas: readonly QuotaQuestion[] = QUESTIONS.filter((asked) => asked.choices.length > 0).map(
    (asked, at) => ({
      path: asked.path,
      label: asked.label,
      choices: asked.choices.map(({ name, label }, index) => ({
        choice: name,
        label,
        at_most: at === 1 && index === 3 ? 20 : null,
        action: "warn",
        counted: 20 - index * 6 + at,
      })),
    }),
  );
  let atKiosk: Visit | null = null;

  const newVisit = (visitor: string): Visit => ({
    visitor,
    questions: preparation.questionnaire ? structuredClone([...(beginning.questions ?? QUESTIONS)]) : [],
    survey: preparation.questionnaire ? "open" : "not_asked",
    amendments: [],
    interviewer: { interest: null, note: "" },
    about: [],
    contact: null,
    permissions: [],
    coupons: [],
    sales: [],
    replies: [],
    card_photos: [],
    others: [],
    changed: [],
  });
  const kim = newVisit("v-kim");
  kim.survey = "finished";
  const park = newVisit("v-park");
  for (const [index, answer] of ["customer", "family"].entries()) {
    const asked = park.questions[index];
    if (asked !== undefined) asked.value = [answer];
  }
  park.about = [text("사서 쓰고 있어요", "Owns a piece"), text("가족과 함께 써요", "For the family")];
  visits.set(park.visitor, park);
  let left = ["v-park"];
  kim.about = [text("혼자 사심", "Lives alone"), text("위스키를 즐김", "Enjoys whisky")];
  kim.contact = fakeContact("김서연", "010-1234-5678", "");
  kim.permissions = [...KIMS_PERMISSIONS];
  visits.set(kim.visitor, kim);

  const find = (visitor: string): Visit => {
    const visit = visits.get(visitor) ?? newVisit(visitor);
    visits.set(visitor, visit);
    return visit;
  };
  // Answers cross the wire as copies; handing out the same object would hide that a screen forgot to store it.
  const show = (visit: Visit): Visit => structuredClone(visit);
  const progress = ({ questions, survey, about }: Visit): SurveyProgress =>
    structuredClone({ questions, survey, about });
  const coupon = (): Coupon => ({
    id: `c-${++made}`,
    maker: FAIR.maker,
    benefit: beginning.benefit ?? text("유리잔 5% 할인", "5% off glasses"),
    conditions: text(
      "오늘 부스에서, 또는 12월 31일까지 가게에서 한 번 쓰실 수 있어요.",
      "Good once, at the booth today or in the shop until 31 December.",
    ),
    short_number: "4821 7730 5196 8",
    digits: GOOD_DIGITS.padEnd(49, "0"),
    qr_svg: lookalike(),
    again: false,
    used: false,
    left: null,
    standing: "live",
    prints: 0,
  });
  const goodCoupon = coupon();
  const anonymous = newVisit("v-anonymous");
  anonymous.coupons = [goodCoupon];
  visits.set(anonymous.visitor, anonymous);
  const good: CouponCheck = {
    verdict: "ok",
    reason: text(
      "온기유리의 설문 쿠폰이고 아직 쓰지 않았습니다.",
      "A survey coupon of Ongi Glass, not used yet.",
    ),
    advice: text("살 상품을 고르면 5%가 깎입니다.", "Choose the goods and 5% comes off."),
    coupon: goodCoupon,
    visitor: "v-anonymous",
  };
  const bad: CouponCheck = {
    verdict: "refused",
    reason: text("이 쿠폰은 14:20에 이미 썼습니다.", "This coupon was used at 14:20."),
    advice: text("새 설문을 마치면 다시 드릴 수 있습니다.", "A new survey earns another one."),
    coupon: { ...goodCoupon, used: true },
    visitor: null,
  };
  const late: CouponCheck = {
    ...good,
    verdict: "provisional",
    reason: text(
      "다른 노트북에서 준 쿠폰입니다. 그 노트북과 13:05에 마지막으로 합쳤습니다.",
      "Another laptop gave it. Last merged with it at 13:05.",
    ),
    advice: text(
      "지금 쓰셔도 됩니다. 합칠 때 다시 확인합니다.",
      "Use it now; it is checked again at the next merge.",
    ),
    visitor: null,
  };
  const inHand = (): Visit => atKiosk ?? refuse("설문이 이미 끝났어요.", "This survey has ended.");
  const price = (request: SaleRequest) => {
    const subtotal = request.lines.reduce((sum, line) => {
      return sum + catalogue.product(line.product).price_won * line.quantity;
    }, 0);
    const discount = request.coupon === null ? 0 : Math.round(subtotal * 0.05);
    return {
      subtotal_won: subtotal,
      discount_won: discount,
      total_won: subtotal - discount,
      coupon: request.coupon === null ? null : subtotal === 0 ? bad : good,
    };
  };

  const programmes = fakeProgrammes(coupon);
  const noBrand = { logo: null, picture: null, accent: null };
  const pictures = fakePictures(beginning.branded ? BRAND : noBrand, catalogue.all);
  let lastUse: Desk["last_use"] = null;

  return {
    ...programmes,
    ...catalogue.commands,
    ...fakeMaker(),
    ...fakeFollowUp(beginning.restored ?? false),
    ...fakeMessageDrafts(),
    ...fakeOwnerRules(),
    ...fakeSegments(),
    ...fakeHoldOut(),
    ...fakeReport(),
    ...fakeNotices(),
    ...pictures,
    ...fakeVisitorScreen(
      FAIR.maker,
      () => pictures.get_brand({}),
      coupon,
      () => stage.stage !== "open",
    ),
    ...fakePreparation(preparation),
    ...fakeExchange(() => (stage = open)),
    ...fakeStaff(beginning.role !== undefined, (who) => {
      stage = who === null ? WHO_IS_THERE : { stage: "open", fair: { ...fair, signed_in: who } };
      return stage;
    }),
    ...fakeFairs((fair) => (stage = { stage: "open", fair })),
    async void_sale(request) {
      lastUse = null;
      return programmes.void_sale(request);
    },
    async undo_coupon_use(request) {
      lastUse = null;
      return programmes.undo_coupon_use(request);
    },
    async get_stage() {
      return stage;
    },
    async open_sample_fair() {
      stage = { stage: "open", fair: { ...FAIR, leaves_no_trace: true } };
      return stage;
    },
    async end_sample() {
      stage = { stage: "first_run" };
      return stage;
    },
    async create_fair(request) {
      stage = {
        stage: "open",
        fair: {
          ...FAIR,
          name: text(request.fair_name, request.fair_name),
          maker: text(request.maker_name, request.maker_name),
          sample: false,
        },
      };
      return { recovery_key: RECOVERY_KEY, stage };
    },
    async unlock({ secret, recovery }) {
      if (!recovery && secret !== PASSPHRASE) {
        refuse(
          "암호가 맞지 않습니다. 기록은 그대로 있습니다. 한글과 영문 상태를 확인하고 다시 적어 주세요.",
          "The passphrase is not right. Everything is still there. Check the keyboard language and try again.",
        );
      }
      stage = open;
      return stage;
    },
    async confirm_clock() {
      stage = open;
      return stage;
    },
    async set_idle_lock({ minutes }) {
      stage = { stage: "open", fair: { ...FAIR, idle_lock_minutes: minutes } };
      return stage;
    },
    async check_print({ texts }) {
      return { characters: [...new Set(texts.join("").match(/[\u{10400}-\u{13fff}]/gu))] };
    },
    async lock() {
      stage = { stage: "locked" };
      return stage;
    },
    async get_desk() {
      return {
        day: 2,
        visitors_today: 128,
        allowed_percent: 71,
        conversations_counted: counted,
        coupons_issued: 118,
        coupons_used: 42,
        recent: [...RECENT],
        saved_at: "14:32",
        last_use: lastUse,
        warnings: [],
      };
    },
    async count_conversation() {
      counted += 1;
      return { today: counted };
    },
    async take_back_conversation() {
      counted -= 1;
      return { today: counted };
    },
    async get_visits_today() {
      return { visits: [...RECENT] };
    },
    async look_up({ text: typed }) {
      if (typed.startsWith("BEGIN:VCARD")) {
        const card = await this.read_contact_code({ text: typed });
        if (card.scanned === "unreadable") return { found: "nothing", message: card.message };
        return { found: "card", card };
      }
      if (typed === "73570735707357073570") {
        const message = text("시험 스캔이 되었습니다.", "The test scan worked.");
        return { found: "tested", message };
      }
      if (typed.includes("#.")) {
        const message = text("다시 사기 카드입니다.", "This is a buy-again card.");
        return { found: "goods", products: catalogue.all().slice(0, 2), message };
      }
      const digits = /\d{8,}/.exec(typed)?.[0];
      if (digits !== undefined && /^77\d{82}$/.test(digits)) {
        const message = text("이 영수증의 연락처로는 더 보내지 않습니다.", "Nothing more is sent to it.");
        return { found: "stopped", message };
      }
      const product = digits === undefined ? undefined : catalogue.withBarcode(digits);
      if (product !== undefined) return { found: "product", product };
      if (digits === GOOD_DIGITS) return { found: "coupon", check: good };
      if (digits?.startsWith("9")) return { found: "coupon", check: late };
      if (digits !== undefined) return { found: "coupon", check: bad };
      if ("김서연 5678 ㄱㅅㅇ".includes(typed.trim())) {
        return {
          found: "people",
          fitting: 2,
          people: structuredClone(FOUND_PEOPLE),
        };
      }
      return { found: "nothing", message: NOTHING_FOUND };
    },
    async start_visit() {
      return show(find(`v-new-${++made}`));
    },
    async recognise({ before }) {
      return this.welcome_back({ visitor: before });
    },
    async welcome_back({ visitor }) {
      return show(find(visitor));
    },
    async get_visit({ visitor }) {
      return show(find(visitor));
    },
    async answer({ visitor, path, value }) {
      const visit = find(visitor);
      const asked = visit.questions.find((question) => question.path === path);
      if (asked === undefined) refuse("그 질문을 찾지 못했습니다.", "That question was not found.");
      asked.value = [...value];
      visit.about = visit.questions.flatMap((question) =>
        question.value.map(
          (name) => question.choices.find((choice) => choice.name === name)?.label ?? text(name, name),
        ),
      );
      return progress(visit);
    },
    async finish_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "finished";
      return progress(visit);
    },
    ...questionnaires(),
    async discard_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "discarded";
      left = left.filter((other) => other !== visitor);
      return progress(visit);
    },
    async stop_survey({ visitor }) {
      const visit = find(visitor);
      visit.survey = "stopped";
      return progress(visit);
    },
    async amend_answer({ visitor, path, value, reason, words }) {
      const visit = find(visitor);
      const asked = visit.questions.find((question) => question.path === path);
      if (asked === undefined) refuse("그 질문을 찾지 못했습니다.", "That question was not found.");
      if (reason === "other" && words.trim() === "") {
        refuse("왜 고치는지 골라 주시거나 적어 주세요.", "Choose why it is changed.");
      }
      const read = (names: readonly string[]): Text => {
        const labels = names.map((name) => asked.choices.find((choice) => choice.name === name)?.label);
        return text(labels.map((label) => label?.ko).join(", "), labels.map((label) => label?.en).join(", "));
      };
      visit.amendments = [
        ...visit.amendments,
        {
          at: "2026-11-22 14:41",
          staff: "한서윤",
          question: asked.label,
          before: read(asked.value),
          after: read(value),
          reason,
          words: words.trim(),
          overtaken: false,
        },
      ];
      asked.value = [...value];
      return show(visit);
    },
    async find_texts({ typed, texts }) {
      const wanted = typed.trim().toLowerCase();
      return { texts: texts.filter((text) => text.toLowerCase().includes(wanted)) };
    },
    async suggestions({ path }) {
      return { answers: path === "company" ? ["한빛상사", "한빛유리", "온세상", "Lumen Co."] : [] };
    },
    async note_visitor({ visitor, interest, note }) {
      const visit = find(visitor);
      visit.interviewer = { interest, note };
      return { interest, note };
    },
    async get_closing() {
      return {
        unfinished: left.map((visitor) => ({
          visitor,
          at: "2026-11-22 14:21",
          name: "박도윤",
          summary: text("사서 쓰고 있어요 · 가족과 함께 써요", "Owns a piece · for the family"),
          at_kiosk: false,
          answered: 2,
          questions: 6,
        })),
        timing: {
          questions: QUESTIONS.map((question, index) => ({
            label: question.label,
            median_seconds: [3.4, 4.1, 2.8, 6.2, 5, 9.7][index] ?? 3,
            answers: 118 - index * 3,
          })),
          timed: 118,
          median_seconds: 31.2,
          too_fast: 3,
        },
      };
    },
    async get_quotas() {
      return { questions: structuredClone([...quotas]) };
    },
    async set_quota({ path, choice, at_most, action }) {
      quotas = quotas.map((asked) =>
        asked.path !== path
          ? asked
          : {
              ...asked,
              choices: asked.choices.map((one) =>
                one.choice === choice ? { ...one, at_most, action } : one,
              ),
            },
      );
      return { questions: structuredClone([...quotas]) };
    },
    async get_kiosk_settings() {
      return { idle_seconds: kiosk.idle_seconds, half_answered: kiosk.half_answered };
    },
    ...fakeConsent(find),
    ...fakeCardPhotos(find),
    ...fakeQuotes(),
    ...fakeReplies(find),
    ...fakeRights(find),
    ...fakeDuplicates(find),
    ...fakeTasks(),
    async issue_coupon({ visitor }) {
      const visit = find(visitor);
      const issued = coupon();
      visit.coupons = [issued, ...visit.coupons];
      return structuredClone(issued);
    },
    async get_progress() {
      return { done: 0, of: null };
    },
    async stop_work() {
      return {};
    },
    async quote_sale(request) {
      return price(request);
    },
    async record_sale(request) {
      const quote = price(request);
      const goods = request.lines
        .map((line) => `${catalogue.product(line.product).name.ko} ${line.quantity}`)
        .join(", ");
      const receipt = text(goods, goods);
      if (request.coupon !== null) {
        lastUse = {
          coupon: request.coupon,
          benefit: text("유리잔 5% 할인", "5% off glasses"),
          at: "14:40",
          won: quote.discount_won,
          goods: receipt,
        };
      }
      if (request.visitor !== null) {
        const visit = find(request.visitor);
        visit.sales = [{ at: "14:40", goods: receipt, total_won: quote.total_won }, ...visit.sales];
        visit.coupons = visit.coupons.map((coupon) => ({
          ...coupon,
          used: coupon.used || coupon.id === request.coupon,
        }));
      }
      const sale = `s-${++made}`;
      const { visitor } = request;
      sales = [
        { sale, at: "14:40", goods: receipt, total_won: quote.total_won, visitor, name: "" },
        ...sales,
      ];
      return { sale, quote, receipt };
    },
    async get_recent_sales() {
      return { sales: structuredClone(sales) };
    },
    async link_sale({ sale, visitor }) {
      const name = visitor === null ? "" : (find(visitor).contact?.name ?? "");
      sales = sales.map((one) => (one.sale === sale ? { ...one, visitor, name } : one));
      return { sales: structuredClone(sales) };
    },
    async open_kiosk(request) {
      if (!/^\d{4,8}$/.test(request.pin)) refuse("PIN은 숫자 4자리부터입니다.", "A PIN has 4 digits.");
      kiosk = request;
      return {};
    },
    async kiosk_welcome() {
      return {
        maker: FAIR.maker,
        benefit: text("10% 할인", "10% off"),
        questions: (beginning.questions ?? QUESTIONS).length,
        idle_seconds: kiosk.idle_seconds,
        languages: [...(beginning.languages ?? ["ko", "en"])],
      };
    },
    async kiosk_start() {
      atKiosk = find(`v-kiosk-${++made}`);
      return { questions: show(atKiosk).questions, full: null };
    },
    async kiosk_answer({ path, value, took_ms }) {
      const { visitor, questions } = inHand();
      const asked = questions.find((question) => question.path === path);
      const full = asked?.full.find((full) => value.includes(full.choice)) ?? null;
      if (full?.action === "warn") return { questions: structuredClone(questions), full };
      const answered = await this.answer({ visitor, path, value, took_ms });
      if (full !== null) atKiosk = null;
      return { questions: answered.questions, full };
    },
    async kiosk_hand_in() {
      inHand().survey = "finished";
      return this.get_notices({});
    },
    async kiosk_check_contact(contact) {
      inHand();
      const { nearly, asked } = await this.check_contact({ visitor: "", ...contact });
      return { nearly, asked };
    },
    async kiosk_contact(contact) {
      await this.kiosk_check_contact(contact);
      return this.get_consent_receipt({ visitor: "" });
    },
    async kiosk_stop({ phone, email }) {
      if (phone !== "" && !/(\d\D*){11}/.test(phone))
        refuse("번호에서 숫자가 빠졌습니다.", "Digits are missing.");
      if (email !== "" && !email.includes("@"))
        refuse("이메일 주소를 확인해 주세요.", "Check the e-mail address.");
      return {};
    },
    async kiosk_finish() {
      inHand();
      atKiosk = null;
      const { benefit, conditions, qr_svg, short_number } = coupon();
      return { coupon: { benefit, conditions, qr_svg, short_number: `${short_number}${made}` } };
    },
    async kiosk_abandon() {
      atKiosk = null;
      return {};
    },
    async leave_kiosk({ pin }) {
      if (pin !== kiosk.pin) refuse("PIN이 맞지 않아요.", "That is not the PIN.");
      return {};
    },
  };
}

/** Speaks to a host that is an object, as the window speaks to Tauri. */
export function callOf(host: Host): Call {
  return (name, request) => host[name](request);
}
