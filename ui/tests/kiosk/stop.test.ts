import { render } from "@testing-library/svelte";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Kiosk, THANKS } from "../../src/kiosk/kiosk.svelte";
import KioskWindow from "../../src/kiosk/KioskWindow.svelte";
import { painted, seen, shown, watched } from "../support";

const PIN = { pin: "2468", idle_seconds: 20 };

describe("hearing no more, at the kiosk", () => {
  /** Agreeing takes a tap for the age, one for each consent, and the ways on: stopping takes two. */
  it("takes two taps besides the number, asks for nothing else, and tells nobody who is known", async () => {
    const host = watched({ kiosk: PIN });
    render(KioskWindow, { call: host.call });
    const user = userEvent.setup();
    await painted("kiosk-welcome");
    await user.click(await shown("kiosk-ask-stop"));
    await painted("kiosk-stop");
    expect(document.querySelectorAll("input"), "a number or an address").toHaveLength(2);
    for (const digit of "12345678") await user.click(await shown(`pad-${digit}`));
    await user.click(await shown("kiosk-stop-now"));
    await painted("kiosk-stopped");
    expect(host.requests("kiosk_stop")).toEqual([{ phone: "010-1234-5678", email: "" }]);
    expect(host.requests("kiosk_start"), "nobody began a survey").toEqual([]);
  });

  it("says what is mistyped, and keeps it to be corrected", async () => {
    const host = watched({ kiosk: PIN });
    render(KioskWindow, { call: host.call });
    const user = userEvent.setup();
    await painted("kiosk-welcome");
    await user.click(await shown("kiosk-ask-stop"));
    await user.click(await shown("kiosk-stop-now"));
    expect((await shown("error")).textContent, "nothing was typed").toContain("적어 주세요");
    expect(host.requests("kiosk_stop")).toEqual([]);
    for (const digit of "123") await user.click(await shown(`pad-${digit}`));
    await user.click(await shown("kiosk-stop-now"));
    await vi.waitFor(() => expect(seen("error")?.textContent).toContain("숫자가 빠졌습니다"));
    expect((seen("stop-phone") as HTMLInputElement).value).toBe("010-123");
    await user.type(await shown("stop-email"), "kim@example.com");
    for (let digit = 0; digit < 3; digit += 1) await user.click(await shown("pad-erase"));
    await user.keyboard("{Enter}");
    await painted("kiosk-stopped");
    expect(host.requests("kiosk_stop").at(-1)).toEqual({ phone: "", email: "kim@example.com" });
  });

  /** What stands in the field of addresses is an address, whatever it looks like. */
  it("is typed where the focus is from the start, and an address is told to be one", async () => {
    const host = watched({ kiosk: PIN });
    render(KioskWindow, { call: host.call });
    const user = userEvent.setup();
    await painted("kiosk-welcome");
    await user.click(await shown("kiosk-ask-stop"));
    const phone = (await shown("stop-phone")) as HTMLInputElement;
    expect(document.activeElement, "typing begins").toBe(phone);
    await user.keyboard("1{Control>}a{/Control}{Backspace}");
    expect(phone.value, "what it begins with").toBe("010");
    await user.type(await shown("stop-email"), "kim.example.com{Enter}");
    expect((await shown("error")).textContent).toContain("이메일");
    expect(host.requests("kiosk_stop")).toEqual([{ phone: "", email: "kim.example.com" }]);
  });

  it("leaves nothing of what was typed to the next visitor", async () => {
    vi.useFakeTimers();
    const host = watched({ kiosk: PIN });
    const kiosk = new Kiosk(host.call);
    await kiosk.begin();
    kiosk.askStop();
    if (kiosk.stopping) kiosk.stopping.phone = "010-1234-5678";
    await vi.advanceTimersByTimeAsync(60_000);
    expect([kiosk.page, kiosk.stopping], "nobody was there any more").toEqual(["welcome", null]);
    kiosk.askStop();
    if (kiosk.stopping) kiosk.stopping.phone = "010-1234-5678";
    await kiosk.stop();
    expect([kiosk.page, kiosk.stopping]).toEqual(["stopped", null]);
    await vi.advanceTimersByTimeAsync(THANKS * 1000 + 10);
    expect(kiosk.page).toBe("welcome");
    vi.useRealTimers();
  });
});
