import { fireEvent } from "@testing-library/svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import { refuse } from "../../../fake/speak";
import type { Host } from "../../../src/host/host";
import { breathed, handsPause, openWindow, painted, scan, seen, shown, turnToTab } from "../../support";

const picture = (content = "a picture"): File => new File([content], "card.jpg", { type: "image/jpeg" });
const said = (): string => document.body.textContent ?? "";
const value = (field: "name" | "company" | "job" | "phone" | "email"): string =>
  (seen(`card-${field}`) as HTMLInputElement).value;

async function openKim() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{ArrowDown}{Enter}");
  await painted("visit-visited");
  return opened;
}

describe("a photograph of a card", () => {
  it.each([
    ["dropped", (file: File) => fireEvent.drop(window, { dataTransfer: { files: [file] } })],
    ["pasted", (file: File) => fireEvent.paste(window, { clipboardData: { files: [file] } })],
  ])("is kept when it is %s on a visit, and comes back by one key", async (_, give) => {
    const { requests, user } = await openKim();
    give(picture());
    expect((await shown("card-photos")).textContent).toContain("저녁에 옮겨 적기");
    expect(requests("keep_card_photo")).toEqual([{ visitor: "v-kim", content: btoa("a picture") }]);
    expect(said()).toContain("명함 사진을 저장했습니다.");
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(requests("take_back_card_photo")).toEqual([{ photo: "p-1" }]));
    await vi.waitFor(() => expect(seen("card-photos"), "it is gone").toBeNull());
  });

  it("is chosen with the dialog of its key, also beside the coupon", async () => {
    const { requests, user } = await openKim();
    await user.click(await shown("step-coupon"));
    await user.keyboard("{F7}");
    const choose = await shown("card-photo-choose");
    expect(document.activeElement, "Enter chooses a file").toBe(choose);
    expect(said(), "nothing is pretended").toContain("카메라를 쓸 수 없습니다");
    await user.upload(await shown("card-photo-file"), picture());
    await vi.waitFor(() => expect(seen("card-photo-choose"), "the dialog is closed").toBeNull());
    expect(requests("keep_card_photo")).toHaveLength(1);
    expect(seen("step-coupon")?.getAttribute("aria-current"), "the step stays").toBe("step");
  });

  it("is not kept before she agreed, and what is no picture is told of", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    fireEvent.drop(window, { dataTransfer: { files: [picture()] } });
    await vi.waitFor(() => expect(said()).toContain("동의가 아직 없어"));
    await user.keyboard("{F7}");
    expect(seen("card-photo-choose"), "the key does nothing yet").toBeNull();
    expect(seen("keep-card-photo")).toBeNull();
  });

  it("that is no picture is told of in the dialog, which stays", async () => {
    const { user } = await openKim();
    await user.click(await shown("keep-card-photo"));
    await user.upload(await shown("card-photo-file"), picture("no picture"));
    const dialog = (await shown("card-photo-choose")).closest("dialog");
    await vi.waitFor(() => expect(dialog?.textContent).toContain("사진으로 읽을 수 없는"));
  });

  it("is looked at on the card of the visit, and deleted with two presses", async () => {
    const { user, requests } = await openKim();
    fireEvent.drop(window, { dataTransfer: { files: [picture()] } });
    await user.click(await shown("card-photo-look"));
    await shown("card-photo-picture");
    expect(requests("get_card_photo"), "a look is a call, which is noted").toEqual([{ photo: "p-1" }]);
    await user.click(await shown("card-photo-take-back"));
    expect(requests("take_back_card_photo")).toEqual([]);
    await user.click(await shown("card-photo-take-back"));
    await vi.waitFor(() => expect(seen("card-photos")).toBeNull());
  });
});

describe("a camera", () => {
  const stop = vi.fn();

  /** A computer with a camera that is opened like this. */
  function withCamera(open: () => Promise<MediaStream>): void {
    Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: open } });
    vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
    vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockReturnValue(1280);
    vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockReturnValue(720);
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) =>
      done(new Blob(["a frame"], { type: "image/jpeg" })),
    );
  }

  afterEach(() => {
    vi.restoreAllMocks();
    Reflect.deleteProperty(navigator, "mediaDevices");
  });

  it("takes the card with Enter, and goes off", async () => {
    withCamera(async () => ({ getTracks: () => [{ stop }] }) as unknown as MediaStream);
    const { user, requests } = await openKim();
    await user.keyboard("{F7}");
    await shown("card-photo-camera");
    await breathed();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("keep_card_photo")).toHaveLength(1));
    expect(atob(requests("keep_card_photo")[0]?.content ?? "")).toBe("a frame");
    await vi.waitFor(() => expect(seen("card-photo-camera")).toBeNull());
    expect(stop).toHaveBeenCalled();
  });

  it.each([
    ["a browser", new DOMException("no", "NotFoundError")],
    ["WebKitGTK", { name: "OverconstrainedError", message: "Invalid constraint" }],
  ])("that is not there is told as that, as %s says it", async (_, failure) => {
    withCamera(() => Promise.reject(failure));
    const { user } = await openKim();
    await user.keyboard("{F7}");
    await vi.waitFor(() => expect(said()).toContain("연결된 카메라가 없습니다"));
  });

  it("that is refused says so, and a file can be chosen all the same", async () => {
    withCamera(() => Promise.reject(new DOMException("no", "NotAllowedError")));
    const { user } = await openKim();
    await user.keyboard("{F7}");
    await vi.waitFor(() => expect(said()).toContain("카메라 사용이 막혀 있습니다"));
    expect(seen("card-photo-choose")).not.toBeNull();
  });
});

describe("cards in the evening", () => {
  async function openEvening(instead: Partial<Host> = {}) {
    const opened = await openWindow("desk", {}, instead);
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await opened.user.click(await shown("card-begin"));
    await shown("card-sheet");
    await breathed();
    return opened;
  }

  it("are typed one after the other with Enter, beginning with what is kept", async () => {
    const { user, requests } = await openEvening();
    expect(said()).toContain("2분의 명함이 남았습니다.");
    expect(document.activeElement).toBe(seen("card-name"));
    expect(value("phone")).toBe("010-1234-5678");
    expect((seen("card-phone") as HTMLInputElement).readOnly, "her consent is known by it").toBe(true);
    await user.type(await shown("card-company"), "온기유리");
    await user.type(await shown("card-email"), "seoyeon@example.com");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(value("email")).toBe("minji@example.com"));
    expect(requests("copy_card")).toEqual([
      {
        photos: ["p-kim"],
        typed: {
          name: "김서연",
          phone: "010-1234-5678",
          email: "seoyeon@example.com",
          company: "온기유리",
          job: "",
        },
      },
    ]);
    expect(document.activeElement, "the keys go on").toBe(seen("card-name"));
    expect(document.querySelectorAll('[data-testid="card-photo-picture"]').length, "both sides").toBe(2);
    await user.keyboard("{Enter}");
    await breathed();
    await user.keyboard("{Enter}");
    expect(requests("copy_card"), "an Enter too many says nothing of her").toHaveLength(1);
    expect(said()).toContain("적은 것이 없습니다");
    await user.keyboard("{Alt>}0{/Alt}");
    await vi.waitFor(() => expect(said()).toContain("남은 명함이 없습니다."));
    expect(requests("leave_card")).toEqual([{ photos: ["p-park", "p-park-back"] }]);
  });

  it("come back by one key, and the evening stays", async () => {
    const { user, requests } = await openEvening();
    await user.click(await shown("card-nothing"));
    await vi.waitFor(() => expect(said()).toContain("1분의 명함이 남았습니다."));
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(said()).toContain("2분의 명함이 남았습니다."));
    expect(requests("reopen_card")).toEqual([{ photos: ["p-kim"] }]);
    expect(document.documentElement.dataset.ready).toBe("evening");
  });

  it("go on with the next when the one in hand was destroyed meanwhile", async () => {
    const host = makeFakeHost();
    let gone = false;
    const { user } = await openEvening({
      copy_card: async () => {
        gone = true;
        return refuse("이 명함 사진은 지워졌습니다.", "This photograph was deleted.");
      },
      get_cards_to_copy: async (asked) => {
        const { cards } = await host.get_cards_to_copy(asked);
        return { cards: cards.slice(gone ? 1 : 0) };
      },
    });
    await user.type(await shown("card-company"), "온기");
    await user.click(await shown("card-keep"));
    await vi.waitFor(() => expect(value("email")).toBe("minji@example.com"));
    expect(said(), "and it is said").toContain("이 명함 사진은 지워졌습니다.");
    expect(said()).toContain("1분의 명함이 남았습니다.");
  });

  it("keep what is half typed while the screen is left", async () => {
    const { user, requests } = await openEvening();
    await user.type(await shown("card-company"), "온기");
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await shown("card-sheet");
    expect(value("company")).toBe("온기");
    expect(requests("copy_card")).toEqual([]);
  });

  it("keep what is half typed of a card that is left for later", async () => {
    const { user, requests } = await openEvening();
    await user.type(await shown("card-company"), "온기");
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() => expect(value("email"), "the next").toBe("minji@example.com"));
    expect(value("company"), "is another card").not.toBe("온기");
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() => expect(value("company"), "the first again").toBe("온기"));
    expect(requests("copy_card")).toEqual([]);
  });

  it("take no scan for a word, and say what is wrong where it was typed", async () => {
    const { user, requests } = await openEvening();
    (await shown("card-company")).focus();
    scan("8801234567893");
    await breathed();
    expect(requests("copy_card"), "a scanner keeps nothing").toEqual([]);
    expect(value("company")).toBe("");
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    await vi.waitFor(() => expect(value("email"), "later").toBe("minji@example.com"));
    await user.type(await shown("card-phone"), "02-5{Enter}");
    await vi.waitFor(() => expect(said()).toContain("숫자가 빠졌습니다"));
    expect(value("phone"), "nothing is lost").toBe("02-5");
  });
});
