import { fireEvent, render } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { QUESTIONS } from "../../fake/small-fair";
import { refuse, text } from "../../fake/speak";
import type { Question } from "../../src/host/wire";
import { draftOf, partsOf, withDigit, withoutLast } from "../../src/kiosk/day";
import {
  COUNTDOWN,
  Kiosk,
  LONG_PRESS,
  SEEN,
  SETTLED,
  STAFF_TAPS,
  THANKS,
  THANKS_LONGER,
} from "../../src/kiosk/kiosk.svelte";
import KioskWindow from "../../src/kiosk/KioskWindow.svelte";
import { withKey, withoutLastKey } from "../../src/kiosk/phone";
import { language } from "../../src/kit/language.svelte";
import { seen, watched } from "../support";

const IDLE = 20;
const PIN = { pin: "2468", idle_seconds: IDLE };
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function seconds(count: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(count * 1000);
}

/** Long enough for a tap to be seen and the next question to settle. */
async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(SEEN + SETTLED + 10);
}

async function open(questions: readonly Question[] = QUESTIONS, instead: Parameters<typeof watched>[1] = {}) {
  const host = watched({ questions, kiosk: PIN }, instead);
  const kiosk = new Kiosk(host.call);
  await kiosk.begin();
  return { ...host, kiosk };
}

function typed(more: Partial<Question> = {}): Question {
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error("the stand-in has questions");
  return { ...first, path: "typed", kind: "text", choices: [], ...more };
}

describe("the kiosk", () => {
  /** One tap to begin and one for each question that wants one answer. */
  it("takes one tap a question, shows it, and thanks with a coupon", async () => {
    const { kiosk, requests, made } = await open();
    await kiosk.start("ko");
    for (const name of ["seen", "me", "rarely"]) {
      const tap = kiosk.tap(name);
      expect(kiosk.tapped, "the tapped answer is seen").toBe(name);
      await settled();
      await tap;
    }
    expect(kiosk.survey?.question?.path, "the question for several").toBe("drinks");
    await kiosk.tap("whisky");
    await kiosk.tap("tea");
    expect(kiosk.survey?.question?.value, "several, and it stays").toEqual(["whisky", "tea"]);
    void kiosk.next();
    await settled();
    void kiosk.tap("low");
    await settled();
    if (kiosk.survey) kiosk.survey.draft = "작은 잔";
    void kiosk.next();
    await settled();
    expect(kiosk.page, "the survey is handed in").toBe("contact");
    expect(requests("kiosk_hand_in"), "in her language").toEqual([{ language: "ko" }]);
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page, "going without is one tap").toBe("thanks");
    expect(kiosk.thanks?.coupon?.short_number, "a coupon").toMatch(/\d/);
    expect(requests("kiosk_answer").at(-1), "the typed answer").toMatchObject({
      path: "wish",
      value: ["작은 잔"],
    });
    expect(JSON.stringify(made), "no visitor is ever named").not.toContain("visitor");
  });

  it("goes one question on however often an impatient finger taps", async () => {
    const { kiosk, requests } = await open();
    await kiosk.start("ko");
    for (let tap = 0; tap < 4; tap += 1) {
      void kiosk.tap("seen");
      await vi.advanceTimersByTimeAsync(60);
    }
    // 240 ms: the next question comes now, and the finger is still tapping.
    await vi.advanceTimersByTimeAsync(40);
    expect(kiosk.survey?.question?.path, "one question on").toBe("for_whom");
    void kiosk.tap("gift");
    void kiosk.next();
    await settled();
    expect(kiosk.survey?.question?.path, "still there").toBe("for_whom");
    expect(requests("kiosk_answer").length, "one answer").toBe(1);
  });

  it("goes back, and on again when the chosen answer is tapped again", async () => {
    const { kiosk } = await open();
    await kiosk.start("ko");
    void kiosk.tap("seen");
    await settled();
    void kiosk.back();
    await settled();
    expect(kiosk.survey?.question?.value, "what was chosen").toEqual(["seen"]);
    void kiosk.tap("seen");
    await settled();
    expect(kiosk.survey?.question?.path, "on again").toBe("for_whom");
    void kiosk.back();
    await settled();
    void kiosk.back();
    await settled();
    expect(kiosk.page, "before the first question is the beginning").toBe("welcome");
  });

  it("says what a required question needs, in words for visitors", async () => {
    const { kiosk } = await open([typed({ required: true })]);
    await kiosk.start("ko");
    await kiosk.next();
    expect(kiosk.survey?.attempt.sentence?.ko, "no key is named").toBe(
      "이 질문은 답해 주셔야 다음으로 갈 수 있어요.",
    );
    expect(kiosk.page, "stays").toBe("question");
  });

  it("asks whether somebody is there, and is new when nobody answers", async () => {
    const { kiosk, requests } = await open();
    await kiosk.start("en");
    void kiosk.tap("seen");
    await settled();
    await seconds(IDLE - 1);
    expect(kiosk.left, "not yet").toBeNull();
    kiosk.touch();
    await seconds(IDLE - 1);
    expect(kiosk.left, "a touch begins the time anew").toBeNull();
    await seconds(1);
    expect(kiosk.left, "it asks").toBe(COUNTDOWN);
    await seconds(COUNTDOWN - 1);
    expect(kiosk.left, "and counts").toBe(1);
    kiosk.touch();
    expect(kiosk.left, "somebody is there").toBeNull();
    expect(kiosk.survey?.question?.path, "at the same question").toBe("for_whom");
    await seconds(IDLE + COUNTDOWN);
    expect(kiosk.page, "new").toBe("welcome");
    expect(kiosk.survey, "no answers").toBeNull();
    expect(language.now, "Korean again").toBe("ko");
    expect(requests("kiosk_abandon").length, "the host was told").toBe(1);
    await seconds(IDLE + COUNTDOWN);
    expect(kiosk.left, "the first screen waits for ever").toBeNull();
  });

  it("clears the thank-you page by its own time", async () => {
    const { kiosk } = await open([typed()]);
    await kiosk.start("ko");
    void kiosk.next();
    await settled();
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page).toBe("thanks");
    await seconds(THANKS - 2);
    expect(kiosk.page, "time to take a picture").toBe("thanks");
    expect(kiosk.left, "nobody is hurried").toBeNull();
    await seconds(2);
    expect(kiosk.page, "the next visitor").toBe("welcome");
    expect(kiosk.thanks, "the coupon is gone").toBeNull();
  });

  /** The classic leak: what was under way for one visitor arrives at the next. */
  it("drops what was under way for a visitor who is gone", async () => {
    let deliver: (() => void) | undefined;
    const { kiosk, made } = await open(QUESTIONS, {
      kiosk_answer: () =>
        new Promise((done) => {
          deliver = () => done({ questions: [typed({ label: text("남의 질문", "Hers") })], full: null });
        }),
    });
    await kiosk.start("ko");
    void kiosk.tap("seen");
    await vi.advanceTimersByTimeAsync(10);
    kiosk.reset();
    void kiosk.start("ko");
    await vi.advanceTimersByTimeAsync(10);
    expect(made.at(-1)?.name, "nothing overtakes the answer under way").toBe("kiosk_answer");
    deliver?.();
    await settled();
    expect(
      made.map(({ name }) => name),
      "the next visitor begins after the last one was let go",
    ).toEqual([
      "kiosk_welcome",
      "kiosk_brand",
      "kiosk_start",
      "kiosk_answer",
      "kiosk_abandon",
      "kiosk_start",
    ]);
    expect(kiosk.survey?.question?.path, "her first question").toBe("first_visit");
    expect(kiosk.survey?.question?.value, "without an answer").toEqual([]);
    expect(kiosk.tapped, "and nothing tapped").toBeNull();
  });

  /** Opens the contact step of a visitor who answered the one question. */
  async function contactOf(kiosk: Kiosk) {
    await kiosk.start("ko");
    void kiosk.next();
    await settled();
    const { contact } = kiosk;
    if (contact === null) throw new Error("the contact step stands");
    return contact;
  }

  /** Refusing costs nothing, and a visitor is asked about the ways she gave only. */
  it("asks each consent for itself, by the rules of the desk, with nothing said beforehand", async () => {
    const { kiosk, requests } = await open([typed()]);
    const contact = await contactOf(kiosk);
    contact.email = "haneul@example.com";
    void kiosk.contactNext();
    await settled();
    const first = contact.page;
    if (first.page !== "age") throw new Error("the age is asked first");
    void kiosk.contactNext();
    await settled();
    expect(contact.page.page, "no answer, no way on").toBe("age");
    void kiosk.say(first.notice.id, "yes");
    await settled();
    const { page } = contact;
    if (page.page !== "consents") throw new Error("the rest stands on one page");
    const { notices } = page;
    expect(
      notices.map(({ act }) => act),
      "no text messages without a phone",
    ).toEqual(["collect_and_use", "advertising_email"]);
    for (const { id } of notices) {
      expect(contact.said[id], "nothing is said beforehand").toBeUndefined();
      expect(contact.open?.id, "it is the one to be answered").toBe(id);
      expect(contact.answered, "no answer, no way on").toBe(false);
      await kiosk.say(id, "yes");
    }
    expect(contact.asksTopics, "who hears something is asked what about").toBe(true);
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page, "no topic is taken for granted").toBe("contact");
    contact.toggleTopic("events");
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page, "kept, and her coupon").toBe("thanks");
    kiosk.showReceipt();
    expect(kiosk.page, "what she takes home of what she said").toBe("receipt");
    expect(kiosk.receipt?.lines[0]?.ko).toContain("보내도 된다고 하신");
    const shown = ["n-4", "n-1", "n-3"];
    const unasked = { particulars: null, badge: null, source: "typed" };
    const said = { ...unasked, language: "ko", shown, granted: shown, topics: ["events"] };
    expect(requests("kiosk_contact"), "with what was shown and said").toEqual([
      { name: "", email: "haneul@example.com", phone: "", ...said },
    ]);
    kiosk.reset();
    expect(kiosk.receipt, "nothing of hers is left for the next").toBeNull();
    expect(kiosk.contact, "nothing of her contact is left").toBeNull();
  });

  it("refuses a wrong number where it was typed, before anything is asked about it", async () => {
    const { kiosk, requests } = await open([typed()]);
    const contact = await contactOf(kiosk);
    expect(contact.phone, "what every number here begins with").toBe("010");
    expect(contact.empty, "which is nothing of hers").toBe(true);
    contact.name = "김하늘";
    void kiosk.contactNext();
    await settled();
    expect(contact.page.page, "a name alone reaches nobody").toBe("fields");
    expect(contact.attempt.sentence?.ja, "said in her language too").toContain("携帯電話");
    contact.phone = "010-1234-56";
    void kiosk.contactNext();
    await settled();
    expect(contact.page.page, "still there").toBe("fields");
    expect(contact.attempt.sentence?.ko, "the host's sentence").toContain("숫자가 빠졌습니다");
    expect(requests("kiosk_contact"), "nothing was kept").toEqual([]);
    contact.phone = "010-1234-5678";
    void kiosk.contactNext();
    await settled();
    expect(contact.page.page, "on").toBe("age");
  });

  it("asks a visitor who refuses all advertising about no topic, and keeps nothing of one who refuses to be kept", async () => {
    const { kiosk, requests } = await open([typed()]);
    const contact = await contactOf(kiosk);
    contact.phone = "010-2345-6789";
    void kiosk.contactNext();
    await settled();
    await Promise.all([kiosk.say("n-4", "yes"), settled()]);
    await kiosk.say("n-1", "yes");
    await kiosk.say("n-2", "no");
    expect(contact.asksTopics, "nothing is sent, so about nothing").toBe(false);
    expect(contact.answered).toBe(true);
    await kiosk.say("n-1", "no");
    expect(contact.page.page === "consents" && contact.page.notices.length, "the others are void").toBe(1);
    void kiosk.contactNext();
    await settled();
    expect(contact.page, "she is told").toEqual({ page: "not_kept", because: "collect_and_use" });
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page, "her coupon all the same").toBe("thanks");
    expect(requests("kiosk_contact")).toEqual([]);
  });

  it("keeps no contact of anyone under 14, goes back to the questions, and is new when nobody answers", async () => {
    const { kiosk, requests } = await open([typed()]);
    await contactOf(kiosk);
    void kiosk.contactBack();
    await settled();
    expect(kiosk.page, "Back is always there").toBe("question");
    void kiosk.next();
    await settled();
    const { contact } = kiosk;
    if (contact === null) throw new Error("the contact step stands");
    contact.phone = "010-2345-6789";
    void kiosk.contactNext();
    await settled();
    void kiosk.say("n-4", "no");
    await settled();
    expect(contact.page, "she is told").toEqual({ page: "not_kept", because: "at_least_14" });
    await seconds(IDLE + COUNTDOWN);
    expect(kiosk.page, "new").toBe("welcome");
    expect(kiosk.contact, "nothing typed is left").toBeNull();
    await kiosk.start("ko");
    void kiosk.next();
    await settled();
    void kiosk.contactNext();
    await settled();
    expect(kiosk.page, "the next one goes without").toBe("thanks");
    expect(requests("kiosk_contact"), "and nothing was ever kept").toEqual([]);
  });

  it("takes a date by finger, and tells one that does not exist", async () => {
    const { kiosk, requests } = await open([typed({ kind: "date" })]);
    await kiosk.start("ko");
    const { survey } = kiosk;
    if (survey === null) throw new Error("a survey is under way");
    const press = (digits: string) => draftOf([...digits].reduce(withDigit, partsOf("")));
    expect(press("20267"), "no month is seventy-something").toBe("2026-07-");
    expect(press("202612251"), "a day that is full takes no more").toBe("2026-12-25");
    expect(draftOf(withoutLast(partsOf("2026-1-"))), "back into the year").toBe("2026--");
    expect(draftOf(withoutLast(partsOf("2--"))), "nothing is no answer").toBe("");
    survey.draft = press("20260230");
    await kiosk.next();
    expect(survey.attempt.sentence?.ko, "in words for visitors").toContain("그런 날짜는 없어요");
    survey.draft = press("2026103");
    void kiosk.next();
    await settled();
    expect(requests("kiosk_answer").at(-1)?.value, "the day").toEqual(["2026-10-03"]);
  });

  it("writes a number as people do, and one of another country as it is typed", () => {
    const typed = (keys: string) => [...keys].reduce(withKey, "010");
    expect(typed("12345678")).toBe("010-1234-5678");
    expect(withoutLastKey("010-1234-5")).toBe("010-1234");
    expect(withoutLastKey("010-1")).toBe("010");
    expect(typed("+8613800138000")).toBe("+8613800138000");
  });

  it("lets a visitor look longer at her coupon, and is new at once when she has it", async () => {
    const { kiosk } = await open([typed()]);
    await contactOf(kiosk);
    void kiosk.contactNext();
    await settled();
    await seconds(THANKS - 5);
    expect(kiosk.lastPage, "the ring shrinks").toEqual({ stands: THANKS, left: 5 });
    kiosk.lookLonger();
    await seconds(THANKS_LONGER - 1);
    expect(kiosk.page, "twice as long").toBe("thanks");
    kiosk.reset();
    expect(kiosk.lastPage.stands, "the next visitor has the usual time").toBe(THANKS);
    await seconds(THANKS_LONGER);
    expect(kiosk.page, "no timer of hers is left").toBe("welcome");
  });

  /** The way without a contact lies where the way on lay, and a double tap went it. */
  it("does not take the second half of a double tap for going without a contact", async () => {
    const { kiosk } = await open([typed()]);
    const contact = await contactOf(kiosk);
    contact.phone = "010-2345-6789";
    void kiosk.contactNext();
    await vi.advanceTimersByTimeAsync(140);
    expect(contact.page.page, "the page that came").toBe("age");
    void kiosk.contactSkip();
    await settled();
    expect(kiosk.page, "still there").toBe("contact");
    void kiosk.contactSkip();
    await settled();
    expect(kiosk.page, "one tap, once it was seen").toBe("thanks");
  });

  it("speaks of no coupon while there is none to give", async () => {
    const welcome = { maker: text("온기유리", "Ongi Glass"), idle_seconds: IDLE, languages: ["ko", "en"] };
    const { kiosk } = await open([typed()], {
      kiosk_welcome: async () => ({ ...welcome, benefit: null, questions: 13 }),
    });
    expect(kiosk.givesCoupon).toBe(false);
    expect(kiosk.minutes, "13 questions of ten seconds").toBe(3);
  });

  it("says politely when there are enough of an answer", async () => {
    const full = (choice: string, action: "warn" | "stop") => ({ choice, at_most: 1, action });
    const [first, ...rest] = QUESTIONS;
    if (first === undefined) throw new Error("the stand-in has questions");
    const { kiosk, requests } = await open([
      { ...first, full: [full("new", "warn"), full("seen", "stop")] },
      ...rest,
    ]);
    await kiosk.start("ko");
    void kiosk.tap("new");
    await settled();
    expect(kiosk.survey?.question?.path, "another answer can be chosen").toBe("first_visit");
    expect(kiosk.survey?.question?.value, "this one was not taken").toEqual([]);
    expect(kiosk.survey?.attempt.sentence?.ko, "in words").toContain("다른 답");
    void kiosk.tap("seen");
    await settled();
    expect(kiosk.page, "the end").toBe("full");
    expect(kiosk.survey, "nothing more is asked").toBeNull();
    await seconds(THANKS);
    expect(kiosk.page, "by its own time").toBe("welcome");
    expect(requests("kiosk_finish"), "no coupon").toEqual([]);
  });

  it("is left with the PIN only, after a long press or five taps", async () => {
    const { kiosk, requests } = await open();
    kiosk.pressMaker();
    await vi.advanceTimersByTimeAsync(LONG_PRESS - 100);
    kiosk.releaseMaker();
    await seconds(5);
    expect(kiosk.leaving, "a short press is nothing").toBe(false);
    kiosk.pressMaker();
    await vi.advanceTimersByTimeAsync(LONG_PRESS);
    expect(kiosk.leaving, "a long one is staff").toBe(true);
    await kiosk.leave("1111");
    expect(kiosk.pinAttempt.sentence?.ko, "the host's sentence").toContain("PIN이 맞지 않아요");
    await seconds(IDLE);
    expect(kiosk.leaving, "nobody leaves the question open").toBe(false);
    for (let tap = 0; tap < 5; tap += 1) {
      kiosk.pressMaker();
      kiosk.releaseMaker();
    }
    expect(kiosk.leaving, "five taps").toBe(true);
    expect(kiosk.pinAttempt.sentence, "the sentence is gone").toBeNull();
    await kiosk.leave("2468");
    expect(requests("leave_kiosk").length, "asked twice").toBe(2);
    expect(kiosk.pinAttempt.sentence, "this one is right").toBeNull();
  });

  it("tells a refusal and can be tried again", async () => {
    let full = true;
    const { kiosk } = await open(QUESTIONS, {
      kiosk_start: async () =>
        full
          ? refuse("디스크가 가득 찼습니다.", "The disk is full.")
          : { questions: [...QUESTIONS], full: null },
    });
    await kiosk.start("ko");
    expect(kiosk.attempt.sentence?.ko, "the host's sentence").toBe("디스크가 가득 찼습니다.");
    expect(kiosk.page, "stays").toBe("welcome");
    full = false;
    await kiosk.start("ko");
    expect(kiosk.page, "goes on").toBe("question");
  });
});

describe("the kiosk's window", () => {
  function openWindow(questions: readonly Question[] = QUESTIONS) {
    const host = watched({ questions, kiosk: PIN });
    render(KioskWindow, { call: host.call });
    return host;
  }

  async function press(id: Parameters<typeof seen>[0]): Promise<void> {
    const element = seen(id);
    if (element === null) throw new Error(`${id} is not shown`);
    await fireEvent.click(element);
    await settled();
  }

  it("keeps nothing of a visitor on the page", async () => {
    openWindow();
    await settled();
    await press("kiosk-start-en");
    expect(document.documentElement.lang, "in her language").toBe("en");
    await press("choice-seen");
    await press("kiosk-back");
    expect(seen("choice-seen")?.getAttribute("aria-pressed"), "chosen").toBe("true");
    // Nothing was touched since the first screen, which is more than a second ago.
    await seconds(IDLE - 1);
    expect(seen("kiosk-idle")?.textContent, "asks").toContain("10");
    await seconds(COUNTDOWN);
    expect(seen("kiosk-start"), "the first screen").not.toBeNull();
    expect(document.documentElement.lang, "in Korean").toBe("ko");
    expect(document.querySelector("[aria-pressed='true'], input"), "nothing chosen or typed").toBeNull();
    await press("kiosk-start");
    expect(document.querySelector("[aria-pressed='true']"), "the next visitor begins at nothing").toBeNull();
  });

  it("offers the languages of the questionnaire, and speaks them", async () => {
    const host = watched({ questions: [typed()], kiosk: PIN, languages: ["ko", "en", "ja", "zh"] });
    render(KioskWindow, { call: host.call });
    await settled();
    await press("kiosk-start-zh");
    expect(document.documentElement.lang, "in her language").toBe("zh");
    expect(host.requests("kiosk_start"), "the host is told").toEqual([{ language: "zh" }]);
    expect(seen("kiosk-back")?.textContent, "also around the question").toContain("返回");
    expect(seen("question")?.textContent, "English where the questionnaire has no Chinese").toContain(
      "Have you met",
    );
    await press("language-ja");
    await press("kiosk-next");
    expect(host.requests("kiosk_hand_in"), "the language she ended in").toEqual([{ language: "ja" }]);
    expect(seen("kiosk-contact")?.textContent, "Japanese").toContain("お知らせ");
    await press("skip-contact");
    await press("kiosk-next-visitor");
    expect(document.documentElement.lang, "Korean for the next").toBe("ko");
  });

  it("shows the page after the contact to whoever taps twice", async () => {
    openWindow([typed()]);
    await settled();
    await press("kiosk-start");
    await press("kiosk-next");
    for (const digit of "12345678") await press(`pad-${digit}`);
    await fireEvent.click(seen("kiosk-next") as HTMLElement);
    await vi.advanceTimersByTimeAsync(140);
    await press("skip-contact");
    expect(seen("kiosk-contact")?.dataset.page).toBe("age");
  });

  /** Staff type the PIN at once; the click of the fifth tap comes after it is asked for, and would take the focus. */
  it("has the focus in the field of the PIN after five taps", async () => {
    const user = userEvent.setup({
      advanceTimers: (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds),
    });
    openWindow();
    await settled();
    for (let tap = 0; tap < STAFF_TAPS; tap += 1) await user.click(seen("kiosk-maker") as HTMLElement);
    await settled();
    expect(document.activeElement, "ready to be typed into").toBe(seen("kiosk-pin"));
    expect(seen("kiosk-pin"), "and there").not.toBeNull();
  });

  /** The Enter that ends a Hangul syllable must not send a half-written word. */
  it("does not go on while a word is being composed", async () => {
    const { requests } = openWindow([typed()]);
    await settled();
    await press("kiosk-start");
    const field = seen("answer") as HTMLInputElement;
    expect(field.autocomplete, "no browser remembers it").toBe("off");
    await fireEvent.input(field, { target: { value: "작은 자" } });
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    await settled();
    expect(requests("kiosk_hand_in"), "still composing").toEqual([]);
    await fireEvent.keyDown(field, { key: "Enter" });
    await settled();
    expect(requests("kiosk_answer"), "the whole word").toMatchObject([{ path: "typed", value: ["작은 자"] }]);
    await press("skip-contact");
    expect(seen("coupon-qr"), "the coupon").not.toBeNull();
    await press("kiosk-next-visitor");
    expect(seen("coupon-number"), "and it is gone").toBeNull();
  });

  it("offers no menu, no dragging, no clipboard, and asks staff for the PIN by key", async () => {
    openWindow();
    await settled();
    for (const name of ["contextmenu", "dragstart", "drop", "copy", "cut", "paste"]) {
      const event = new Event(name, { bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
      expect(event.defaultPrevented, name).toBe(true);
    }
    const shortcuts: KeyboardEventInit[] = [
      { key: "p", ctrlKey: true },
      { key: "p", metaKey: true },
      { key: "r", ctrlKey: true, shiftKey: true },
      { key: "F5" },
      { key: "F12" },
      { key: "ArrowLeft", altKey: true },
      { key: "BrowserBack" },
    ];
    for (const key of shortcuts) {
      expect(await fireEvent.keyDown(document.body, key), `the web view's ${key.key}`).toBe(false);
    }
    for (const key of [{ key: "p" }, { key: "@", ctrlKey: true, altKey: true }, { key: "Tab" }]) {
      expect(await fireEvent.keyDown(document.body, key), `${key.key} is typed`).toBe(true);
    }
    // The key under K types ㅏ on a Hangul keyboard.
    await fireEvent.keyDown(document.body, { key: "ㅏ", code: "KeyK", ctrlKey: true, shiftKey: true });
    const field = seen("kiosk-pin") as HTMLInputElement;
    await fireEvent.input(field, { target: { value: "1111" } });
    await fireEvent.submit(field);
    await settled();
    expect(seen("error")?.textContent, "wrong").toContain("PIN이 맞지 않아요");
    expect(field.value, "and gone from the field").toBe("");
  });
});
