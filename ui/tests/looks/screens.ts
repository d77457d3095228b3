/**
 * Every screen of the window, and how one gets there with the stand-in host (`fake/looking.ts`).
 *
 * Long because: one list, to which each screen adds its line.
 */
import { type Browser, hooked } from "./browser";

/** One screen. */
export interface Look {
  readonly name: string;
  /** What the address asks the stand-in for. */
  readonly query: string;
  /** The way from there. */
  readonly go?: (window: Browser) => Promise<unknown>;
  /** Whether it is the visitors' window. */
  readonly kiosk?: boolean;
}

const PASSPHRASE = "유리잔은 창가에";
const RECOVERY_KEY = "7K2M-QX94-TR8H-5WPA-NC3E-J6VD-18ZB-V0GS";
const GOOD = "4821773051968";
const LATE = "9000000000000";
const USED = "1111111111111";

/** Presses what has these hooks, one after the other. */
function clicks(...hooks: string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    for (const hook of hooks) await window.click(hook);
  };
}

/** Puts the focus there, and what is there into sight. */
async function focus(window: Browser, hook: string): Promise<void> {
  await window.shown(hooked(hook));
  await window.inside((name) => {
    document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.focus();
  }, hook);
}

/** Looks something up at the desk. */
function lookUp(text: string): (window: Browser) => Promise<void> {
  return async (window) => {
    await window.type(text, "smart-field");
    await window.press("Enter");
  };
}

/** A tab of what is prepared, and what is pressed there. */
function prepare(tab: string, ...hooks: string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    await window.painted("desk");
    await clicks("open-prepare", `tab-${tab}`)(window);
    await window.painted(`prepare-${tab}`);
    await clicks(...hooks)(window);
  };
}

/** Whom to write to, and what is chosen there, of which the last is put into sight. */
function segments(...hooks: string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    await clicks("open-evening", "open-segments")(window);
    await window.painted("segments");
    await window.shown(hooked("group-bought"));
    await clicks(...hooks)(window);
    if (hooks.length > 0) await focus(window, hooks.at(-1) ?? "");
  };
}

/** The visit of somebody at the desk, at a step. */
function visit(who: string, step: string, ...hooks: string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    await window.painted("desk");
    await window.inside((name) => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="recent"] [role="option"]')];
      rows.find((row) => row.textContent?.includes(name))?.click();
    }, who);
    await clicks(`step-${step}`)(window);
    await window.painted(`visit-${step}`);
    await clicks(...hooks)(window);
  };
}

/** A new visitor, and what is pressed in her visit. */
function newVisit(...hooks: string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    await window.painted("desk");
    await window.press("Enter");
    await window.painted("visit-survey");
    await clicks(...hooks)(window);
  };
}

/** What another edition of the consent texts costs. */
async function noticesCost(window: Browser): Promise<void> {
  await prepare("notices")(window);
  await window.shown(hooked("notice-item-birthday"));
  await window.click("notice-item-birthday");
  await window.click("check-notices");
  await window.shown(hooked("notices-cost"));
}

async function firstPassphrase(window: Browser): Promise<void> {
  await window.click("create-fair");
  for (const [hook, text] of [
    ["fair-name", "리빙디자인페어 2027"],
    ["maker-name", "온기유리"],
    ["owner-name", "한서윤"],
    ["starts-on", "2027-03-04"],
    ["ends-on", "2027-03-07"],
  ] as const) {
    await window.type(text, hook);
  }
  await window.click("submit-fair");
  await window.painted("first-run-passphrase");
}

async function recoveryKey(window: Browser): Promise<void> {
  await firstPassphrase(window);
  await window.type(PASSPHRASE, "passphrase");
  await window.click("submit-passphrase");
  await window.shown(hooked("recovery-key"));
}

async function withRecoveryKey(window: Browser): Promise<void> {
  await window.click("use-recovery-key");
  await window.type(RECOVERY_KEY, "passphrase");
  await window.click("submit-passphrase");
  await window.painted("unlock-new-passphrase");
}

/** The kiosk and the contact step drop what may be the second half of a double tap. */
export function settled(): Promise<void> {
  return new Promise((done) => setTimeout(done, 320));
}

/** Goes through the kiosk's questions to a page of the contact step. */
function kioskContact(start = "kiosk-start"): (window: Browser) => Promise<void> {
  return async (window) => {
    await window.click(start);
    for (let asked = 0; asked < 6; asked += 1) {
      await window.painted("kiosk-question");
      await window.click("kiosk-next");
      await settled();
    }
    await window.painted("kiosk-contact");
  };
}

async function kioskConsents(window: Browser): Promise<void> {
  await kioskAge(window);
  await window.click("notice-at_least_14");
  await window.shown(hooked("notice-collect_and_use"));
  await settled();
}

async function kioskAge(window: Browser): Promise<void> {
  await kioskContact()(window);
  for (const digit of "12345678") await window.click(`pad-${digit}`);
  await window.click("kiosk-next");
  await window.shown(hooked("notice-at_least_14"));
  await settled();
}

/** Goes to the kiosk's consents, all of them; `seen` is called where the age is asked. */
export function consentsOfKiosk(
  start: string,
  seen: () => Promise<void>,
): (window: Browser) => Promise<void> {
  return async (window) => {
    await kioskContact(start)(window);
    // In Korean the field begins with 010.
    const digits = start === "kiosk-start" ? "12345678" : "01012345678";
    for (const digit of digits) await window.click(`pad-${digit}`);
    await window.type("kim@example.com", "contact-email");
    await window.click("kiosk-next");
    await window.shown(hooked("notice-at_least_14"));
    await settled();
    await seen();
    await window.click("notice-at_least_14");
  };
}

/** Types a number and an address at the desk, so that every consent is asked. */
export async function contactTyped(window: Browser): Promise<void> {
  await newVisit("step-contact")(window);
  await window.type("01012345678", "contact-phone");
  await window.type("kim@example.com", "contact-email");
  await window.click("contact-next");
  await window.shown(hooked("notice-at_least_14"));
}

/** Types a number at the desk and says yes to these notices, one after the other. */
function consents(...acts: readonly string[]): (window: Browser) => Promise<void> {
  return async (window) => {
    await newVisit("step-contact")(window);
    await window.type("01012345678", "contact-phone");
    await window.click("contact-next");
    for (const act of acts) {
      await window.shown(hooked(`notice-${act}`));
      await settled();
      await window.click(`notice-${act}`);
    }
  };
}

const STAFF: readonly Look[] = [
  { name: "first-choice", query: "stage=first_run" },
  { name: "first-fair", query: "stage=first_run", go: clicks("create-fair") },
  {
    name: "first-fair-more",
    query: "stage=first_run",
    go: async (window) => {
      await window.click("create-fair");
      await window.run("document.querySelector('details').open = true");
    },
  },
  { name: "first-passphrase", query: "stage=first_run", go: firstPassphrase },
  { name: "first-recovery", query: "stage=first_run", go: recoveryKey },
  {
    name: "first-recovery-check",
    query: "stage=first_run",
    go: async (window) => {
      await recoveryKey(window);
      await window.click("recovery-written");
    },
  },
  { name: "restore", query: "stage=first_run", go: clicks("open-backup") },
  { name: "open-pack", query: "stage=first_run", go: clicks("open-pack", "choose-pack") },
  { name: "open-pack-unsaid", query: "stage=first_run", go: clicks("open-pack", "open-pack-run") },
  { name: "unlock", query: "stage=locked" },
  { name: "unlock-wrong", query: "stage=locked", go: clicks("submit-passphrase") },
  { name: "unlock-recovery", query: "stage=locked", go: clicks("use-recovery-key") },
  { name: "unlock-new-passphrase", query: "stage=locked", go: withRecoveryKey },
  { name: "who-is-there", query: "stage=sign_in" },
  { name: "who-is-there-pin", query: "stage=sign_in", go: clicks("staff-2") },
  { name: "desk-capture", query: "role=capture" },
  { name: "staff", query: "role=owner", go: prepare("staff") },
  { name: "staff-alone", query: "", go: prepare("staff", "reset-pin-1") },
  { name: "staff-reviewed", query: "role=owner", go: prepare("staff", "review-looks") },
  { name: "clock", query: "clock" },
  { name: "desk", query: "" },
  { name: "desk-preparing", query: "prepare" },
  { name: "desk-sample", query: "sample" },
  { name: "desk-people", query: "", go: lookUp("김서연") },
  { name: "desk-nothing", query: "", go: lookUp("없는 사람") },
  { name: "desk-coupon", query: "", go: lookUp(GOOD) },
  { name: "desk-reorder", query: "", go: lookUp("https://ongi.example#.001002") },
  { name: "desk-coupon-late", query: "", go: lookUp(LATE) },
  { name: "desk-coupon-used", query: "", go: lookUp(USED) },
  { name: "desk-picture", query: "", go: clicks("open-picture") },
  { name: "desk-kiosk", query: "", go: clicks("open-kiosk") },
  { name: "desk-keys", query: "", go: (window) => window.press("F1") },
  { name: "visitors", query: "", go: clicks("open-visitors") },
  { name: "fairs", query: "", go: clicks("open-fairs") },
  { name: "fairs-next", query: "", go: clicks("open-fairs", "next-fair") },
  { name: "device", query: "", go: clicks("open-device") },
  {
    name: "device-lost",
    query: "",
    go: async (window) => {
      await clicks("open-device", "lost-1")(window);
      await focus(window, "lost-since-time");
    },
  },
  {
    name: "device-lost-reported",
    query: "",
    go: async (window) => {
      await clicks("open-device", "lost-1", "lost-report", "loss-told")(window);
      await focus(window, "loss-sender");
    },
  },
  {
    name: "device-bundles",
    query: "",
    go: async (window) => {
      await clicks("open-device", "choose-bundles")(window);
      await window.shown(hooked("admit-1"));
    },
  },
  { name: "device-bundle-written", query: "", go: clicks("open-device", "write-bundle") },
  { name: "device-pack", query: "", go: clicks("open-device", "write-pack") },
  { name: "device-verified", query: "", go: clicks("open-device", "verify") },
  { name: "evening", query: "", go: clicks("open-evening") },
  { name: "evening-tab-duties", query: "", go: clicks("open-evening", "tab-duties") },
  { name: "evening-tab-results", query: "", go: clicks("open-evening", "tab-results") },
  {
    name: "evening-target",
    query: "",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.shown(hooked("export-target"));
      await window.inside((name) => {
        const tool = document.querySelector<HTMLSelectElement>(`[data-testid="${name}"]`);
        if (!tool) return;
        tool.value = "stibee";
        tool.dispatchEvent(new Event("change", { bubbles: true }));
      }, "export-target");
      await window.type("공방 체험 안내", "export-reason");
      await clicks("export-run")(window);
      await window.shown(hooked("export-steps"));
      await focus(window, "export-target");
    },
  },
  {
    name: "evening-letters",
    query: "",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.shown(hooked("export-target"));
      await window.inside((name) => {
        const tool = document.querySelector<HTMLSelectElement>(`[data-testid="${name}"]`);
        if (!tool) return;
        tool.value = "letter";
        tool.dispatchEvent(new Event("change", { bubbles: true }));
      }, "export-target");
      await window.shown(hooked("export-one-each"));
      await focus(window, "export-one-each");
    },
  },
  {
    name: "evening-drafts",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "message-draft-recommendation", "message-draft-look")(window);
      await window.shown(hooked("message-draft-longest"));
      await focus(window, "message-draft-keep");
    },
  },
  { name: "evening-worth", query: "", go: clicks("open-evening", "tab-results", "worth-show") },
  {
    name: "evening-own-words",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results", "own-words-show", "own-words-1-1")(window);
      await focus(window, "own-words-1-1");
    },
  },
  {
    name: "evening-worth-doubt",
    query: "",
    go: clicks("open-evening", "tab-results", "worth-show", "worth-leave-out-1"),
  },
  {
    name: "evening-opt-outs",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties")(window);
      await focus(window, "opt-outs-kakao_talk");
    },
  },
  {
    name: "evening-same-people",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties")(window);
      await focus(window, "same-1");
    },
  },
  {
    name: "evening-cards",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties", "card-begin")(window);
      await focus(window, "card-company");
    },
  },
  { name: "visit-card-photo", query: "", go: visit("김서연", "contact", "keep-card-photo") },
  {
    name: "visit-other-visits",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties", "same-1", "leave")(window);
      await window.painted("desk");
      await visit("김서연", "survey")(window);
      await focus(window, "part-visit");
    },
  },
  { name: "segments", query: "", go: segments() },
  {
    name: "segments-crossed",
    query: "",
    go: segments("level-visits-1", "level-spent-none", "level-spent-3"),
  },
  {
    name: "segments-hidden",
    query: "",
    go: segments("level-visits-3", "level-spent-3", "level-interest-cold", "in-group-hot_not_bought"),
  },
  {
    name: "segments-person",
    query: "",
    go: async (window) => {
      await segments("level-visits-1", "segment-people-open", "person-after")(window);
      await focus(window, "person-open");
    },
  },
  {
    name: "segments-person-coupons",
    query: "",
    go: async (window) => {
      await segments("segment-people-open", "person-coupon-how-1")(window);
      await focus(window, "person-coupon-how-1");
    },
  },
  {
    name: "segments-saved",
    query: "",
    go: async (window) => {
      await segments("level-visits-1")(window);
      await clicks("saved-rename")(window);
      await focus(window, "saved-rename-name");
    },
  },
  { name: "segments-tables", query: "", go: segments("level-visits-1", "segments-as-table") },
  {
    name: "segments-keys",
    query: "",
    go: async (window) => segments()(window).then(() => window.press("F1")),
  },
  {
    name: "evening-manage",
    query: "role=manage",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.painted("evening");
      await window.press("F8");
    },
  },
  {
    name: "evening-did-it-pay",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results", "report-show")(window);
      await focus(window, "report-cost");
    },
  },
  {
    name: "evening-quotes",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results")(window);
      await window.painted("evening");
      await focus(window, "dollar-rate");
    },
  },
  {
    name: "evening-did-it-pay-figures",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results", "report-show", "report-days-365")(window);
      await window.inside((name) => {
        document.querySelector(`[data-testid="${name}"]`)?.scrollIntoView();
      }, "report-figures");
    },
  },
  {
    name: "evening-orders",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results")(window);
      await window.painted("evening");
      await window.give("orders-file", "주문.csv", "a,b");
      await window.shown(hooked("orders-done"));
      await focus(window, "orders-take-in");
    },
  },
  {
    name: "evening-orders-columns",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results")(window);
      await window.painted("evening");
      await window.give("orders-file", "주문.csv", "a,b?");
      await focus(window, "orders-column-order");
    },
  },
  {
    name: "evening-did-it-help",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results")(window);
      await focus(window, "hold-out-bestsellers-0");
    },
  },
  { name: "segments-levels", query: "", go: segments("levels-edit-spent", "levels-cut-1") },
  {
    name: "segments-levels-choices",
    query: "",
    go: segments(`levels-edit-answer:for_whom`, "levels-of-1-1"),
  },
  {
    name: "evening-variants",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-results")(window);
      await window.shown(hooked("variant-tests"));
      await window.inside((name) => {
        document.querySelector(`[data-testid="${name}"]`)?.scrollIntoView();
      }, "variant-tests");
    },
  },
  { name: "evening-restored", query: "restored", go: clicks("open-evening") },
  {
    name: "evening-made",
    query: "restored",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.painted("evening");
      await focus(window, "export-made-more");
    },
  },
  {
    name: "evening-reported",
    query: "restored",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.painted("evening");
      await window.give("report-file", "결과.csv", "email,status");
      await window.shown(hooked("report-bounced"));
      await focus(window, "report-contact");
    },
  },
  {
    name: "evening-report-columns",
    query: "restored",
    go: async (window) => {
      await clicks("open-evening")(window);
      await window.painted("evening");
      await window.give("report-file", "결과.csv", "email,status?");
      await focus(window, "report-address");
    },
  },
  {
    name: "evening-listed",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties")(window);
      await window.painted("evening");
      await clicks("list-duties-result_notice", "tasks-sent-result_notice")(window);
    },
  },
  {
    name: "evening-duties",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties")(window);
      await window.shown(hooked("tasks-keep"));
      await window.inside((name) => {
        document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.focus();
      }, "tasks-keep");
    },
  },
  {
    name: "evening-answering",
    query: "",
    go: async (window) => {
      await clicks("open-evening", "tab-duties")(window);
      await window.painted("evening");
      await clicks("reply-take")(window);
    },
  },
  { name: "visit-right", query: "", go: visit("김서연", "survey", "reply-ask", "right-look") },
  {
    name: "evening-requests",
    query: "",
    go: async (window) => {
      await visit("김서연", "survey", "reply-ask", "right-correct", "right-save", "right-done")(window);
      await clicks("leave", "open-evening", "tab-duties")(window);
      await window.painted("evening");
      await clicks("request-take", "request-letter")(window);
      await focus(window, "request-answered-on");
    },
  },
  { name: "visit-asking", query: "", go: visit("김서연", "survey", "reply-ask") },
  { name: "visit-promising", query: "", go: visit("김서연", "survey", "reply-ask", "reply-quotation") },
  { name: "visit-quoting", query: "", go: visit("김서연", "survey", "quote-change") },
  { name: "visit-quoting-anew", query: "", go: visit("김서연", "survey", "quote-add") },
  { name: "counter", query: "", go: clicks("open-counter") },
  { name: "counter-basket", query: "", go: clicks("open-counter", "product-1", "product-2") },
  { name: "counter-many", query: "many", go: clicks("open-counter", "product-1", "product-3", "product-8") },
  { name: "counter-branded", query: "brand", go: clicks("open-counter", "product-1") },
  { name: "counter-sold", query: "", go: clicks("open-counter", "product-1", "record-sale") },
  { name: "survey", query: "", go: newVisit() },
  { name: "survey-seven", query: "seven", go: newVisit() },
  { name: "survey-resumed", query: "", go: visit("박도윤", "survey") },
  { name: "survey-finished", query: "", go: visit("김서연", "survey") },
  {
    name: "survey-amended",
    query: "",
    go: async (window) => {
      await visit("김서연", "survey")(window);
      await window.press("1");
    },
  },
  { name: "survey-keys", query: "", go: async (window) => newVisit()(window).then(() => window.press("F1")) },
  { name: "contact", query: "", go: newVisit("step-contact") },
  {
    name: "contact-badge",
    query: "",
    go: async (window) => {
      await newVisit("step-contact")(window);
      await window.scan("HTTPS://FAIR.EXAMPLE/BADGE/20417");
      await window.shown(hooked("take-badge-out"));
    },
  },
  {
    name: "contact-known",
    query: "",
    go: async (window) => {
      await newVisit("step-contact")(window);
      await window.type("010-7777-8888", "contact-phone");
      await window.click("contact-next");
      await window.shown(hooked("known-same"));
    },
  },
  {
    name: "contact-nearly",
    query: "",
    go: async (window) => {
      await newVisit("step-contact")(window);
      await window.type("haneul@gamil.com", "contact-email");
      await window.click("contact-next");
      await window.shown(hooked("nearly-take"));
    },
  },
  { name: "contact-age", query: "", go: consents() },
  { name: "contact-consent", query: "", go: consents("at_least_14") },
  {
    name: "contact-topics",
    query: "",
    go: async (window) => {
      await consents("at_least_14", "collect_and_use", "advertising_sms")(window);
      await window.shown(hooked("every-topic"));
    },
  },
  { name: "contact-kept", query: "", go: visit("김서연", "contact") },
  { name: "receipt-of-consent", query: "", go: visit("김서연", "contact", "open-receipt") },
  { name: "rights", query: "", go: visit("김서연", "contact", "open-rights") },
  {
    name: "rights-destroying",
    query: "",
    go: visit("김서연", "contact", "open-rights", "save-subject-report", "destroy-person"),
  },
  {
    name: "rights-destroyed",
    query: "",
    go: visit("김서연", "contact", "open-rights", "destroy-person", "take-back-confirm", "take-back-confirm"),
  },
  { name: "coupon-none", query: "", go: newVisit("step-coupon") },
  { name: "coupon", query: "", go: newVisit("step-coupon", "give-coupon") },
  { name: "coupon-staff", query: "", go: newVisit("step-coupon", "give-coupon", "staff-menu") },
  { name: "coupon-card", query: "", go: newVisit("step-coupon", "give-coupon", "staff-menu", "show-card") },
  { name: "coupon-branded", query: "brand", go: newVisit("step-coupon", "give-coupon") },
  { name: "coupon-capped", query: "capped", go: newVisit("step-coupon", "give-coupon") },
  { name: "sale", query: "", go: newVisit("step-sale", "product-1", "product-2") },
  {
    name: "sale-coupon",
    query: "",
    go: newVisit("step-coupon", "give-coupon", "step-sale", "product-1", "sale-coupon"),
  },
  { name: "prepare-survey", query: "", go: prepare("survey") },
  { name: "prepare-survey-empty", query: "prepare", go: prepare("survey") },
  { name: "builder", query: "", go: prepare("survey", "edit-version-1") },
  { name: "builder-choices", query: "", go: prepare("survey", "edit-version-1", "row-3") },
  { name: "builder-publish", query: "", go: prepare("survey", "edit-version-1", "publish") },
  { name: "builder-past", query: "", go: prepare("survey", "edit-version-1", "show-past") },
  { name: "builder-translate", query: "", go: prepare("survey", "edit-version-1", "translate-en") },
  { name: "builder-blank", query: "", go: prepare("survey", "begin-blank") },
  { name: "quotas", query: "", go: prepare("quotas") },
  { name: "programmes", query: "", go: prepare("coupons") },
  { name: "programme-editor", query: "", go: prepare("coupons", "programme-discount") },
  {
    name: "programme-variants",
    query: "",
    go: async (window) => {
      await prepare("coupons", "programme-revisit", "variant-add")(window);
      await focus(window, "variant-wording-2");
    },
  },
  { name: "programme-gift", query: "", go: prepare("coupons", "programme-gift") },
  { name: "programme-given", query: "", go: prepare("coupons", "give-by-hand") },
  { name: "catalogue", query: "", go: prepare("products") },
  { name: "catalogue-product", query: "", go: prepare("products", "new-product") },
  { name: "catalogue-change", query: "", go: prepare("products", "product-p-1") },
  { name: "catalogue-many", query: "many", go: prepare("products") },
  {
    name: "catalogue-import",
    query: "",
    go: async (window) => {
      await prepare("products")(window);
      await window.give("import-file", "prices.csv", "name,price\n잔,1000\n");
      await window.shown(hooked("import-preview"));
    },
  },
  { name: "brand", query: "", go: prepare("brand") },
  { name: "notices", query: "", go: prepare("notices") },
  { name: "notices-cost", query: "", go: noticesCost },
  {
    name: "notices-further",
    query: "",
    go: async (window) => {
      await prepare("notices")(window);
      await clicks("notice-ask-night", "notice-add-recipient")(window);
      await window.shown(hooked("notice-recipient-name-1"));
      await window.inside((name) => {
        document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.focus();
      }, "notice-recipient-name-1");
    },
  },
  { name: "brand-pictures", query: "brand", go: prepare("brand") },
  { name: "today", query: "prepare", go: prepare("today") },
];

const KIOSK: readonly Look[] = [
  { name: "kiosk-welcome", query: "" },
  { name: "kiosk-welcome-four", query: "languages=ko,en,ja,zh" },
  { name: "kiosk-welcome-branded", query: "brand&languages=ko,en,ja,zh" },
  { name: "kiosk-question", query: "", go: clicks("kiosk-start") },
  { name: "kiosk-stop", query: "", go: clicks("kiosk-ask-stop") },
  { name: "kiosk-seven", query: "seven", go: clicks("kiosk-start") },
  { name: "kiosk-seven-branded", query: "seven&brand&languages=ko,en,ja,zh", go: clicks("kiosk-start") },
  { name: "kiosk-number", query: "typed", go: clicks("kiosk-start") },
  {
    name: "kiosk-day",
    query: "typed",
    go: async (window) => {
      await clicks("kiosk-start", "pad-3", "kiosk-next")(window);
      await window.shown(hooked("day-0"));
    },
  },
  {
    name: "kiosk-receipt",
    query: "languages=ko,en,ja,zh",
    go: async (window) => {
      await kioskConsents(window);
      await window.click("notice-collect_and_use");
      await window.click("notice-advertising_sms");
      await window.click("topic-events");
      await settled();
      await window.click("kiosk-next");
      await window.painted("kiosk-thanks");
      await window.click("kiosk-receipt-open");
      await window.painted("kiosk-receipt");
    },
  },
  { name: "kiosk-text", query: "company", go: clicks("kiosk-start") },
  { name: "kiosk-contact", query: "", go: kioskContact() },
  {
    name: "kiosk-nearly",
    query: "",
    go: async (window) => {
      await kioskContact()(window);
      await window.type("haneul@gamil.com", "contact-email");
      await window.click("kiosk-next");
      await window.shown(hooked("nearly-take"));
    },
  },
  { name: "kiosk-age", query: "", go: kioskAge },
  { name: "kiosk-consents", query: "", go: kioskConsents },
  {
    name: "kiosk-topics",
    query: "",
    go: async (window) => {
      await kioskConsents(window);
      await clicks("notice-collect_and_use", "notice-advertising_sms")(window);
    },
  },
  {
    name: "kiosk-thanks",
    query: "",
    go: async (window) => {
      await kioskContact()(window);
      await window.click("skip-contact");
      await window.painted("kiosk-thanks");
    },
  },
  {
    name: "kiosk-full",
    query: "full",
    go: async (window) => {
      await clicks("kiosk-start", "choice-seen")(window);
      await window.painted("kiosk-full");
    },
  },
  {
    name: "kiosk-pin",
    query: "",
    go: async (window) => {
      await window.painted("kiosk-welcome");
      await window.inside((selector) => {
        for (let tap = 0; tap < 5; tap += 1) {
          document.querySelector(selector)?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        }
      }, hooked("kiosk-maker"));
    },
  },
];

/** The kiosk in each language a visitor may speak. */
const LANGUAGES: readonly Look[] = (["en", "ja", "zh"] as const).flatMap((code) => [
  {
    name: `kiosk-question-${code}`,
    query: "seven&languages=ko,en,ja,zh",
    go: clicks(`kiosk-start-${code}`),
  },
  { name: `kiosk-contact-${code}`, query: "languages=ko,en,ja,zh", go: kioskContact(`kiosk-start-${code}`) },
  {
    name: `kiosk-thanks-${code}`,
    query: "languages=ko,en,ja,zh",
    go: async (window: Browser) => {
      await kioskContact(`kiosk-start-${code}`)(window);
      await window.click("skip-contact");
      await window.painted("kiosk-thanks");
    },
  },
]);

/** The second screen, which nobody presses. */
const VISITOR: readonly Look[] = [
  { name: "visitor-maker", query: "visitor" },
  { name: "visitor-maker-branded", query: "visitor&brand" },
  { name: "visitor-coupon", query: "visitor&coupon" },
  { name: "board", query: "visitor&board" },
  { name: "board-money", query: "visitor&board&money&brand" },
  { name: "visitor-coupon-branded", query: "visitor&coupon&brand&capped" },
];

/** Every screen. */
export const LOOKS: readonly Look[] = [
  ...STAFF,
  ...VISITOR,
  ...[...KIOSK, ...LANGUAGES].map((look) => ({ ...look, kiosk: true })),
  { name: "kit", query: "kit" },
];

/** Opens a screen. */
export async function open(window: Browser, look: Look, more = ""): Promise<void> {
  const { name, kiosk, go } = look;
  await window.visit(["fake", ...(kiosk ? ["kiosk"] : []), look.query, more].filter(Boolean).join("&"));
  if (name === "kit") await window.shown("#app > *");
  else await window.shown("html[data-ready]");
  await go?.(window);
}
