import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FAIR, refuse } from "../../fake/host";
import { language } from "../../src/kit/language.svelte";
import MainWindow from "../../src/screens/MainWindow.svelte";
import { openWindow, painted, seen, shown, watched } from "../support";

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

  it("asks about a clock far from the last record, and believes the answer or is locked", async () => {
    const clock = { last: "2026-11-28 18:00", now: "2099-01-01 09:00" };
    for (const [answer, then] of [
      ["clock-right", "desk"],
      ["clock-wrong", "unlock"],
    ] as const) {
      const host = watched({}, { get_stage: async () => ({ stage: "open", fair: FAIR, clock }) });
      const { unmount } = render(MainWindow, { call: host.call });
      const button = await shown(answer);
      expect(button.closest("dialog")?.textContent, "both times").toContain("2099-01-01 09:00");
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
