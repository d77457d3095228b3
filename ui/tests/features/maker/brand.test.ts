import { render } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ACCENT } from "../../../fake/pictures";
import { MAKER } from "../../../fake/small-fair";
import { showBrand } from "../../../src/features/maker";
import type { MakerDetails } from "../../../src/host/wire";
import { LIMITS } from "../../../src/host/limits";
import KioskWindow from "../../../src/kiosk/KioskWindow.svelte";
import type { TestId } from "../../../src/kit/testids";
import { openWindow, painted, seen, shown, watched } from "../../support";

afterEach(() => showBrand(null));

/** Files as a hand lets them go. */
function transfer(files: readonly File[]) {
  return { files, items: [], types: ["Files"] };
}

function drop(on: Element, ...files: File[]): void {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: transfer(files) });
  on.dispatchEvent(event);
}

function paste(on: Element, file: File): void {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: transfer([file]) });
  on.dispatchEvent(event);
}

const file = (name: string, content = name): File => new File([content], name, { type: "image/png" });

/** What a variable of the window's style says. */
const token = (name: string): string => document.documentElement.style.getPropertyValue(name);

async function brandTab(instead = {}) {
  const window = await openWindow("desk", {}, instead);
  await window.user.keyboard("{F9}");
  await painted("prepare-survey");
  await window.user.click(await shown("tab-brand"));
  await shown("drop-logo");
  return window;
}

const pictureIn = (hook: TestId): string | null =>
  seen(hook)?.querySelector("img")?.getAttribute("src") ?? null;

describe("how she is reached", () => {
  it("says what saving switched on, until something is typed again", async () => {
    const maker = { ...structuredClone(MAKER), details: { ...MAKER.details, refusal_phone: "" } };
    const told = [
      { ko: "이제 방문객에게 문자, 카카오톡 동의를 여쭙니다.", en: "Asked now: text message, KakaoTalk" },
    ];
    const { user } = await brandTab({
      get_maker: async () => maker,
      change_maker: async (details: MakerDetails) => ({ maker: { ...maker, details }, told }),
    });
    expect((await shown("maker-switched")).textContent, "nothing yet").toBe("");
    await user.type(await shown("refusal-phone"), "080-123-4567{Enter}");
    await vi.waitFor(() =>
      expect(seen("maker-switched")?.textContent).toContain("문자, 카카오톡 동의를 여쭙니다"),
    );
    await user.type(await shown("maker-email"), "x");
    expect(seen("maker-switched")?.textContent, "it is about what was saved").toBe("");
  });
});

describe("who sends text messages", () => {
  it("is said tool by tool, with the certificate and the registered number", async () => {
    const { user, requests } = await brandTab();
    await user.selectOptions(await shown("text-sender-tool"), "solapi");
    await user.type(await shown("text-sender-certificate"), "제2026-1호");
    await user.type(await shown("text-sender-caller"), "02-123-4567{Enter}");
    await vi.waitFor(() =>
      expect(requests("set_text_sender")).toEqual([
        { target: "solapi", certificate: "제2026-1호", caller_number: "02-123-4567" },
      ]),
    );
    await user.selectOptions(await shown("text-sender-tool"), "aligo");
    expect(((await shown("text-sender-caller")) as HTMLInputElement).value, "another company").toBe("");
    await user.selectOptions(await shown("text-sender-tool"), "solapi");
    expect(((await shown("text-sender-caller")) as HTMLInputElement).value).toBe("02-123-4567");
  });
});

describe("the brand", () => {
  it("takes a logo that is dropped anywhere, and shows its colour at once", async () => {
    const { requests } = await brandTab();
    expect(document.documentElement.hasAttribute("data-brand"), "the app's own colour").toBe(false);
    drop(document.body, file("logo.png"));
    await vi.waitFor(() => expect(pictureIn("drop-logo")).toContain("data:image/png"));
    expect(requests("set_brand_picture")).toEqual([{ which: "logo", content: btoa("logo.png") }]);
    expect(document.documentElement.hasAttribute("data-brand")).toBe(true);
    expect(token("--brand-fill")).toBe(ACCENT.fill);
    expect(token("--brand-light")).toBe(ACCENT.light.text);
    expect((await shown("accent-adjusted")).textContent, "she is told").toContain("조금 더 밝게");
  });

  it("takes a photograph that is dropped or pasted on its place, and the logo otherwise", async () => {
    const { requests } = await brandTab();
    drop(await shown("drop-photograph"), file("studio.png"));
    await vi.waitFor(() => expect(pictureIn("drop-photograph")).not.toBeNull());
    paste(await shown("drop-photograph"), file("other.png"));
    await vi.waitFor(() => expect(requests("set_brand_picture").length).toBe(2));
    paste(document.body, file("logo.png"));
    await vi.waitFor(() => expect(requests("set_brand_picture").length).toBe(3));
    expect(requests("set_brand_picture").map(({ which }) => which)).toEqual([
      "photograph",
      "photograph",
      "logo",
    ]);
  });

  it("keeps what is there when a file is no picture, and says so", async () => {
    const { requests } = await brandTab();
    drop(document.body, file("logo.png"));
    await vi.waitFor(() => expect(pictureIn("drop-logo")).not.toBeNull());
    const before = pictureIn("drop-logo");
    drop(document.body, file("moving.gif", "no picture"));
    await vi.waitFor(() => expect(seen("error")?.textContent).toContain("바뀐 것은 없습니다"));
    expect(pictureIn("drop-logo")).toBe(before);
    const huge = file("huge.png");
    Object.defineProperty(huge, "size", { value: LIMITS.largest_picture_file + 1 });
    drop(document.body, huge);
    await vi.waitFor(() => expect(seen("error")?.textContent).toContain("20 MB"));
    expect(requests("set_brand_picture").length, "it was not even read").toBe(2);
  });

  it("takes another colour by keyboard, and the logo's again", async () => {
    const { user, requests } = await brandTab();
    drop(document.body, file("logo.png"));
    await vi.waitFor(() => expect(pictureIn("drop-logo")).not.toBeNull());
    const field = (await shown("accent")) as HTMLInputElement;
    expect(field.value).toBe(ACCENT.fill);
    await user.clear(field);
    await user.type(field, "#0a5bd3{Enter}");
    await vi.waitFor(() => expect(token("--brand-fill")).toBe("#0a5bd3"));
    await user.click(await shown("accent-of-logo"));
    await vi.waitFor(() => expect(field.value).toBe(ACCENT.fill));
    expect(requests("set_accent")).toEqual([{ accent: "#0a5bd3" }, { accent: null }]);
    await user.click(await shown("remove-logo"));
    await vi.waitFor(() => expect(document.documentElement.hasAttribute("data-brand")).toBe(false));
  });

  it("leaves the window with the store", async () => {
    const { user } = await openWindow("desk", { branded: true });
    await vi.waitFor(() => expect(document.documentElement.hasAttribute("data-brand")).toBe(true));
    await user.click(await shown("open-device"));
    await user.click(await shown("lock"));
    await painted("unlock");
    expect(document.documentElement.hasAttribute("data-brand")).toBe(false);
  });

  it("stands at the kiosk: the logo in place of the name, and read as the name", async () => {
    const host = watched({ branded: true, kiosk: { pin: "2580", idle_seconds: 60 } });
    render(KioskWindow, { call: host.call });
    await painted("kiosk-welcome");
    const mark = await shown("brand-mark");
    expect(mark.tagName).toBe("IMG");
    expect(mark.getAttribute("alt")).toBe("온기유리");
    expect((await shown("maker-picture")).getAttribute("alt")).toBe("온기유리");
    expect(token("--brand-fill")).toBe(ACCENT.fill);
  });

  it("stands beside the coupon that a visitor takes a picture of", async () => {
    const { user } = await openWindow("desk", { branded: true });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-coupon"));
    await user.click(await shown("give-coupon"));
    await shown("coupon-qr");
    expect((await shown("brand-mark")).getAttribute("alt")).toBe("온기유리");
  });
});
