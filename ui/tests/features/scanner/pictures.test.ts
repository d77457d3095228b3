import { type Canvas, createCanvas } from "@napi-rs/canvas";
import { fireEvent } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GOOD_DIGITS } from "../../../fake/host";
import { imageOf } from "../../../src/features/scanner/pixels";
import { openWindow, painted, seen, shown } from "../../support";
import { drawn, opened, png } from "./codes";

vi.mock("../../../src/features/scanner/wasm", async () => ({ wasm: (await import("./codes")).wasm }));

const TOKENS = [
  "0005731466761446526727543153432516809329806770246",
  "0005708990770823839524233143879310986063078834908",
];

/** What the camera shows just now. */
let before: Awaited<ReturnType<typeof opened>>;

/** The engine's own parts that jsdom lacks; the reading itself is the real one. */
beforeEach(() => {
  Blob.prototype.arrayBuffer = function (this: Blob) {
    return new Promise<ArrayBuffer>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result as ArrayBuffer);
      reader.readAsArrayBuffer(this);
    });
  };
  vi.stubGlobal("createImageBitmap", async (file: Blob) =>
    Object.assign(await opened(new Uint8Array(await file.arrayBuffer())), { close: () => {} }),
  );
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      readonly #canvas: Canvas;

      constructor(width: number, height: number) {
        this.#canvas = createCanvas(width, height);
      }

      getContext() {
        const context = this.#canvas.getContext("2d");
        const draw = context.drawImage.bind(context);
        context.drawImage = (source: Parameters<typeof draw>[0] | HTMLVideoElement, ...to: number[]) =>
          draw(
            source instanceof HTMLVideoElement ? before : source,
            ...(to as [number, number, number, number]),
          );
        return context;
      }
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "mediaDevices");
});

async function picture(...texts: string[]): Promise<File> {
  return new File([png(imageOf(await drawn(texts, 4)))], "photo.png", { type: "image/png" });
}

/** A computer with a camera that shows `before`. */
function withCamera(open: () => Promise<MediaStream>): void {
  Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia: open } });
  vi.spyOn(HTMLMediaElement.prototype, "play").mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, "readyState", "get").mockReturnValue(4);
  vi.spyOn(HTMLVideoElement.prototype, "videoWidth", "get").mockImplementation(() => before.width);
  vi.spyOn(HTMLVideoElement.prototype, "videoHeight", "get").mockImplementation(() => before.height);
}

describe("a picture at the desk", () => {
  /** A visitor sends the screenshot of her coupon: it must count like the coupon itself. */
  it.each([
    ["dropped", (file: File) => fireEvent.drop(window, { dataTransfer: { files: [file] } })],
    ["pasted", (file: File) => fireEvent.paste(document.body, { clipboardData: { files: [file] } })],
  ])("goes the way of a scan when it is %s", async (_, give) => {
    const { requests } = await openWindow("desk");
    await give(await picture(GOOD_DIGITS));
    expect((await shown("verdict")).dataset.verdict, "the coupon is good").toBe("ok");
    expect(requests("look_up"), "asked once, with the code's text").toEqual([{ text: GOOD_DIGITS }]);
    expect(seen("smart-field"), "the field is free for the next").toHaveProperty("value", "");
  });

  it("is chosen from the panel, which then closes", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F7}");
    expect((await shown("desk")).textContent, "no camera is said in words").toContain(
      "카메라를 쓸 수 없습니다",
    );
    expect(seen("open-camera"), "and no button promises one").toBeNull();
    await user.upload(await shown("picture-file"), await picture(GOOD_DIGITS));
    expect((await shown("verdict")).dataset.verdict, "found").toBe("ok");
    expect(seen("close-picture"), "the panel made room for it").toBeNull();
  });

  /** Whatever somebody drops, there is a reason at once and the desk stays as it was. */
  it("that cannot be used is answered with a reason", async () => {
    const { user, requests } = await openWindow("desk");
    // 225 bytes that would unpack to 17 gigabytes.
    const bomb = png(new ImageDataLike(20, 10));
    bomb.set([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff], 16);
    const large = new File(["x"], "large.png");
    Object.defineProperty(large, "size", { value: 50_000_000 });
    const cases: [string, File][] = [
      ["찾지 못했습니다", new File([png(new ImageDataLike(200, 100))], "empty.png")],
      ["여러 개", await picture(...TOKENS)],
      ["너무 커서", large],
      ["너무 커서", new File([bomb], "bomb.png")],
      ["열 수 있는 사진이 아닙니다", new File(["%PDF-1.7"], "slip.pdf", { type: "application/pdf" })],
      ["쿠폰이 아닙니다", await picture("WIFI:S:booth;T:WPA;P:secret;;")],
    ];
    await user.type(await shown("smart-field"), "김서");
    for (const [words, file] of cases) {
      await fireEvent.drop(window, { dataTransfer: { files: [file] } });
      await vi.waitFor(() => expect(seen("error")?.textContent, file.name).toContain(words));
    }
    expect(seen("smart-field"), "what she was typing is still there").toHaveProperty("value", "김서");
    expect(seen("verdict"), "no verdict").toBeNull();
    expect(requests("look_up").length, "only what could be a coupon was asked about").toBe(1);
  });

  it("dropped on another screen does not open in place of the app", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    const isOpened = await fireEvent.drop(window, { dataTransfer: { files: [await picture(GOOD_DIGITS)] } });
    expect(isOpened, "the engine's own answer is prevented").toBe(false);
  });
});

describe("the camera", () => {
  it("tells a foreign code once, finds the coupon after it, and goes off", async () => {
    const stop = vi.fn();
    withCamera(async () => ({ getTracks: () => [{ stop }] }) as unknown as MediaStream);
    before = await opened(png(imageOf(await drawn(["WIFI:S:booth;;"], 4))));
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F7}");
    await user.click(await shown("open-camera"));
    await shown("camera");
    await vi.waitFor(() => expect(seen("error")?.textContent).toContain("쿠폰이 아닙니다"));
    expect(stop, "still looking").not.toHaveBeenCalled();
    before = await opened(png(imageOf(await drawn([GOOD_DIGITS], 4))));
    expect((await shown("verdict")).dataset.verdict, "the coupon").toBe("ok");
    expect(stop, "its light is out").toHaveBeenCalled();
    expect(
      requests("look_up").map(({ text }) => text),
      "each code once",
    ).toEqual(["WIFI:S:booth;;", GOOD_DIGITS]);
  });

  it("goes off when the desk is left", async () => {
    const stop = vi.fn();
    withCamera(async () => ({ getTracks: () => [{ stop }] }) as unknown as MediaStream);
    before = await opened(png(new ImageDataLike(64, 64)));
    const { user } = await openWindow("desk");
    await user.keyboard("{F7}");
    await user.click(await shown("open-camera"));
    await shown("camera");
    await user.keyboard("{F8}");
    await painted("evening");
    await vi.waitFor(() => expect(stop, "its light is out").toHaveBeenCalled());
  });

  it.each([
    ["NotAllowedError", "카메라 사용이 막혀 있습니다"],
    ["NotFoundError", "연결된 카메라가 없습니다"],
    ["NotReadableError", "다른 프로그램"],
  ])("that does not open says why: %s", async (name, words) => {
    withCamera(() => Promise.reject(new DOMException("no", name)));
    const { user } = await openWindow("desk");
    await user.keyboard("{F7}");
    await user.click(await shown("open-camera"));
    expect((await shown("error")).textContent, "what to do").toContain(words);
  });
});

/** A white picture; jsdom has no ImageData. */
class ImageDataLike implements ImageData {
  readonly colorSpace = "srgb";
  readonly data: Uint8ClampedArray<ArrayBuffer>;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(width * height * 4).fill(255);
  }
}
