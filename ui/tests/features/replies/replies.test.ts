import { describe, expect, it, vi } from "vitest";
import { breathed, handsPause, openWindow, painted, seen, shown, turnToTab } from "../../support";

const text = (): string => document.body.textContent ?? "";

describe("a request at the desk", () => {
  async function openKim() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await opened.user.click(await shown("tasks-open"));
    await painted("visit-visited");
    return opened;
  }

  it("is noted with one key, a digit and Enter, and stands on her card", async () => {
    const { user, requests } = await openKim();
    await user.keyboard("{F11}");
    await shown("reply-catalogue");
    await handsPause();
    await user.keyboard("3");
    await shown("reply-save");
    await breathed();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("reply-save"), "the dialog is closed").toBeNull());
    expect(requests("request_reply")).toEqual([
      { visitor: "v-kim", wanted: "call", words: "", channel: "phone", by: "한서윤", due: "2026-12-02" },
    ]);
    expect((await shown("replies")).textContent).toContain("전화하기");
    expect((await shown("replies")).textContent).toContain("2026. 12. 2.");
  });

  it("goes on with Escape and back with nothing noted", async () => {
    const { user, requests } = await openKim();
    await user.keyboard("{F11}");
    await shown("reply-catalogue");
    await handsPause();
    await user.keyboard("3");
    await shown("reply-save");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("reply-save")).toBeNull());
    expect(seen("visited"), "the visit stays").not.toBeNull();
    expect(requests("request_reply")).toEqual([]);
  });

  /** As every half written form: Escape loses nothing, and says so. */
  it("is still there when it was left with Escape and asked again", async () => {
    const { user, requests } = await openKim();
    await user.keyboard("{F11}");
    await user.click(await shown("reply-quotation"));
    await user.type(await shown("reply-words"), "위스키잔 100개");
    await user.clear(await shown("reply-by"));
    await user.type(await shown("reply-by"), "박도윤");
    expect((await shown("reply-leave")).textContent, "said before").toContain("남습니다");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("reply-save")).toBeNull());
    expect((await shown("reply-ask")).textContent, "said after").toContain("이어서");
    await handsPause();
    await user.keyboard("{F11}");
    expect(((await shown("reply-words")) as HTMLInputElement).value).toBe("위스키잔 100개");
    expect(((await shown("reply-by")) as HTMLInputElement).value).toBe("박도윤");
    await user.click(await shown("reply-save"));
    await vi.waitFor(() => expect(seen("reply-save")).toBeNull());
    expect(requests("request_reply")).toMatchObject([{ wanted: "quotation", words: "위스키잔 100개" }]);
    expect((await shown("reply-ask")).textContent, "nothing is left").not.toContain("이어서");
  });

  it("needs a way that fits: she left a number and no address", async () => {
    const { user, requests } = await openKim();
    await user.keyboard("{F11}");
    await user.click(await shown("reply-quotation"));
    expect((await shown("reply-way-sms")).textContent).toContain("010-1234-5678");
    expect(seen("reply-way-email"), "no address").toBeNull();
    expect(seen("reply-way-phone"), "a quotation is not called").toBeNull();
    await user.type(await shown("reply-words"), "위스키잔 100개");
    await user.clear(await shown("reply-by"));
    await user.type(await shown("reply-by"), "박도윤");
    await breathed();
    await user.click(await shown("reply-save"));
    await vi.waitFor(() => expect(requests("request_reply").length).toBe(1));
    expect(requests("request_reply")[0]).toMatchObject({
      words: "위스키잔 100개",
      by: "박도윤",
      channel: "sms",
    });
  });

  it("says what is missing, and keeps what is typed", async () => {
    const { user, requests } = await openKim();
    await user.keyboard("{F11}");
    await user.click(await shown("reply-other"));
    await shown("reply-words");
    await breathed();
    await user.keyboard("{Enter}");
    await vi.waitFor(async () => expect((await shown("error")).textContent).toContain("무엇을 부탁하셨는지"));
    await user.type(await shown("reply-words"), "잔 사진");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("reply-save")).toBeNull());
    expect(requests("request_reply").at(-1)?.words).toBe("잔 사진");
  });

  it("is taken back with F6, and on the card when she changes her mind", async () => {
    const { user, requests } = await openKim();
    for (const again of [false, true]) {
      await user.keyboard("{F11}");
      await user.click(await shown("reply-call"));
      await shown("reply-save");
      await breathed();
      await user.click(await shown("reply-save"));
      await vi.waitFor(() => expect(seen("reply-save")).toBeNull());
      if (again) {
        await user.click(await shown("reply-take-back"));
        expect(requests("take_back_reply").length, "asked once more first").toBe(1);
        await user.click(await shown("reply-take-back"));
      } else await user.keyboard("{F6}");
      await vi.waitFor(() => expect(seen("reply-take-back")).toBeNull());
    }
    expect(requests("take_back_reply").map(({ reply }) => reply)).toEqual(["r-1", "r-2"]);
    expect((await shown("replies")).textContent).toContain("거두셨습니다");
  });

  it("leads to the contact first where there is none", async () => {
    const { user } = await openWindow("desk");
    await user.type(await shown("smart-field"), "{Enter}");
    await painted("visit-survey");
    await user.keyboard("{F11}");
    await user.click(await shown("reply-to-contact"));
    await painted("visit-contact");
  });
});

describe("promises in the evening", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await shown("open-replies");
    return opened;
  }

  it("say who waits for what, where and by when, and what is late", async () => {
    await open();
    const list = (await shown("open-replies")).textContent ?? "";
    for (const part of ["김서연", "위스키잔 100개", "seoyeon@example.com", "2026. 11. 27.", "박도윤"]) {
      expect(list).toContain(part);
    }
    expect(list).toContain("1건은 기한이 지났습니다");
    expect(list).toContain("010-2222-3333");
  });

  it("are shown for one colleague", async () => {
    const { user } = await open();
    await user.click(await shown("replies-of-한서윤"));
    const list = (await shown("open-replies")).textContent ?? "";
    expect(list).toContain("Park Minji");
    expect(list).not.toContain("김서연");
    await user.click(await shown("replies-everybody"));
    expect((await shown("open-replies")).textContent).toContain("김서연");
  });

  it("leave the words selected for the keys where no script may copy", async () => {
    const { user } = await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    document.execCommand = () => false;
    await user.click(await shown("reply-take"));
    await user.click(await shown("reply-copy"));
    await vi.waitFor(() => expect(text()).toContain("Ctrl+C"));
    const words = (await shown("reply-text")) as HTMLTextAreaElement;
    expect(words.selectionEnd - words.selectionStart, "all of them").toBe(words.value.length);
    expect(document.activeElement).toBe(words);
    write.mockRestore();
  });

  it("have words ready in her language, and none that promote are copied", async () => {
    const { user } = await open();
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await user.click(
      (await shown("open-replies")).querySelectorAll("[data-testid=reply-take]")[1] as HTMLElement,
    );
    expect((await shown("reply-text")) as HTMLTextAreaElement).toHaveProperty(
      "value",
      expect.stringContaining("This is Ongi Glass"),
    );
    await user.click(await shown("reply-copy"));
    await vi.waitFor(() => expect(write).toHaveBeenCalledTimes(1));
    expect(text()).toContain("복사했습니다");
    await user.type(await shown("reply-text"), " 쿠폰도 드려요.");
    await user.click(await shown("reply-copy"));
    await vi.waitFor(async () => expect((await shown("error")).textContent).toContain("쿠폰"));
    expect(write, "it was not copied").toHaveBeenCalledTimes(1);
  });

  it("end only with a day, a sender and the words, and are told no more", async () => {
    const { user, requests } = await open();
    await user.click(await shown("reply-take"));
    await user.clear(await shown("reply-sender"));
    await user.click(await shown("reply-done"));
    await vi.waitFor(async () => expect((await shown("error")).textContent).toContain("누가"));
    expect((await shown("open-replies")).textContent).toContain("김서연");
    await user.type(await shown("reply-sender"), "박도윤{Enter}");
    await shown("reply-noted");
    expect((await shown("open-replies")).textContent).not.toContain("김서연");
    expect(requests("answer_reply").at(-1)).toMatchObject({
      reply: "r-late",
      answered_on: "2026-11-28",
      channel: "email",
      sender: "박도윤",
    });
  });

  it("lead to the visit", async () => {
    const { user } = await open();
    await user.click(await shown("reply-open"));
    await painted("visit-visited");
  });
});
