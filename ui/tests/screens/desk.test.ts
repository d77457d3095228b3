import { fireEvent } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { GOOD_DIGITS } from "../../fake/host";
import { FAIR } from "../../fake/small-fair";
import { handsPause, openWindow, painted, seen, shown } from "../support";

describe("an export that was cut off", () => {
  it("is told when the store is opened", async () => {
    const told = { ko: "쓰다 만 파일은 모두 지웠습니다.", en: "It has been removed." };
    await openWindow(
      "desk",
      {},
      { get_stage: async () => ({ stage: "open", fair: { ...FAIR, interrupted: [told] } }) },
    );
    expect((await shown("error")).textContent, "the host's sentence").toContain("쓰다 만 파일");
  });
});

describe("conversations that left nothing", () => {
  const counts = async (
    user: { keyboard: (keys: string) => Promise<void> },
    keys: string,
  ): Promise<string> => {
    await user.keyboard(keys);
    return (await shown("tallied")).textContent ?? "";
  };

  it("are counted with one key, and the last is taken back with Shift", async () => {
    const { user, requests } = await openWindow("desk");
    const field = (await shown("smart-field")) as HTMLInputElement;
    expect(await counts(user, "``"), "two more than before").toContain("14");
    expect(await counts(user, "~"), "one less").toContain("13");
    expect(field.value, "nothing was typed").toBe("");
    expect(requests("count_conversation"), "each press").toHaveLength(2);
    expect(requests("take_back_conversation"), "the last one").toHaveLength(1);
    expect((await shown("desk")).textContent, "stands beside the key").toContain("(오늘 13)");
  });

  it("are counted once by a held key, also one that writes Hangul", async () => {
    const { requests } = await openWindow("desk");
    const field = await shown("smart-field");
    await fireEvent.keyDown(field, { key: "₩" });
    await fireEvent.keyDown(field, { key: "₩", repeat: true });
    expect(requests("count_conversation"), "held").toHaveLength(1);
    const hidden = new InputEvent("beforeinput", { data: "`", bubbles: true, cancelable: true });
    await fireEvent(field, hidden);
    expect(hidden.defaultPrevented, "not typed").toBe(true);
    expect(requests("count_conversation"), "hidden by an input method").toHaveLength(2);
  });

  it("are not counted by the sign within a text, by a syllable in hand, or by a scan", async () => {
    const { user, requests } = await openWindow("desk");
    const field = (await shown("smart-field")) as HTMLInputElement;
    await user.keyboard("a`~");
    expect(field.value, "typed").toBe("a`~");
    await user.keyboard("{Escape}");
    await fireEvent.keyDown(field, { key: "`", isComposing: true });
    await user.keyboard(`${GOOD_DIGITS}{Enter}`);
    await shown("verdict");
    expect(requests("count_conversation"), "none").toEqual([]);
    expect(requests("take_back_conversation"), "none").toEqual([]);
  });
});

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

  it.each([
    ["99999999999", 3601],
    ["-5", 0],
    ["{Delete}", 0],
  ])("sends a waiting time of %s as one that the booth refuses", async (typed, sent) => {
    const { user, requests } = await openWindow("desk");
    await user.click(await shown("open-kiosk"));
    await user.clear(await shown("kiosk-idle-seconds"));
    await user.type(await shown("kiosk-idle-seconds"), typed);
    await user.type(await shown("kiosk-pin"), "2468{Enter}");
    await vi.waitFor(() => expect(requests("open_kiosk"), "asked").toHaveLength(1));
    expect(requests("open_kiosk")[0]?.idle_seconds).toBe(sent);
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
      "수신 동의 71%",
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
    await handsPause();
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

  it("sells what somebody brings on a buy-again card with one Enter more", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("https://ongi.example#.001002{Enter}");
    expect((await shown("reorder-scanned")).textContent, "what it is").toContain("다시 사기 카드입니다.");
    expect((seen("smart-field") as HTMLInputElement).value, "ready for the next scan").toBe("");
    await handsPause();
    await user.keyboard("{Enter}");
    await painted("counter");
    await vi.waitFor(() =>
      expect(requests("quote_sale").at(-1), "both goods").toMatchObject({
        visitor: null,
        lines: [{ quantity: 1 }, { quantity: 1 }],
      }),
    );
    expect(requests("start_visit"), "nobody new").toEqual([]);
  });

  it("closes a refusal with Enter before starting anything new", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("1234567890{Enter}");
    await shown("verdict");
    await handsPause();
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
      expect(document.body.textContent, "a sentence").toContain("찾는 분이나 쿠폰이 이 기기에 없습니다"),
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
    await painted("visit-visited");
    expect(requests("get_visit"), "the newest").toEqual([{ visitor: "v-kim" }]);
  });
});
