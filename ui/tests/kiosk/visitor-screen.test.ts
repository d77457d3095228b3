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
    const nothing: VisitorScreen = { language: "ko", maker: null, brand: null, coupon: null, board: null };
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

  it("shows how the day goes and no coupon, in staff's language, and money only if asked for", async () => {
    const { call } = watched();
    await call("show_to_visitor", { coupon: "coupon-1", language: "ko" });
    await call("open_board", { language: "en", with_money: false });
    render(VisitorWindow, { call });
    await painted("visitor-board");
    const text = (): string => seen("board")?.textContent ?? "";
    for (const part of ["128", "171", "85+", "42 / 118", "37", "goal 200", "12:00"]) {
      expect(text(), "a number of the day").toContain(part);
    }
    expect(text(), "no money").not.toContain("3,480,000");
    expect(seen("coupon-qr"), "no coupon").toBeNull();
    expect(document.querySelector("button, input, a"), "nothing to press").toBeNull();
    await call("open_board", { language: "ko", with_money: true });
    lookAgain();
    await vi.waitFor(() => expect(text()).toContain("3,480,000원"));
    await call("open_visitor_screen", {});
    lookAgain();
    await painted("visitor-coupon");
    expect(seen("board")).toBeNull();
  });

  it("is opened and closed as a board with one key on the device page, where goals are set", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F12}");
    await painted("device");
    await shown("board-open");
    await user.keyboard("{Control>}b{/Control}");
    await vi.waitFor(() => expect(seen("board-open")?.textContent).toContain("닫기"));
    expect(requests("open_board")).toEqual([{ language: "ko", with_money: false }]);
    expect(seen("visitor-screen-open")?.textContent, "the visitor's side does not stand").toContain("열기");
    await breathed();
    await user.keyboard("{Control>}b{/Control}");
    await vi.waitFor(() => expect(requests("close_visitor_screen")).toHaveLength(1));
    const sales = await shown("goal-sales");
    await user.type(sales, "40{Enter}");
    await vi.waitFor(() =>
      expect(requests("set_day_goals")).toEqual([{ visitors: 200, contacts: 120, sales: 40 }]),
    );
    expect((await shown("board-card")).textContent, "it is said").toContain("목표를 저장했습니다");
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
