// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startDecoder } from "../../../src/features/scanner/decode";
import { type Grey, greyOf, imageOf, smoothed } from "../../../src/features/scanner/pixels";
import { meant } from "../../../src/features/scanner/scanner";
import { skipped } from "../../skipped";
import { drawn, pixels, wasm } from "./codes";

const TOKEN = "0005731466761446526727543153432516809329806770246";
const OTHER = "0005708990770823839524233143879310986063078834908";

const decoder = await startDecoder(wasm);

/** The picture with every brightness changed. */
function changed(picture: Grey, change: (light: number, x: number) => number): Grey {
  return { ...picture, light: picture.light.map((light, at) => change(light, at % picture.width)) };
}

/** Noise that is the same in every run. */
function noise(strength: number): () => number {
  let seed = 20261122;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return strength * (seed / 1073741823.5 - 1);
  };
}

/** A transparent picture that is black everywhere: only its opacity draws the code. */
function transparent(picture: Grey): ImageData {
  const image = imageOf(picture);
  for (let at = 0; at < image.data.length; at += 4) {
    image.data[at + 3] = 255 - (image.data[at] ?? 0);
    image.data.fill(0, at, at + 3);
  }
  return image;
}

describe("what a picture of a coupon goes through", () => {
  const shake = noise(60);
  const HARM: Record<string, (picture: Grey) => Grey> = {
    nothing: (picture) => picture,
    "a phone in dark mode": (picture) => changed(picture, (light) => 255 - light),
    "a dim booth": (picture) => changed(picture, (light) => 4 + light * 0.09),
    "a bright window behind": (picture) => changed(picture, (light) => 205 + light * 0.19),
    "a shadow across": (picture) =>
      changed(picture, (light, x) => light * (0.12 + (0.88 * x) / picture.width)),
    "a cheap sensor": (picture) => changed(picture, (light) => light + shake()),
    "a lens too near": (picture) => smoothed(picture, 1),
  };

  /** Any of these stands in front of the desk every day. */
  it.each(Object.entries(HARM))("%s", async (_, harm) => {
    const picture = imageOf(harm(await drawn([TOKEN], 3)));
    expect(await decoder.photograph(picture), "the coupon's digits").toEqual([TOKEN]);
  });

  /** Graphics programs save a code without its white ground. */
  it("no ground at all", async () => {
    expect(await decoder.photograph(transparent(await drawn([TOKEN], 4)))).toEqual([TOKEN]);
  });

  /** A camera's frame gets fewer looks, and those must be enough for a code held still. */
  it("a frame of a camera", async () => {
    const picture = imageOf(smoothed(await drawn([TOKEN], 4), 1));
    expect(await decoder.frame(picture)).toEqual([TOKEN]);
  });
});

describe("what is not a coupon", () => {
  /** Noise and emptiness are what a wrong file looks like. */
  it("finds nothing where nothing is", async () => {
    const empty: Grey = { width: 300, height: 200, light: new Uint8ClampedArray(60_000).fill(255) };
    const snow = noise(127);
    for (const picture of [
      empty,
      changed(empty, () => 128 + snow()),
      { width: 1, height: 1, light: empty.light.slice(0, 1) },
    ]) {
      expect(await decoder.photograph(imageOf(picture)), `${picture.width} × ${picture.height}`).toEqual([]);
    }
  });

  it("finds every code there is", async () => {
    const texts = await decoder.photograph(imageOf(await drawn([TOKEN, OTHER], 4)));
    expect(texts.sort(), "both, whatever the order").toEqual([OTHER, TOKEN]);
  });

  /** Nobody may be given the wrong one of two coupons; but the maker's card on the same slip is no second coupon. */
  it("takes the one that is meant", () => {
    const page = `https://maker.example/coupon#${TOKEN}`;
    expect(meant([]), "no code").toEqual({ why: "no-code" });
    expect(meant([page]), "one coupon").toEqual({ text: page });
    expect(meant(["WIFI:S:booth;;"]), "a foreign code goes to the host, which knows it").toEqual({
      text: "WIFI:S:booth;;",
    });
    expect(meant(["BEGIN:VCARD", page]), "the coupon beside the maker's card").toEqual({ text: page });
    expect(meant([TOKEN, OTHER]), "two coupons").toEqual({ why: "several-codes" });
    expect(meant(["BEGIN:VCARD", "WIFI:S:booth;;"]), "two foreign ones").toEqual({ why: "several-codes" });
  });
});

describe("brightness", () => {
  /** Averages at the edge divide by fewer pixels; a wrong count would darken the quiet zone. */
  it("leaves an even picture even", () => {
    const even: Grey = { width: 7, height: 5, light: new Uint8ClampedArray(35).fill(93) };
    expect(smoothed(even, 2), "smoothed").toEqual(even);
    expect(greyOf(imageOf(even)), "there and back").toEqual(even);
  });
});

/** Photographs with the expected text beside each, when somebody has them. */
const FOLDER =
  process.env.BOOTHLOOP_CONFORMANCE ?? join(import.meta.dirname, "../../../../../shared/conformance");
const photographs = join(FOLDER, "qr");

describe("photographs", () => {
  if (!existsSync(photographs)) {
    skipped("photographs", "there is no folder of them; BOOTHLOOP_CONFORMANCE names the one that holds qr/");
    return;
  }
  const files = readdirSync(photographs, { recursive: true })
    .map(String)
    .filter((file) => /\.(webp|png|jpe?g)$/.test(file))
    .sort();

  it("are read as they should be", { timeout: 120_000 }, async () => {
    const failed: string[] = [];
    let tried = 0;
    for (const file of files.filter((file) => file.startsWith("qrcode-"))) {
      const expected = readFileSync(join(photographs, file.replace(/\.\w+$/, ".txt")), "utf8");
      const texts = await decoder.photograph(await pixels(readFileSync(join(photographs, file))));
      tried += 1;
      if (!texts.includes(expected)) failed.push(file);
    }
    console.info(`${tried - failed.length} of ${tried} photographs are read`);
    expect(tried, "photographs found").toBeGreaterThan(0);
    expect(failed.length, `not read: ${failed.join(", ")}`).toBeLessThanOrEqual(Math.floor(tried / 42));
  });

  it("without a code are found empty", { timeout: 120_000 }, async () => {
    const read: string[] = [];
    for (const file of files.filter((file) => file.startsWith("falsepositives-"))) {
      const texts = await decoder.photograph(await pixels(readFileSync(join(photographs, file))));
      if (texts.length > 0) read.push(file);
    }
    expect(
      files.some((file) => file.startsWith("falsepositives-")),
      "pictures without a code found",
    ).toBe(true);
    expect(read, "codes seen where there are none").toEqual([]);
  });
});
