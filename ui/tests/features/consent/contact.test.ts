import { fireEvent } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { fakeContact } from "../../../fake/consent";
import { makeFakeHost } from "../../../fake/host";
import { ALL_READY } from "../../../fake/preparation";
import { NOTICES, QUESTIONS } from "../../../fake/small-fair";
import { refuse } from "../../../fake/speak";
import type { Host } from "../../../src/host/host";
import { breathed, giveCoupon, handsPause, openWindow, painted, scan, seen, shown } from "../../support";

describe("contact and consent", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{Enter}");
    await painted("visit-survey");
    await opened.user.click(await shown("step-contact"));
    await painted("visit-contact");
    return opened;
  }

  /** Asks somebody for her contact again whose contact is kept, up to the first answer. */
  async function askAgain(
    instead: Partial<Host> = {},
    type = async (user: UserEvent): Promise<void> => user.clear(await shown("contact-name")),
  ) {
    const opened = await openWindow("desk", {}, instead);
    const { user } = opened;
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("step-contact"));
    await user.click(await shown("contact-again"));
    await type(user);
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    return opened;
  }

  /** What the page in hand asks. */
  function heading(): string {
    return document.querySelector("#contact")?.textContent?.trim() ?? "";
  }

  /** Types into the field in hand, and presses Enter as a hand does: a scanner's comes at once. */
  async function typeAndGoOn(user: UserEvent, text: string): Promise<void> {
    await user.keyboard(text);
    await handsPause();
    await user.keyboard("{Enter}");
  }

  /** Presses a digit on a page that was seen, and then nothing until an Enter is one of its own. */
  async function digit(user: UserEvent, key: string): Promise<void> {
    await breathed();
    await user.keyboard(key);
    await handsPause();
    await breathed();
  }

  it("says which channels are passed over, and why", async () => {
    const why = { ko: "문자, 카카오톡: 무료 수신거부 번호(080)가 없어 묻지 않습니다.", en: "Not asked." };
    const host = makeFakeHost();
    const { user } = await openWindow(
      "desk",
      {},
      {
        check_contact: async (request) => ({ ...(await host.check_contact(request)), not_asked: why }),
      },
    );
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-contact"));
    await painted("visit-contact");
    await user.type(await shown("contact-phone"), "010-1234-9999");
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    expect((await shown("contact-not-asked")).textContent).toContain("080)가 없어 묻지 않습니다");
  });

  it("asks one thing at a time, the age first, with nothing chosen and no way to agree to all", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    const [collect, sms, , age] = NOTICES;
    for (const notice of [age, collect, sms]) {
      await vi.waitFor(() => expect(heading(), "one at a time").toBe(notice?.title.ko));
      for (const id of [`notice-${notice?.act}`, `decline-${notice?.act}`] as const) {
        expect(seen(id)?.getAttribute("aria-pressed"), `${id} at the start`).toBe("false");
      }
      expect(document.body.textContent, "no shortcut").not.toMatch(/모두 동의|전체 동의/);
      const emphasised = [...document.querySelectorAll("p.emphasised")].map((line) => line.textContent);
      const marked = notice?.lines.filter((line) => line.emphasised).map((line) => line.text.ko);
      expect(emphasised, "the lines the law wants to stand out").toEqual(marked);
      await digit(user, "1");
    }
    await vi.waitFor(() => expect(heading(), "who hears something").toContain("어떤 소식"));
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "no topic is taken for granted").toContain("모든 소식");
    await user.keyboard("3");
    await handsPause();
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("save_contact"), "what was shown, and what was said").toMatchObject([
      {
        phone: "010-1234-5678",
        email: "",
        shown: ["n-4", "n-1", "n-2"],
        granted: ["n-4", "n-1", "n-2"],
        topics: ["care"],
      },
    ]);
  });

  it("goes on with Enter, corrects with the arrow, and takes a refusal with one key", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    await shown("notice-at_least_14");
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "no answer, no way on").toContain("1이나 2");
    await digit(user, "1");
    await shown("notice-collect_and_use");
    await user.keyboard("{ArrowLeft}");
    expect((await shown("notice-at_least_14")).getAttribute("aria-pressed"), "still said").toBe("true");
    await user.keyboard("{Enter}");
    await shown("notice-collect_and_use");
    await breathed();
    await user.keyboard("{ArrowDown}{Enter}");
    await shown("notice-advertising_sms");
    await digit(user, "2");
    await painted("visit-coupon");
    expect(requests("save_contact"), "kept without any news").toMatchObject([
      { shown: ["n-4", "n-1", "n-2"], granted: ["n-4", "n-1"], topics: [] },
    ]);
  });

  it("takes the Enter of a digit typed in one breath for the digit's", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    await shown("notice-at_least_14");
    for (const act of ["at_least_14", "collect_and_use"] as const) {
      await shown(`notice-${act}`);
      await breathed();
      await user.keyboard("1");
      await handsPause();
      await user.keyboard("{Enter}");
    }
    await shown("notice-advertising_sms");
    expect(seen("error"), "the Enter asked nothing").toBeNull();
    await breathed();
    await user.keyboard("2");
    await handsPause();
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    await handsPause();
    expect(seen("visit"), "nor did it send her coupon away").not.toBeNull();
  });

  /** A yes that the law asks for was once given by a key that bounced. */
  it("lets a digit pressed twice answer only the question that was seen", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    await shown("notice-at_least_14");
    for (const gap of [90, 180]) {
      await breathed();
      await user.keyboard("1");
      await new Promise((done) => setTimeout(done, gap));
      await user.keyboard("1");
      await handsPause();
      const next = gap === 90 ? "collect_and_use" : "advertising_sms";
      for (const hook of [`notice-${next}`, `decline-${next}`] as const)
        expect((await shown(hook)).getAttribute("aria-pressed"), `${hook} after ${gap} ms`).toBe("false");
    }
  });

  /** The card of the next question lies where the one before lay. */
  it("lets a double click answer only the question that was seen", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    const card = await shown("notice-at_least_14");
    await breathed();
    await user.click(card);
    const next = await shown("notice-collect_and_use");
    await user.click(next);
    expect(heading(), "it stays").toBe(NOTICES[0]?.title.ko);
    expect(next.getAttribute("aria-pressed"), "with nothing said").toBe("false");
    await breathed();
    await user.click(next);
    await shown("notice-advertising_sms");
  });

  it("begins the phone number with nothing of the last question's digit", async () => {
    const questions = QUESTIONS.slice(0, 1);
    const { user } = await openWindow("desk", { questions });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.keyboard("2");
    const phone = (await shown("contact-phone")) as HTMLInputElement;
    await user.keyboard("2");
    expect(phone.value, "the second press").toBe("");
    await breathed();
    await user.keyboard("2");
    expect(phone.value, "a digit of hers").toBe("2");
  });

  it("keeps nothing of who is too young or does not agree, and goes on to the coupon", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    await shown("notice-at_least_14");
    await digit(user, "2");
    expect(heading(), "she is told").toContain("14세 미만");
    await user.keyboard("{ArrowLeft}");
    await shown("notice-at_least_14");
    await digit(user, "1");
    await shown("notice-collect_and_use");
    await digit(user, "2");
    expect(heading(), "she is told").toContain("동의하지 않으셔서");
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("save_contact"), "nothing was kept").toEqual([]);
    await user.click(await shown("step-contact"));
    expect((await shown("contact-phone")) as HTMLInputElement, "and nothing is left").toHaveProperty(
      "value",
      "",
    );
  });

  /** "Not kept" once left the contact and the permissions of before as they were. */
  it.each([
    ["she is too young", ["2"]],
    ["she does not agree any more", ["1", "2"]],
  ])("ends what was allowed before when she is asked again and %s", async (_, answers) => {
    const { user, requests } = await askAgain();
    for (const answer of answers) await digit(user, answer);
    expect((await shown("visit")).textContent, "it is said before").toContain("앞서 받은 연락처로도");
    expect(requests("withdraw"), "the answer can still be corrected").toEqual([]);
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("withdraw")).toEqual([{ visitor: "v-kim" }]);
    await user.click(await shown("step-contact"));
    await painted("visit-contact");
    expect(document.querySelector(".permissions .allowed"), "nothing is allowed").toBeNull();
  });

  /** Empty fields once erased the name and the address that nobody typed again. */
  it("asks again with the contact that is kept, and keeps of it what is not changed", async () => {
    const typed = { name: "김서연", phone: "010-1234-5678", email: "seoyeon@example.com" };
    const particulars = {
      company: "온기유리",
      job: "구매 담당",
      country: "",
      birthday: "",
      postcode: "",
      address: "",
    };
    const contact = { ...fakeContact(typed.name, typed.phone, typed.email), particulars, badge: "B-20417" };
    const host = makeFakeHost();
    const get_visit: Host["get_visit"] = async (request) => ({ ...(await host.get_visit(request)), contact });
    const { user, requests } = await askAgain({ get_visit }, async (user) => {
      for (const field of ["name", "phone", "email"] as const)
        expect(((await shown(`contact-${field}`)) as HTMLInputElement).value, field).toBe(typed[field]);
      const company = (await shown("contact-company")) as HTMLInputElement;
      expect(company.value, "what else is known of her stands there, too").toBe("온기유리");
      await user.type(await shown("contact-phone"), "{Backspace}9");
    });
    await digit(user, "1");
    await digit(user, "1");
    for (const hook of ["decline-advertising_sms", "decline-advertising_email"] as const) {
      await shown(hook);
      await digit(user, "2");
    }
    await painted("visit-coupon");
    expect(requests("save_contact")).toMatchObject([
      // Nothing said of what else is known: it stays as it was.
      { ...typed, phone: "010-1234-5679", particulars: null, badge: null },
    ]);
  });

  it("stays, and says why, when what was allowed before cannot be ended", async () => {
    const withdraw = async () => refuse("디스크가 가득 찼습니다.", "The disk is full.");
    const { user } = await askAgain({ withdraw });
    await digit(user, "2");
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent).toContain("디스크가 가득");
    expect(heading(), "still there").toContain("14세 미만");
  });

  it.each([
    [true, "finished", "쿠폰은 그대로 드립니다"],
    [false, "finished", null],
    [true, "open", null],
  ])(
    "promises a coupon only where one follows (programme: %s, survey: %s)",
    async (coupons, survey, said) => {
      const preparation = { ...ALL_READY, coupons };
      const { user } = await openWindow("desk", { preparation, questions: QUESTIONS.slice(0, 1) });
      await user.keyboard("{Enter}");
      await painted("visit-survey");
      if (survey === "finished") await user.keyboard("{Enter}");
      else await user.click(await shown("step-contact"));
      await painted("visit-contact");
      const page = (await shown("visit")).textContent;
      if (said === null) expect(page).not.toContain("쿠폰은");
      else expect(page).toContain(said);
      expect((await shown("skip-contact")).textContent?.includes("쿠폰 받기")).toBe(said !== null);
    },
  );

  it("speaks of no earlier contact to whoever left none", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    await shown("notice-at_least_14");
    await digit(user, "2");
    expect((await shown("visit")).textContent).not.toContain("앞서 받은");
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("withdraw")).toEqual([]);
  });

  /** The page was made anew from what had been typed before it was opened, and the rest was gone. */
  it("keeps what is typed, and the note beside it, when something is taken back meanwhile", async () => {
    const { user, requests } = await giveCoupon();
    await user.click(await shown("step-contact"));
    await user.click(await shown("contact-again"));
    const typed = {
      "contact-phone": "01098765432",
      "contact-name": "이하늘",
      "interviewer-note": "견적",
    } as const;
    const hooks = Object.keys(typed) as (keyof typeof typed)[];
    for (const hook of hooks) {
      await user.clear(await shown(hook));
      await user.type(await shown(hook), typed[hook]);
    }
    const before = seen("contact-phone");
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(seen("contact-phone"), "the page is made anew").not.toBe(before));
    expect(requests("void_coupon").length, "taken back").toBe(1);
    for (const hook of hooks) expect(((await shown(hook)) as HTMLInputElement).value, hook).toBe(typed[hook]);
  });

  it("shows nothing of who is too young to whoever opens her visit again", async () => {
    const { user } = await openWindow("desk");
    const step = async (name: "contact" | "sale") => {
      await user.click(await shown(`step-${name}`));
      await painted(`visit-${name}`);
    };
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await step("contact");
    await user.type(await shown("contact-name"), "이하늘");
    await user.type(await shown("contact-phone"), "010-1234-5678");
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    await digit(user, "2");
    expect(heading()).toContain("14세 미만");
    await step("sale");
    await step("contact");
    for (const hook of ["contact-name", "contact-phone"] as const)
      expect(((await shown(hook)) as HTMLInputElement).value, hook).toBe("");
  });

  /** Staff read the number back while they ask. */
  it("says quietly which question it is and about which number, and promises no end that moves", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-1234-5678");
    for (const position of [1, 2, 3, 4]) {
      const progress = () => document.querySelector(".progress")?.textContent ?? "";
      await vi.waitFor(() => expect(progress()).toContain(`${position}번째 질문`));
      expect(progress()).toContain("010-1234-5678");
      expect(progress().replace("010-1234-5678", ""), "what she hears is one more").not.toMatch(/\d개/);
      await digit(user, "1");
    }
  });

  it.each([
    ["1", "haneul@gmail.com"],
    ["2", "haneul@gamil.com"],
  ])("asks about an address that is nearly another one; %s keeps %s", async (key, kept) => {
    const { user, requests } = await open();
    await user.click(await shown("contact-email"));
    await typeAndGoOn(user, "haneul@gamil.com");
    await vi.waitFor(() => expect(heading()).toBe("gmail.com 아닌가요?"));
    await digit(user, key);
    await vi.waitFor(() => expect(heading(), "and goes on").toBe(NOTICES[3]?.title.ko));
    expect(document.querySelector(".progress")?.textContent).toContain(kept);
    for (const answer of ["1", "1", "2"]) await digit(user, answer);
    await painted("visit-coupon");
    expect(requests("save_contact")).toMatchObject([{ email: kept }]);
  });

  it("asks about the address once, and again only when it is another one", async () => {
    const { user } = await open();
    const email = await shown("contact-email");
    await user.click(email);
    await typeAndGoOn(user, "haneul@gamil.com");
    await vi.waitFor(() => expect(heading()).toBe("gmail.com 아닌가요?"));
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "1 or 2").toContain("1이나 2");
    await digit(user, "2");
    await vi.waitFor(() => expect(heading()).toBe(NOTICES[3]?.title.ko));
    await user.keyboard("{ArrowLeft}");
    await shown("nearly-keep");
    expect(seen("nearly-keep")?.getAttribute("aria-pressed"), "it was said").toBe("true");
    await user.keyboard("{ArrowLeft}");
    await user.clear(await shown("contact-email"));
    await typeAndGoOn(user, "haneul@naver.com");
    await vi.waitFor(() => expect(heading(), "nothing to ask").toBe(NOTICES[3]?.title.ko));
  });

  it("asks about no text messages to a line that gets none", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "02-1234-56789");
    await shown("notice-at_least_14");
    await digit(user, "1");
    await shown("notice-collect_and_use");
    await digit(user, "1");
    await painted("visit-coupon");
    expect(requests("save_contact")).toMatchObject([{ shown: ["n-4", "n-1"], granted: ["n-4", "n-1"] }]);
  });

  it("says what is mistyped where it was typed, before anything is asked about it", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-123");
    expect((await shown("error")).textContent, "the host's sentence").toContain("숫자가 빠졌습니다");
    expect((seen("contact-phone") as HTMLInputElement).value, "still there").toBe("010-123");
    expect(seen("notice-at_least_14"), "not asked yet").toBeNull();
  });

  it.each([
    ["email", { phone: "010-1234-5678", email: "haneul", name: "" }],
    ["phone", { phone: "010-123", email: "haneul@example.com", name: "" }],
    ["name", { phone: "010-1234-5678", email: "", name: "하늘<" }],
    ["phone", { phone: "", email: "", name: "하늘" }],
  ] as const)("puts the focus into the field that is wrong: %s of %o", async (wrong, typed) => {
    const host = makeFakeHost();
    const check_contact: Host["check_contact"] = async (contact) =>
      contact.name.includes("<")
        ? refuse("이름을 확인해 주세요.", "Check the name.")
        : host.check_contact(contact);
    const { user } = await openWindow("desk", {}, { check_contact });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-contact"));
    for (const field of ["phone", "email", "name"] as const)
      if (typed[field] !== "") await user.type(await shown(`contact-${field}`), typed[field]);
    await user.click(await shown("contact-next"));
    await shown("error");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen(`contact-${wrong}`)));
  });

  /** The Enter of the scanner went on with a name that was half a coupon. */
  it("takes a scan out of the field again, says so, and does not go on", async () => {
    const { user } = await open();
    await user.type(await shown("contact-phone"), "010-1234-5678");
    const name = (await shown("contact-name")) as HTMLInputElement;
    await user.type(name, "이하늘");
    await handsPause();
    name.setSelectionRange(1, 1);
    scan("4821773051968", "");
    expect((await shown("error")).textContent).toContain("명함이나 참가증의 QR이 아닙니다");
    expect(name.value, "what stood there").toBe("이하늘");
    await handsPause();
    expect(seen("notice-at_least_14"), "and nothing is asked").toBeNull();
    await user.keyboard("{Enter}");
    await shown("notice-at_least_14");
  });

  it("takes the keys of an input method for no scan, however fast they come", async () => {
    await open();
    const field = (await shown("contact-phone")) as HTMLInputElement;
    for (const key of ["ㅎ", "ㅏ", "ㄴ", "ㅡ", "ㄹ", "ㅎ", "ㅏ", "ㄴ", "Enter"])
      await fireEvent.keyDown(field, { key, keyCode: 229 });
    expect(seen("error")).toBeNull();
  });

  it("comes back to what was typed when it cannot be kept", async () => {
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
    await shown("contact-phone");
    await typeAndGoOn(user, "010-1234-5678");
    for (const hook of ["notice-at_least_14", "notice-collect_and_use", "decline-advertising_sms"] as const) {
      const answer = await shown(hook);
      await breathed();
      await user.click(answer);
    }
    expect((await shown("error")).textContent, "the host's sentence").toContain("읽지 못했습니다");
    expect((await shown("contact-phone")) as HTMLInputElement, "still there").toHaveProperty(
      "value",
      "010-1234-5678",
    );
  });

  it("takes permission back in two presses", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    const buttons = [...document.querySelectorAll<HTMLElement>("aside button.quiet")];
    const stop = buttons.find((button) => button.textContent?.includes("그만 받기")) as HTMLElement;
    await user.click(stop);
    expect(requests("withdraw"), "asked first").toEqual([]);
    await user.click(stop);
    await vi.waitFor(() =>
      expect(document.body.textContent, "said so").toContain("앞으로 소식을 보내지 않습니다"),
    );
    expect(requests("withdraw"), "once").toEqual([{ visitor: "v-kim" }]);
  });

  it("takes permission back by keyboard in fewer keys than it was given", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    expect(document.body.textContent, "the list says where").toContain("소식 그만 받기");
    await digit(user, "3");
    await painted("visit-contact");
    await breathed();
    for (const key of ["2", "2"]) {
      await user.keyboard(key);
      await new Promise((done) => setTimeout(done, 150));
    }
    expect(seen("contact-stop")?.textContent, "a double press asks").toContain("정말 그만 받습니다");
    expect(requests("withdraw")).toEqual([]);
    await digit(user, "2");
    await vi.waitFor(() => expect(requests("withdraw")).toEqual([{ visitor: "v-kim" }]));
    await vi.waitFor(() => expect(seen("contact-stop"), "nothing is left to stop").toBeNull());
    expect(document.body.textContent, "said so").toContain("앞으로 소식을 보내지 않습니다");
  });

  it("asks whether she is who left the number before, and goes on with that visit", async () => {
    const { user, requests } = await open();
    await typeAndGoOn(user, "010-7777-8888");
    await vi.waitFor(() => expect(heading()).toContain("김서연 님인가요"));
    expect(document.body.textContent, "what she bought").toContain("위스키잔 2");
    await digit(user, "1");
    await painted("visit-visited");
    expect(requests("recognise"), "with the survey of just now").toMatchObject([{ before: "v-kim" }]);
    expect(requests("save_contact"), "nothing is kept twice").toEqual([]);
  });

  it("asks on when she is somebody else, and not again about the same person", async () => {
    const { user } = await open();
    await typeAndGoOn(user, "010-7777-8888");
    await vi.waitFor(() => expect(heading()).toContain("김서연 님인가요"));
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "a yes or no is needed").not.toBe("");
    await digit(user, "2");
    await vi.waitFor(() => expect(heading()).toBe(NOTICES[3]?.title.ko));
    await user.keyboard("{ArrowLeft}");
    await vi.waitFor(() => expect(heading()).toContain("김서연 님인가요"));
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(heading(), "it was said already").toBe(NOTICES[3]?.title.ko));
  });
});
