/**
 * Which QR codes are in a picture?
 *
 * zxing-cpp finds and decodes them (`zxing-wasm`, its reader half). It is asked
 * several times: first for the picture as it is, then for the picture improved
 * in the ways that cheap webcams and hurried hands ask for. None of these knows
 * any particular photograph; each undoes one thing that happens to a picture.
 *
 * Only this file knows the decoder, and it is loaded when the first picture
 * comes: a megabyte that the desk's first paint does not wait for.
 */
import {
  prepareZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ZXingModuleOverrides,
} from "zxing-wasm/reader";
import { doubled, type Grey, greyOf, halved, imageOf, levelled, sharpened, smoothed } from "./pixels";

/** Coupons are QR codes of full size. Other kinds would add false alarms: a bar code has one check digit, a Micro QR code hardly more. */
const OPTIONS: ReaderOptions = {
  formats: ["QRCodeModel1", "QRCodeModel2"],
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  textMode: "Plain",
  maxNumberOfSymbols: 8,
};

/** Enlarging and evening out are for pictures up to this many pixels; larger ones are halved first. */
const MODERATE = 1_500_000;

/** One more way to look at a picture. */
interface Look {
  readonly see: (picture: Grey) => Grey;
  readonly options?: ReaderOptions;
}

/** In the order in which they help most, measured on photographs blurred, shaded, darkened, shrunk and made noisy. */
const LOOKS: readonly Look[] = [
  { see: (picture) => picture },
  { see: (picture) => sharpened(picture, 2, 2) },
  { see: (picture) => smoothed(picture, 1) },
  { see: (picture) => sharpened(doubled(picture), 3, 2) },
  {
    see: (picture) => levelled(picture, Math.max(8, Math.min(picture.width, picture.height) >> 3)),
    options: { binarizer: "FixedThreshold" },
  },
  { see: (picture) => sharpened(picture, 4, 3) },
  { see: (picture) => picture, options: { binarizer: "GlobalHistogram" } },
];

/** How many of the looks a moving picture gets: the next frame is a new chance. */
const LOOKS_AT_A_FRAME = 2;

/** Reads pictures. */
export interface Decoder {
  /** The contents of the codes in a picture, each once; empty when there is none. */
  photograph(picture: ImageData): Promise<string[]>;
  /** The same for one frame of a camera: a quicker and shorter look. */
  frame(picture: ImageData): Promise<string[]>;
}

/** Starts the decoder. `where` says where its WebAssembly lies; without that it would look on the internet. */
export async function startDecoder(where: ZXingModuleOverrides): Promise<Decoder> {
  await prepareZXingModule({ overrides: where, fireImmediately: true });
  return {
    photograph: (picture) => read(picture, LOOKS.length),
    frame: (picture) => read(picture, LOOKS_AT_A_FRAME),
  };
}

async function read(image: ImageData, looks: number): Promise<string[]> {
  const full = greyOf(image);
  let moderate = full;
  while (moderate.light.length > MODERATE) moderate = halved(moderate);
  const pictures = moderate === full ? [full] : [full, moderate];
  for (const [index, look] of LOOKS.slice(0, looks).entries()) {
    // The full size is looked at once: whoever needs more than that holds a code that fills the picture.
    for (const picture of index === 0 ? pictures : [moderate]) {
      const found = await readBarcodes(imageOf(look.see(picture)), { ...OPTIONS, ...look.options });
      const texts = new Set(found.map((code) => code.text).filter((text) => text !== ""));
      if (texts.size > 0) return [...texts];
      // Keys and clicks go first.
      await new Promise((done) => setTimeout(done));
    }
  }
  return [];
}
