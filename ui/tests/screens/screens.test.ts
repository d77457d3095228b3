import { fireEvent, render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FAIR, GOOD_DIGITS, NOTICES, PASSPHRASE, refuse, text } from "../../fake/host";
import type { Host } from "../../src/host/host";
import type { CouponCheck } from "../../src/host/wire";
import { language } from "../../src/kit/language.svelte";
import MainWindow from "../../src/screens/MainWindow.svelte";
import { handsPause, openWindow, painted, seen, shown, watched } from "../support";

const REFUSED: CouponCheck = {
  verdict: "refused",
  reason: text("이 쿠폰은 접시에는 쓸 수 없습니다.", "This coupon is not good for plates."),
  advice: text("다른 상품을 골라 주세요.", "Choose another product."),
  coupon: null,
  visitor: null,
};

async function toCoupon(user: Awaited<ReturnType<typeof openWindow>>["user"]): Promise<void> {
  await user.keyboard("{Enter}");
  await painted("visit-survey");
  for (let question = 0; question < 6; question += 1) await user.keyboard("{Enter}");
  await painted("visit-contact");
  await user.keyboard("{Enter}");
  await painted("visit-coupon");
}

describe("handing over to the kiosk", () => {
  it("asks for a PIN with F4, says what is wrong with it, and starts no visit meanwhile", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F4}");
    expect(document.activeElement, "focus is in the field").toBe(await shown("kiosk-pin"));
    await user.keyboard("12{Enter}");
    expect((await shown("error")).textContent, "the host's sentence").toContain("4자리");
    await user.keyboard("{Escape}");
    expect(seen("kiosk-pin"), "Esc stops asking").toBeNull();
    await user.click(await shown("open-kiosk"));
    await user.click(await shown("kiosk-pin"));
    await user.keyboard("2468{Enter}");
    await vi.waitFor(() => expect(seen("kiosk-pin"), "handed over").toBeNull());
    expect(requests("open_kiosk").at(-1), "what was asked for").toEqual({
      pin: "2468",
      idle_seconds: 45,
      half_answered: "keep",
    });
    expect(requests("start_visit"), "Enter belonged to the PIN").toEqual([]);
  });
});

describe("first run", () => {
  it("opens the sample fair by keyboard alone, and shows the recovery key before going on", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.keyboard("1");
    await painted("first-run-passphrase");
    expect(document.activeElement, "focus is in the field").toBe(seen("passphrase"));
    await user.keyboard("일곱글자만요{Enter}");
    expect((await shown("error")).textContent, "plain advice").toContain("8자보다 짧습니다");
    expect(document.activeElement, "focus stays").toBe(seen("passphrase"));
    await user.keyboard(" 더 길게{Enter}");
    await painted("first-run-recovery");
    expect(requests("open_sample_fair"), "opened once").toEqual([{ passphrase: "일곱글자만요 더 길게" }]);
    expect(seen("recovery-key")?.textContent?.trim().split(/\s+/), "in groups").toEqual([
      "7K2M",
      "QX94",
      "TR8H",
      "5WPA",
      "NC3E",
      "J6VD",
    ]);
    expect(seen("desk"), "not yet inside").toBeNull();
    await user.keyboard("{Enter}");
    await painted("desk");
    expect(document.body.textContent, "the sample says so").toContain("연습용 예시");
  });

  it("creates a fair from a short form, and says what is missing", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.click(await shown("create-fair"));
    await painted("first-run-fair");
    await user.keyboard("서울리빙 2026{Enter}");
    expect((await shown("error")).textContent, "names are missing").toContain("브랜드 이름");
    await user.type(await shown("starts-on"), "2026.10.3");
    await user.type(await shown("ends-on"), "20261006");
    await user.type(await shown("maker-name"), "온기유리");
    await user.type(await shown("owner-name"), "한유리{Enter}");
    await painted("first-run-passphrase");
    await user.keyboard("{Escape}");
    await painted("first-run-fair");
    expect((seen("maker-name") as HTMLInputElement).value, "nothing typed is lost").toBe("온기유리");
    await user.click(await shown("submit-fair"));
    await painted("first-run-passphrase");
    await user.keyboard("eight characters");
    await user.click(await shown("submit-passphrase"));
    await painted("first-run-recovery");
    expect(requests("create_fair")[0], "as the host wants it").toMatchObject({
      fair_name: "서울리빙 2026",
      starts_on: "2026-10-03",
      ends_on: "2026-10-06",
      passphrase: "eight characters",
    });
  });
});

describe("unlocking", () => {
  it("shows the sentence that came, keeps focus, and opens with the right passphrase", async () => {
    const { user } = await openWindow("unlock", { stage: "locked" });
    await user.keyboard("틀린 암호{Enter}");
    expect((await shown("error")).textContent, "the host's sentence").toContain("암호가 맞지 않습니다");
    expect(document.activeElement, "focus stays").toBe(seen("passphrase"));
    await user.click(await shown("language"));
    expect(seen("error")?.textContent, "the same sentence in English").toContain(
      "The passphrase is not right",
    );
    await user.clear(await shown("passphrase"));
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
  });

  it("opens with the recovery key", async () => {
    const { user, requests } = await openWindow("unlock", { stage: "locked" });
    await user.click(await shown("use-recovery-key"));
    await user.keyboard("7K2M QX94{Enter}");
    await painted("desk");
    expect(requests("unlock"), "said to be the recovery key").toEqual([
      { secret: "7K2M QX94", recovery: true },
    ]);
  });

  it("does not take a composed Enter for an answer", async () => {
    const { requests } = await openWindow("unlock", { stage: "locked" });
    const field = await shown("passphrase");
    await fireEvent.input(field, { target: { value: PASSPHRASE } });
    await fireEvent.compositionStart(field);
    await fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    await fireEvent.compositionEnd(field);
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(requests("unlock"), "composition sends nothing").toEqual([]);
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
    expect(requests("unlock").length, "the next Enter does").toBe(1);
  });
});

describe("the desk", () => {
  it("tells how the day goes", async () => {
    await openWindow("desk");
    const bar = document.querySelector("header")?.textContent ?? "";
    for (const part of [
      FAIR.name.ko,
      "2일째",
      "오늘 128명",
      "소식 허락 71%",
      "쿠폰 42/118 사용",
      "모두 저장됨 14:32",
    ]) {
      expect(bar, "the status line").toContain(part);
    }
    expect(seen("recent")?.querySelectorAll("button").length, "latest visits").toBe(4);
  });

  it.each([
    [GOOD_DIGITS, "ok", "아직 쓰지 않았습니다"],
    ["9123456789", "provisional", "다른 노트북에서"],
    ["1234567890", "refused", "이미 썼습니다"],
  ])("answers the scan %s with %s", async (digits, verdict, reason) => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard(`${digits}{Enter}`);
    const panel = await shown("verdict");
    expect(panel.dataset.verdict, "the verdict").toBe(verdict);
    expect(seen("verdict-reason")?.textContent, "its reason").toContain(reason);
    expect(panel.closest("[aria-live=assertive]"), "is read aloud").not.toBeNull();
    expect(seen("use-coupon") === null, "only a good one can be used").toBe(verdict === "refused");
    expect((seen("smart-field") as HTMLInputElement).value, "ready for the next scan").toBe("");
    expect(requests("look_up"), "as it was scanned").toEqual([{ text: digits }]);
    expect(document.activeElement, "focus stays in the field").toBe(seen("smart-field"));
  });

  it("goes from a good coupon to the sale with Enter", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard(`${GOOD_DIGITS}{Enter}`);
    await shown("verdict");
    await user.keyboard("{Enter}");
    await painted("visit-sale");
    expect(requests("start_visit"), "not a new visitor").toEqual([]);
    await user.click(await shown("product-1"));
    await vi.waitFor(() =>
      expect(requests("quote_sale").at(-1), "with the coupon").toMatchObject({ coupon: "c-1" }),
    );
  });

  it("sells to somebody of whom only the coupon is known", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("9123456789{Enter}");
    await user.click(await shown("use-coupon"));
    await painted("counter");
    await user.click(await shown("product-2"));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    expect(requests("record_sale"), "no visitor, the coupon").toMatchObject([
      { visitor: null, coupon: "c-1" },
    ]);
  });

  it("closes a refusal with Enter before starting anything new", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("1234567890{Enter}");
    await shown("verdict");
    await user.keyboard("{Enter}");
    expect(seen("verdict"), "closed").toBeNull();
    expect(requests("start_visit"), "nothing was started").toEqual([]);
  });

  it("finds people, and arrow keys choose one", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("5678{Enter}");
    await vi.waitFor(() => expect(document.querySelectorAll('[role="option"]').length, "two people").toBe(2));
    await user.keyboard("{ArrowDown}");
    expect(document.querySelector('[aria-selected="true"]')?.textContent, "the second").toContain("김서윤");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    expect(requests("get_visit"), "opened").toEqual([{ visitor: "v-kim-2" }]);
  });

  it("says so when nothing is found, and Esc empties", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("없는 사람{Enter}");
    await vi.waitFor(() =>
      expect(document.body.textContent, "a sentence").toContain("맞는 사람이나 쿠폰이 없습니다"),
    );
    await user.keyboard("{Escape}");
    expect((seen("smart-field") as HTMLInputElement).value, "empty again").toBe("");
  });

  it("catches a scan that starts while a button has the focus", async () => {
    const { user } = await openWindow("desk");
    (await shown("open-device")).focus();
    await fireEvent.keyDown(await shown("open-device"), { key: "4" });
    expect(document.activeElement, "the field takes over").toBe(seen("smart-field"));
    await user.keyboard("{F8}");
    await painted("evening");
  });

  it("opens a recent visit", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-contact");
    expect(requests("get_visit"), "the newest").toEqual([{ visitor: "v-kim" }]);
  });
});

describe("a visit", () => {
  /** The promise to staff: six questions in at most twelve key presses. */
  it("asks six questions in twelve key presses", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    let presses = 0;
    for (const keys of ["2{Enter}", "1{Enter}", "3{Enter}", "1{Enter}", "2{Enter}", "{Enter}"]) {
      presses += keys.replace("{Enter}", "↵").length;
      for (const key of keys === "{Enter}" ? [keys] : [keys.charAt(0), "{Enter}"]) {
        await user.keyboard(key);
        await handsPause();
      }
    }
    await painted("visit-contact");
    expect(presses, "key presses").toBeLessThanOrEqual(12);
    expect(
      requests("answer").map(({ value }) => value[0]),
      "what was answered",
    ).toEqual(["seen", "me", "rarely", "whisky", "middle"]);
    expect(requests("finish_survey").length, "finished").toBe(1);
    expect(window.__paint, "the time to paint was noted").toBeGreaterThan(0);
  });

  /** A scanner left in the booth types like a keyboard; what it scans is not what the visitor said. */
  it("does not take a scan for an answer", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.keyboard("8801234000102{Enter}");
    await handsPause();
    await user.keyboard("HTTPS://ONGI.EXAMPLE#1020304{Enter}");
    await handsPause();
    expect(requests("answer"), "nothing was answered").toEqual([]);
    expect(seen("question")?.dataset.path, "and no question was passed").toBe("first_visit");
    await user.keyboard("2");
    await vi.waitFor(() =>
      expect(requests("answer"), "a hand still answers").toMatchObject([{ value: ["seen"] }]),
    );
  });

  it("takes the interviewer's word beside the survey, without a key of the survey", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("interest-hot"));
    await user.click(await shown("interviewer-note"));
    await user.keyboard("1 견적서{Enter}");
    await vi.waitFor(() =>
      expect(requests("note_visitor").at(-1)).toMatchObject({ interest: "hot", note: "1 견적서" }),
    );
    expect(seen("question")?.dataset.path, "Enter kept the note and no more").toBe("first_visit");
    expect(requests("answer"), "and its digits answered nothing").toEqual([]);
    await user.click(await shown("interest-hot"));
    await vi.waitFor(() => expect(requests("note_visitor").at(-1)?.interest, "taken back").toBeNull());
    await user.click(await shown("interviewer-note"));
    await user.keyboard(" 급함{Escape}");
    await painted("desk");
    expect(requests("note_visitor").at(-1)?.note, "leaving keeps what is typed").toBe("1 견적서 급함");
  });

  it("changes a finished survey with a reason only", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-contact");
    await user.click(await shown("step-survey"));
    await painted("visit-survey");
    await user.keyboard("2");
    await shown("amend");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("amend"), "left as it was").toBeNull());
    expect(requests("answer"), "nothing was answered").toEqual([]);
    await handsPause();
    await user.keyboard("2");
    await shown("amend");
    await user.click(await shown("amend-other"));
    expect((await shown("error")).textContent, "a reason is asked for").toContain("왜 고치는지");
    await user.type(await shown("amend-words"), "다시 여쭤봄{Enter}");
    await shown("amendments");
    expect(requests("amend_answer").at(-1)).toMatchObject({
      path: "first_visit",
      value: ["seen"],
      reason: "other",
      words: "다시 여쭤봄",
    });
    expect(seen("amendments")?.textContent, "who, and why").toMatch(/한서윤.*다시 여쭤봄/s);
    expect(requests("answer"), "nothing in passing").toEqual([]);
  });

  it("offers to go on with a half-answered survey, or to discard it", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
    await painted("visit-survey");
    expect((await shown("survey-resumed")).textContent, "how far it came").toContain("6개 중 2개");
    expect(seen("question")?.dataset.path, "going on costs no key").toBe("cooking");
    await user.click(await shown("survey-discard"));
    expect(requests("discard_survey"), "not with one press").toEqual([]);
    await user.click(await shown("survey-discard"));
    await painted("desk");
    expect(requests("discard_survey")).toEqual([{ visitor: "v-park" }]);
  });

  it("moves by Tab, chooses by Space, and never chooses by arrow keys", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.tab();
    expect(document.activeElement, "Tab moves").toBe(seen("choice-new"));
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(requests("answer"), "nothing chosen by moving").toEqual([]);
    await user.keyboard(" ");
    await vi.waitFor(() => expect(seen("choice-new")?.getAttribute("aria-pressed"), "chosen").toBe("true"));
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("choice-me");
    expect(requests("answer").length, "Enter on a choice goes on, it does not choose again").toBe(1);
    await user.keyboard("{Backspace}");
    await shown("choice-new");
  });

  it("leaves digits and Backspace to the field where text is typed", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    for (let question = 0; question < 5; question += 1) await user.keyboard("{Enter}");
    const field = (await shown("answer")) as HTMLInputElement;
    expect(document.activeElement, "focus is in the field").toBe(field);
    await user.keyboard("1042{Backspace}");
    expect(field.value, "typed, not chosen").toBe("104");
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(requests("finish_survey"), "a composed Enter does not finish").toEqual([]);
    await user.keyboard("{Escape}");
    await painted("desk");
    expect(requests("answer"), "Esc keeps what was typed").toMatchObject([{ path: "wish", value: ["104"] }]);
  });

  it("goes to the coupon with one key when no contact is wanted", async () => {
    const { user, requests } = await openWindow("desk");
    await toCoupon(user);
    expect(requests("save_contact"), "nothing was saved").toEqual([]);
    expect(requests("issue_coupon"), "the survey's programme").toMatchObject([
      { programme: "programme-survey" },
    ]);
    const picture = (await shown("coupon-qr")) as HTMLImageElement;
    expect(picture.width % 33, "whole pixels a module").toBe(0);
    expect(picture.getAttribute("src"), "drawn from data").toMatch(/^data:image\/svg\+xml;utf8,/);
    expect(seen("coupon-number")?.textContent, "the number in groups").toBe("4821 7730 5196 8");
    await user.click(await shown("print-slip"));
    await vi.waitFor(() => expect(seen("slip-path")?.textContent, "where it is").toContain("쿠폰-4821.pdf"));
  });

  it("does not give a second coupon to the same visitor", async () => {
    const { user, requests } = await openWindow("desk");
    await toCoupon(user);
    await user.click(await shown("step-contact"));
    await painted("visit-contact");
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("issue_coupon").length, "one coupon").toBe(1);
  });

  it("says when there is no programme, and the sale is still open", async () => {
    const { user } = await openWindow(
      "desk",
      {},
      {
        get_stage: async () => ({ stage: "open", fair: { ...FAIR, programmes: [] } }),
      },
    );
    await toCoupon(user);
    expect((await shown("error")).textContent, "a sentence").toContain("쿠폰 행사가 없습니다");
    await user.click(await shown("go-sale"));
    await painted("visit-sale");
  });
});

describe("contact and consent", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{Enter}");
    await painted("visit-survey");
    await opened.user.click(await shown("step-contact"));
    await painted("visit-contact");
    return opened;
  }

  it("begins with nothing ticked and offers no way to agree to all", async () => {
    const { user } = await open();
    await user.keyboard("010-1234-5678");
    for (const notice of NOTICES) {
      for (const id of [`notice-${notice.act}`, `decline-${notice.act}`] as const) {
        expect((await shown(id)).getAttribute("aria-pressed"), `${id} at the start`).toBe("false");
      }
    }
    expect(document.body.textContent, "no shortcut").not.toMatch(/모두 동의|전체 동의/);
    const emphasised = [...document.querySelectorAll("p.emphasised")].map((line) => line.textContent);
    const marked = NOTICES.flatMap((notice) => notice.lines.filter((line) => line.emphasised));
    expect(emphasised, "the lines the law wants to stand out").toEqual(marked.map((line) => line.text.ko));
  });

  it("asks for the age and for consent before anything is kept", async () => {
    const { user, requests } = await open();
    await user.keyboard("010-1234-5678{Enter}");
    expect((await shown("error")).textContent, "age").toContain("만 14세");
    await user.click(await shown("notice-at_least_14"));
    await user.click(await shown("save-contact"));
    expect((await shown("error")).textContent, "consent to keep").toContain("수집·이용");
    expect(requests("save_contact"), "nothing was kept").toEqual([]);
    await user.click(await shown("notice-collect_and_use"));
    await user.click(await shown("notice-advertising_sms"));
    await user.click(await shown("decline-advertising_email"));
    await user.click(await shown("topic-care"));
    await user.click(await shown("save-contact"));
    await painted("visit-coupon");
    expect(requests("save_contact"), "what was shown, and what was said").toMatchObject([
      {
        phone: "010-1234-5678",
        email: "",
        shown: ["n-1", "n-2", "n-3", "n-4"],
        granted: ["n-1", "n-2", "n-4"],
        topics: ["care"],
      },
    ]);
  });

  it("keeps what was typed when the host refuses", async () => {
    const { user } = await openWindow(
      "desk",
      {},
      {
        save_contact: async () =>
          refuse("전화번호를 읽지 못했습니다.", "The phone number could not be read."),
      },
    );
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-contact"));
    await user.type(await shown("contact-phone"), "010");
    await user.click(await shown("notice-at_least_14"));
    await user.click(await shown("notice-collect_and_use"));
    await user.click(await shown("save-contact"));
    expect((await shown("error")).textContent, "the host's sentence").toContain("읽지 못했습니다");
    expect((seen("contact-phone") as HTMLInputElement).value, "still there").toBe("010");
  });

  it("takes permission back in two presses", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-contact");
    const stop = document.querySelector("aside button.quiet") as HTMLElement;
    await user.click(stop);
    expect(requests("withdraw"), "asked first").toEqual([]);
    await user.click(stop);
    await vi.waitFor(() =>
      expect(document.body.textContent, "said so").toContain("앞으로 소식을 보내지 않습니다"),
    );
    expect(requests("withdraw"), "once").toEqual([{ visitor: "v-kim" }]);
  });
});

describe("the sale", () => {
  async function open(instead: Parameters<typeof openWindow>[2] = {}) {
    const opened = await openWindow("desk", {}, instead);
    await toCoupon(opened.user);
    await opened.user.keyboard("{Enter}");
    await painted("visit-sale");
    await shown("product-1");
    return opened;
  }

  it("finds by initials, counts, and records with Enter", async () => {
    const { user, requests } = await open();
    await user.keyboard("ㅇㅅㅋ");
    expect(seen("product-2"), "others are gone").toBeNull();
    await user.keyboard("{Enter}");
    await user.keyboard("+");
    await vi.waitFor(() =>
      expect(seen("sale-total")?.textContent?.trim(), "two, with the coupon").toBe("60,800원"),
    );
    await user.click(await shown("purpose-gift"));
    expect(document.activeElement, "the mouse leaves the focus where it was").toBe(seen("product-filter"));
    await user.keyboard("{Enter}");
    expect((await shown("receipt")).textContent, "the receipt").toContain("위스키잔 2");
    expect(requests("record_sale"), "recorded once").toMatchObject([
      { lines: [{ product: "p-1", quantity: 2 }], purpose: "gift" },
    ]);
    await user.keyboard("{Enter}");
    await painted("desk");
  });

  it("takes digits as a quantity once a product is under focus, and Enter records", async () => {
    const { user, requests } = await open();
    await user.click(await shown("product-4"));
    await user.keyboard("1");
    await handsPause();
    await user.keyboard("2");
    await handsPause();
    await vi.waitFor(() => expect((seen("quantity-4") as HTMLInputElement).value, "twelve").toBe("12"));
    await user.keyboard("{Enter}");
    await shown("receipt");
    expect(requests("record_sale")[0]?.lines, "not thirteen").toEqual([{ product: "p-4", quantity: 12 }]);
  });

  /** "위스키 Enter Enter" in one breath: the second Enter must not be lost while the price is on its way. */
  it("does not lose a hurried Enter", async () => {
    const { user, requests } = await open();
    await user.keyboard("디캔터{Enter}{Enter}");
    await shown("receipt");
    expect(requests("record_sale")[0]?.lines, "the decanter").toEqual([{ product: "p-5", quantity: 1 }]);
  });

  it("sells without the coupon when the host refuses it, and says why", async () => {
    const quote_sale: Host["quote_sale"] = async ({ coupon }) => ({
      subtotal_won: 32000,
      discount_won: 0,
      total_won: 32000,
      coupon: coupon === null ? null : REFUSED,
    });
    const { user, requests } = await open({ quote_sale });
    await user.click(await shown("product-1"));
    await vi.waitFor(() => expect(document.body.textContent, "the reason").toContain(REFUSED.reason.ko));
    await user.click(await shown("record-sale"));
    await shown("receipt");
    expect(requests("quote_sale")[0]?.coupon, "the coupon was asked for").toMatch(/^c-/);
    expect(requests("record_sale")[0]?.coupon, "and not used").toBeNull();
  });

  it("knows afterwards that the coupon is used up", async () => {
    const { user, requests } = await open();
    await user.keyboard("디캔터{Enter}{Enter}");
    await shown("receipt");
    await user.click(await shown("step-coupon"));
    await painted("visit-coupon");
    await vi.waitFor(() => expect(seen("coupon")?.textContent, "says so").toContain("이미 쓴 쿠폰입니다"));
    await user.click(await shown("go-sale"));
    await painted("visit-sale");
    await user.click(await shown("product-1"));
    await vi.waitFor(() => expect(requests("quote_sale").at(-1)?.coupon, "not offered again").toBeNull());
  });

  it("leaves the coupon out when asked", async () => {
    const { user } = await open();
    await user.click(await shown("product-1"));
    await user.click(await shown("sale-coupon"));
    await vi.waitFor(() => expect(seen("sale-total")?.textContent?.trim(), "full price").toBe("32,000원"));
  });

  it("says that an empty basket cannot be recorded", async () => {
    const { user, requests } = await open();
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "a sentence").toContain("아직 담은 상품이 없습니다");
    expect(requests("record_sale"), "nothing").toEqual([]);
  });

  it("adds a product that is not in the catalogue", async () => {
    const { user, requests } = await open();
    await user.keyboard("유리 종");
    await user.tab();
    await user.keyboard("12,000{Enter}");
    await shown("quantity-7");
    expect(requests("add_product"), "as typed").toEqual([{ name: "유리 종", price_won: 12000 }]);
  });
});

describe("the evening", () => {
  it("lists what was left unfinished, and how long questions take", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    expect((await shown("timing")).textContent, "the rule in words").toMatch(/31.2초.*3개.*3분의 1/s);
    expect((await shown("unfinished")).textContent, "who, when, how far").toMatch(
      /14:21.*박도윤.*6개 중 2개/s,
    );
    await user.click(await shown("unfinished-discard"));
    expect(requests("discard_survey"), "not with one press").toEqual([]);
    await user.click(await shown("unfinished-discard"));
    await vi.waitFor(() => expect(seen("unfinished-discard"), "the list is empty").toBeNull());
    expect(requests("discard_survey")).toEqual([{ visitor: "v-park" }]);
  });

  it("takes an unfinished survey up from the evening", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("unfinished-continue"));
    await painted("visit-survey");
    expect(seen("question")?.dataset.path, "where it was left").toBe("cooking");
  });

  it("begins with the sentence, and exports only with a reason", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const sentence = seen("evening-sentence")?.textContent?.replace(/\s+/g, " ").trim();
    expect(sentence, "the sentence").toBe(
      "방문객 1,284명 중 612명이 소식을 허락했습니다. 오늘 보낼 수 있는 사람은 598명입니다.",
    );
    await user.click(await shown("export-run"));
    expect((await shown("error")).textContent, "a reason is needed").toContain("까닭을 적어 주세요");
    expect(requests("export_follow_up"), "nothing left the laptop").toEqual([]);
    expect((seen("export-folder") as HTMLInputElement).value, "the fair's folder").toBe(FAIR.export_folder);
    await user.type(await shown("export-reason"), "재방문 쿠폰 발송{Enter}");
    const files = await shown("export-files");
    expect(files.querySelectorAll("li").length, "every file").toBe(3);
    expect(requests("export_follow_up"), "with the reason").toEqual([
      { reason: "재방문 쿠폰 발송", folder: FAIR.export_folder },
    ]);
    await user.keyboard("{Escape}");
    await painted("desk");
  });
});

describe("the answers as a table", () => {
  it("leave in the form that was chosen, and only with a reason", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("answers-run"));
    expect((await shown("error")).textContent, "a reason is needed").toContain("까닭을 적어 주세요");
    expect(requests("export_answers"), "nothing left the laptop").toEqual([]);
    await user.selectOptions(await shown("answers-choices"), "codes");
    await user.selectOptions(await shown("answers-several"), "apart");
    await user.click(await shown("answers-unfinished"));
    await user.type(await shown("answers-reason"), "결과 보고서{Enter}");
    const files = await shown("answers-files");
    expect(files.querySelectorAll("li").length, "every file").toBe(2);
    expect(requests("export_answers"), "as chosen").toEqual([
      {
        reason: "결과 보고서",
        folder: FAIR.export_folder,
        choices: "codes",
        several: "apart",
        with_unfinished: true,
      },
    ]);
    expect(requests("export_follow_up"), "Enter here makes no other files").toEqual([]);
  });
});

describe("the device", () => {
  it("verifies, copies and locks", async () => {
    const { user } = await openWindow("desk");
    await user.click(await shown("open-device"));
    await painted("device");
    await user.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(seen("verify-result")?.textContent, "in words").toContain("4,127개가 모두 온전"),
    );
    await user.click(await shown("back-up"));
    await vi.waitFor(() =>
      expect(seen("backup-path")?.textContent, "where it is").toContain(FAIR.export_folder),
    );
    await user.click(await shown("lock"));
    await painted("unlock");
  });
});

describe("every screen", () => {
  it("switches the language, in memory only", async () => {
    const { user } = await openWindow("desk");
    await user.click(await shown("language"));
    expect(language.now, "English").toBe("en");
    expect(document.documentElement.lang, "told to screen readers").toBe("en");
    expect((seen("smart-field") as HTMLInputElement).placeholder, "the field").toContain("Scan or type");
    await user.click(await shown("open-device"));
    await painted("device");
    expect(seen("verify")?.textContent, "still English on the next screen").toContain("Check now");
  });

  it("can be started again when the first question to the host fails", async () => {
    let asked = 0;
    const host = watched(
      {},
      {
        get_stage: async () => {
          asked += 1;
          return asked === 1
            ? refuse("저장소가 바쁩니다.", "The store is busy.")
            : { stage: "open", fair: FAIR };
        },
      },
    );
    render(MainWindow, { call: host.call });
    expect((await shown("error")).textContent, "the host's sentence").toContain("저장소가 바쁩니다");
    await userEvent.setup().keyboard("{Enter}");
    await painted("desk");
  });

  it("never ends in a dead end: a failure that is not ours is told too", async () => {
    const { user } = await openWindow(
      "desk",
      {},
      {
        start_visit: async () => {
          throw "command start_visit not allowed";
        },
      },
    );
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "calm").toContain("저장된 기록은 그대로 있습니다");
    expect(document.activeElement, "focus stays").toBe(seen("smart-field"));
    expect(seen("error")?.closest('[role="alert"]'), "is read aloud").not.toBeNull();
  });
});
