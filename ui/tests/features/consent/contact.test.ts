import { describe, expect, it, vi } from "vitest";
import { NOTICES } from "../../../fake/small-fair";
import { refuse } from "../../../fake/speak";
import { openWindow, painted, seen, shown } from "../../support";

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
    await painted("visit-visited");
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
