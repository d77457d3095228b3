import { fireEvent } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { makeFakeHost, PASSPHRASE } from "../../fake/host";
import { ALL_READY } from "../../fake/preparation";
import { FAIR, QUESTIONS } from "../../fake/small-fair";
import { ONE_BREATH } from "../../src/kit/keys/breath";
import { breathed, handsPause, openWindow, painted, seen, shown } from "../support";

async function toCoupon(user: Awaited<ReturnType<typeof openWindow>>["user"]): Promise<void> {
  await user.keyboard("{Enter}");
  await painted("visit-survey");
  for (let question = 0; question < 6; question += 1) await user.keyboard("{Enter}");
  await painted("visit-contact");
  await user.keyboard("{Enter}");
  await painted("visit-coupon");
  await breathed();
}

describe("a visit", () => {
  /** Whoever is used to "2, Enter" passes no question unseen. */
  it("takes an Enter in one breath with the digit for the same answer", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.keyboard("2");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("question")?.dataset.path).toBe("for_whom"));
    await handsPause();
    expect(seen("question")?.dataset.path, "still there").toBe("for_whom");
  });

  it("takes a digit that bounces for one answer, and the same digit pressed again for the next one's", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.keyboard("1");
    await new Promise((done) => setTimeout(done, 90));
    await user.keyboard("1");
    await breathed();
    expect(seen("question")?.dataset.path, "one question on").toBe("for_whom");
    expect(requests("answer").length, "one answer").toBe(1);
    for (const next of ["cooking", "drinks"]) {
      await user.keyboard("1");
      await handsPause();
      expect(seen("question")?.dataset.path, "a hand that hurries loses no key").toBe(next);
    }
  });

  it("keeps the answer of a double click where several may be given", async () => {
    const { user, requests } = await openWindow("desk", { questions: QUESTIONS.slice(3) });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.dblClick(await shown("choice-wine"));
    await handsPause();
    expect(seen("choice-wine")?.getAttribute("aria-pressed")).toBe("true");
    expect(requests("answer").length).toBe(1);
  });

  /** What is offered is taken: nobody is told to go on without an answer and then refused. */
  it("offers no way on without an answer that has to be given", async () => {
    const needed = QUESTIONS.map((question) => ({ ...question, required: true }));
    const { user } = await openWindow("desk", { questions: needed });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    expect(seen("question-next")?.textContent, "only on").not.toContain("답 없이");
    expect(seen("question-skip"), "no way around").toBeNull();
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "and why").not.toBe("");
  });

  it("begins each step at its top", async () => {
    const page = document.documentElement;
    const { user } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    page.scrollTop = 300;
    await user.click(await shown("step-sale"));
    await painted("visit-sale");
    expect(page.scrollTop).toBe(0);
  });

  /** The promise to staff: a digit answers one choice and goes on. */
  it("asks six questions in seven key presses", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    const keys = ["2", "1", "3", "1", "{Enter}", "2"];
    for (const key of keys) {
      await user.keyboard(key);
      await handsPause();
    }
    await shown("answer");
    await new Promise((done) => setTimeout(done, ONE_BREATH));
    await user.keyboard("{Enter}");
    await painted("visit-contact");
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

  /** Nobody who comes once more is asked anything again: she is shown, and a digit says what she wants. */
  it("shows who was served already, and goes on by a digit", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    expect((await shown("visited")).textContent, "by her name").toContain("김서연");
    await user.keyboard("1");
    await painted("visit-sale");
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.keyboard("4");
    await painted("visit-survey");
    expect(requests("answer"), "the digit answered nothing").toEqual([]);
  });

  it("changes a finished survey with a reason only", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
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
    expect(document.activeElement, "so does an arrow").toBe(seen("choice-seen"));
    expect(requests("answer"), "nothing chosen by moving").toEqual([]);
    await user.keyboard(" ");
    await vi.waitFor(() => expect(seen("choice-seen")?.getAttribute("aria-pressed"), "chosen").toBe("true"));
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

  /** Of her nothing is on record, so no list had her, and what was typed was found by nobody. */
  it("offers at the desk to go on with a contact that was left half typed", async () => {
    const preparation = { ...ALL_READY, questionnaire: false };
    const { user } = await openWindow("desk", { preparation });
    await user.keyboard("{Enter}");
    await painted("visit-contact");
    await user.type(await shown("contact-phone"), "010-9876-5432");
    await user.type(await shown("contact-name"), "이하늘");
    await user.keyboard("{Escape}");
    await painted("desk");
    expect((await shown("unsaved-contact")).textContent, "first in the list").toMatch(
      /이하늘.*적다 만 연락처/,
    );
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-contact");
    expect((await shown("contact-phone")) as HTMLInputElement).toHaveProperty("value", "010-9876-5432");
    for (const hook of ["contact-phone", "contact-name"] as const) await user.clear(await shown(hook));
    await user.keyboard("{Escape}");
    await painted("desk");
    expect(seen("unsaved-contact"), "nothing is left to go on with").toBeNull();
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
  });

  /** On purpose: behind a lock nothing of a visitor stays, and that goes for what nobody agreed to keep. */
  it("offers no half-typed contact after the lock", async () => {
    const { user } = await openWindow("desk", { preparation: { ...ALL_READY, questionnaire: false } });
    await user.keyboard("{Enter}");
    await painted("visit-contact");
    await user.type(await shown("contact-name"), "이하늘");
    await user.keyboard("{Escape}");
    await shown("unsaved-contact");
    await user.keyboard("{Control>}l{/Control}");
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
    expect(seen("unsaved-contact")).toBeNull();
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
    await user.keyboard("{F5}");
    await user.click(await shown("print-slip"));
    await vi.waitFor(() => expect(seen("slip-path")?.textContent, "where it is").toContain("쿠폰-4821.pdf"));
  });

  it("tells on F1 what Enter does about a coupon", async () => {
    const { user } = await openWindow("desk");
    const told = async () => {
      await user.keyboard("{F1}");
      const keys = (await shown("all-keys")).textContent;
      await user.keyboard("{Escape}");
      return keys;
    };
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-coupon"));
    await shown("give-coupon");
    expect(await told()).toMatch(/Enter\s*쿠폰 주기.*F2\s*구매 입력/s);
    await breathed();
    await user.keyboard("{Enter}");
    await shown("coupon");
    expect(await told()).toMatch(/Enter\s*다음 방문객.*F2\s*구매 입력/s);
  });

  /** The visitor looks at the same screen; what staff do about coupons is behind one key. */
  it("shows the visitor nothing but the coupon, and Enter is the next visitor", async () => {
    const { user } = await openWindow("desk");
    await toCoupon(user);
    const buttons = [...document.querySelectorAll("main button")].map((one) =>
      one.getAttribute("data-testid"),
    );
    expect(buttons, "the three").toEqual(["next-visitor", "go-sale", "staff-menu"]);
    expect(document.querySelectorAll("main img").length, "one code").toBe(1);
    await user.keyboard("{F5}");
    await shown("reissue-coupon");
    await user.click(await shown("show-card"));
    await shown("maker-card");
    expect(seen("coupon-qr"), "still one code").toBeNull();
    await user.keyboard("{Escape}");
    await shown("coupon-qr");
    expect(seen("reissue-coupon"), "Escape closes the menu first").toBeNull();
    await user.keyboard("{Enter}");
    await painted("desk");
  });

  /** The second Enter was once the next visitor's, and nobody had seen the code. */
  it.each(["saves", "goes without"])(
    "shows the coupon to whoever presses Enter twice where it %s",
    async (how) => {
      const host = makeFakeHost();
      const slow = async <Result>(work: Promise<Result>): Promise<Result> => {
        await breathed();
        return work;
      };
      const { user } = await openWindow(
        "desk",
        { questions: QUESTIONS.slice(0, 1) },
        { issue_coupon: (request) => slow(host.issue_coupon(request)) },
      );
      await user.keyboard("{Enter}");
      await painted("visit-survey");
      await user.keyboard("{Enter}");
      await painted("visit-contact");
      if (how === "saves") {
        await user.type(await shown("contact-phone"), "010-1234-5678");
        await handsPause();
        await user.keyboard("{Enter}");
        for (const hook of [
          "notice-at_least_14",
          "notice-collect_and_use",
          "decline-advertising_sms",
        ] as const) {
          await shown(hook);
          await breathed();
          await user.keyboard(hook.startsWith("notice") ? "1" : "2");
          await handsPause();
        }
      } else await user.keyboard("{Enter}");
      await shown("coupon-qr");
      await user.keyboard("{Enter}");
      await handsPause();
      expect(seen("coupon-qr"), "still there").not.toBeNull();
      await breathed();
      await user.keyboard("{Enter}");
      await painted("desk");
    },
  );

  it("has a digit for everything in the staff menu", async () => {
    const { user } = await openWindow("desk");
    await toCoupon(user);
    await user.keyboard("{F5}");
    const opener = await shown("staff-menu");
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
    const buttons = [...document.querySelectorAll(".menu button")];
    const digit = buttons.indexOf(await shown("show-card")) + 1;
    await user.keyboard(String(digit));
    await shown("maker-card");
    await user.keyboard("{F5}");
    await user.keyboard(String(digit));
    expect(seen("maker-card"), "a closed menu has no digits").toBeNull();
  });

  /** The green button says what Enter does. */
  it("gives the coupon that was not given yet with Enter", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-coupon"));
    expect((await shown("give-coupon")).textContent, "its key").toContain("Enter");
    await user.keyboard("{Enter}");
    await shown("coupon-qr");
    expect(requests("issue_coupon").length, "one").toBe(1);
    await user.keyboard("{Enter}");
    expect(seen("coupon-qr"), "and a second Enter does not take it away").not.toBeNull();
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
    expect((await shown("visit")).textContent, "plainly, and not as an error").toContain(
      "드릴 쿠폰이 없습니다",
    );
    await user.click(await shown("go-sale"));
    await painted("visit-sale");
  });
});
