/** The visitor's side on a second screen shows what is printed on a coupon, and nobody's name. */
import { render } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import type { VisitorScreen } from "../../src/host/wire";
import { language } from "../../src/kit/language.svelte";
import VisitorWindow from "../../src/kiosk/VisitorWindow.svelte";
import { breathed, openWindow, painted, seen, shown, watched } from "../support";

const lookAgain = (): boolean => window.dispatchEvent(new Event("look-again"));

describe("the visitor's screen", () => {
  it("shows the maker, then the coupon that staff show, then the maker again", async () => {
    const { call, made } = watched();
    render(VisitorWindow, { call });
    await painted("visitor-maker");
    expect(seen("visitor-screen")?.textContent).toContain("온기유리");
    expect(seen("visitor-screen")?.textContent).toContain("어서 오세요");
    await call("show_to_visitor", { coupon: "coupon-1", language: "en" });
    lookAgain();
    await painted("visitor-coupon");
    expect(seen("coupon-number")?.textContent).toMatch(/^[\d ]+$/);
    expect(seen("visitor-screen")?.textContent, "in the language of staff's window").toContain("5% off");
    expect(language.now).toBe("en");
    expect(document.querySelector("button, input, a"), "nothing to press").toBeNull();
    await call("show_to_visitor", { coupon: null, language: "ko" });
    lookAgain();
    await painted("visitor-maker");
    expect(seen("coupon-qr")).toBeNull();
    const asked = made.map(({ name }) => name).filter((name) => name !== "show_to_visitor");
    expect([...new Set(asked)], "it asks one thing").toEqual(["visitor_screen"]);
  });

  it("shows nothing while the store is locked, or cannot be asked", async () => {
    const nothing: VisitorScreen = { language: "ko", maker: null, brand: null, coupon: null };
    const { call } = watched({}, { visitor_screen: async () => nothing });
    const { unmount } = render(VisitorWindow, { call });
    await painted("visitor-nothing");
    expect(seen("visitor-screen")?.textContent?.trim()).toBe("");
    unmount();
    const refuses = {
      visitor_screen: () => Promise.reject({ code: null, message: { ko: "안 됨", en: "no" } }),
    };
    render(VisitorWindow, { call: watched({}, refuses).call });
    await painted("visitor-nothing");
    expect(seen("visitor-screen")?.textContent?.trim()).toBe("");
  });

  it("is opened from the coupon's staff menu, and shows the coupon for as long as it stands there", async () => {
    const { user, requests } = await openWindow("desk");
    await user.click(await vi.waitFor(() => document.querySelector("#row-0") as HTMLElement));
    await user.click(await shown("step-coupon"));
    await user.click(await shown("give-coupon"));
    await shown("coupon-qr");
    await vi.waitFor(() => expect(requests("show_to_visitor").at(-1)?.coupon).toBe("c-2"));
    await user.keyboard("{F5}");
    await user.click(await shown("visitor-screen-open"));
    await vi.waitFor(() => expect(seen("visitor-screen-open")?.getAttribute("aria-pressed")).toBe("true"));
    await user.keyboard("{Escape}");
    await breathed();
    await user.click(await shown("next-visitor"));
    await painted("desk");
    await vi.waitFor(() => expect(requests("show_to_visitor").at(-1)?.coupon, "taken away").toBeNull());
    await user.click(await shown("open-device"));
    await painted("device");
    await vi.waitFor(() => expect(seen("visitor-screen-open")?.textContent).toContain("닫기"));
    await user.click(await shown("visitor-screen-open"));
    await vi.waitFor(() => expect(requests("close_visitor_screen").length).toBe(1));
  });
});
