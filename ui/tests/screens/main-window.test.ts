import { fireEvent, render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PASSPHRASE } from "../../fake/host";
import { FAIR } from "../../fake/small-fair";
import { refuse } from "../../fake/speak";
import { language } from "../../src/kit/language.svelte";
import MainWindow from "../../src/screens/MainWindow.svelte";
import { openWindow, painted, seen, shown, watched } from "../support";

/** Gives a way to let minutes pass. */
function fakeMinutes(): (count: number) => Promise<unknown> {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  return (count) => vi.advanceTimersByTimeAsync(count * 60_000);
}
afterEach(() => vi.useRealTimers());

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

  it("stays where it is when something is dropped beside its aim", async () => {
    await openWindow("desk");
    const drop = (at: Element | null) => {
      const event = new Event("drop", { bubbles: true, cancelable: true });
      at?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(drop(document.body), "a link opens nothing").toBe(true);
    expect(drop(seen("smart-field")), "a text goes into its field").toBe(false);
  });

  it("locks when nobody is there, and not while visitors have the screen", async () => {
    const minutes = fakeMinutes();
    let kiosk = false;
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        lock: async () =>
          kiosk ? refuse("키오스크가 열려 있습니다.", "The kiosk is open.") : { stage: "locked" },
      },
    );
    await minutes(FAIR.idle_lock_minutes - 1);
    await fireEvent.pointerMove(window);
    await minutes(FAIR.idle_lock_minutes - 1);
    expect(seen("unlock"), "somebody is there").toBeNull();
    kiosk = true;
    await minutes(5);
    expect(seen("unlock"), "not while visitors have the screen").toBeNull();
    expect(seen("error"), "and nothing is said of it").toBeNull();
    kiosk = false;
    await minutes(1);
    await shown("unlock");
    await user.keyboard("{F9}");
    expect(requests("get_questionnaires"), "out of the keys' reach").toEqual([]);
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
    await minutes(FAIR.idle_lock_minutes - 1);
    expect(seen("unlock"), "she is there again").toBeNull();
  });

  it.each([false, true])("tells the key that locks only where it does (sample: %s)", async (sample) => {
    const { user, requests } = await openWindow("desk", { sample });
    await user.keyboard("{F1}");
    expect((await shown("all-keys")).textContent?.includes("Ctrl L")).toBe(!sample);
    await user.keyboard("{Escape}{Control>}l{/Control}");
    expect(requests("lock").length).toBe(sample ? 0 : 1);
  });

  it("locks after the time that the owner chose", async () => {
    const minutes = fakeMinutes();
    const { user, requests } = await openWindow("desk");
    await user.click(await shown("open-device"));
    await user.click(await shown("idle-lock-5"));
    await vi.waitFor(() => expect(seen("idle-lock-5")?.getAttribute("aria-pressed")).toBe("true"));
    expect(requests("set_idle_lock")).toEqual([{ minutes: 5 }]);
    await minutes(4);
    expect(seen("unlock")).toBeNull();
    await minutes(2);
    await shown("unlock");
  });

  it("locks in time although the clock is set back", async () => {
    const minutes = fakeMinutes();
    await openWindow("desk");
    vi.setSystemTime(Date.now() - 24 * 60 * 60_000);
    await minutes(FAIR.idle_lock_minutes + 1);
    await shown("unlock");
  });

  it("asks who is there when several people work and nobody touches it, and locks when nobody comes", async () => {
    const minutes = fakeMinutes();
    const { requests } = await openWindow("desk", { role: "capture" });
    await minutes(FAIR.idle_lock_minutes + 1);
    await shown("who-is-there");
    expect(requests("lock"), "the store stays open").toEqual([]);
    expect(requests("sign_out")).toHaveLength(1);
    await minutes(60 - FAIR.idle_lock_minutes - 3);
    expect(seen("unlock")).toBeNull();
    await minutes(3);
    await shown("unlock");
  });

  it("locks when the laptop slept, whoever works here", async () => {
    const minutes = fakeMinutes();
    const { requests } = await openWindow("desk", { role: "capture" });
    vi.setSystemTime(Date.now() + 75_000);
    await minutes(0.5);
    await shown("unlock");
    expect(requests("sign_out")).toEqual([]);
  });

  it("locks when the laptop slept, also for a moment only", async () => {
    const minutes = fakeMinutes();
    await openWindow("desk");
    await minutes(1);
    vi.setSystemTime(Date.now() + 30_000);
    await minutes(0.5);
    expect(seen("unlock"), "the clock was put right").toBeNull();
    vi.setSystemTime(Date.now() + 61_000);
    await fireEvent.pointerMove(window);
    await minutes(0.5);
    await shown("unlock");
  });

  it("keeps no name, phone or address of anybody on a screen that locked itself", async () => {
    const minutes = fakeMinutes();
    const { user, requests } = await openWindow("desk");
    /** All that the page holds: its text, and what stands in its fields. */
    const page = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
      return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join("\n");
    };
    const lockAndUnlock = async (personal: RegExp) => {
      expect(page(), "was there").toMatch(personal);
      await minutes(FAIR.idle_lock_minutes + 1);
      await shown("unlock");
      expect(page(), "is gone").not.toMatch(personal);
      await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
      await vi.waitFor(() => expect(seen("unlock")).toBeNull());
    };

    await user.type(await shown("smart-field"), "이하늘");
    await lockAndUnlock(/이하늘|김서연/);
    await painted("desk");
    expect(seen("smart-field"), "what was typed at the desk may be a name").toHaveProperty("value", "");

    await user.type(await shown("smart-field"), "서연{Enter}");
    await vi.waitFor(() => expect(page()).toContain("@example.com"));
    await lockAndUnlock(/김서|5678|@example/);
    await painted("desk");

    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.type(await shown("interviewer-note"), "하늘 님, 견적");
    await user.click(await shown("step-contact"));
    await user.type(await shown("contact-name"), "이하늘");
    await user.type(await shown("contact-phone"), "010-9876-5432");
    await user.type(await shown("contact-email"), "haneul@example.com");
    await lockAndUnlock(/하늘|9876|haneul/);
    expect(requests("note_visitor").at(-1)?.note, "kept in the store").toBe("하늘 님, 견적");
    expect(requests("save_contact"), "nothing is kept without a yes").toEqual([]);
    await painted("visit-contact");
    expect(seen("interviewer-note"), "the visit goes on").toHaveProperty("value", "하늘 님, 견적");
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

  it("asks about a clock far from the last record, and believes the answer or is locked", async () => {
    const clock = { last: "2026-11-28 18:00", now: "2099-01-01 09:00" };
    for (const [answer, then] of [
      ["clock-right", "desk"],
      ["clock-wrong", "unlock"],
    ] as const) {
      const host = watched({}, { get_stage: async () => ({ stage: "open", fair: FAIR, clock }) });
      const { unmount } = render(MainWindow, { call: host.call });
      const button = await shown(answer);
      expect(button.closest("dialog")?.textContent, "both times").toContain("2099. 1. 1. 09:00");
      await userEvent.setup().click(button);
      await painted(then);
      expect(seen("clock-right"), "asked once").toBeNull();
      unmount();
    }
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
