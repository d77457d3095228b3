/** Pictures of QR codes for the tests: drawn by zxing-cpp's writing half, opened as a window would open them. */
import { createCanvas, type Image, loadImage } from "@napi-rs/canvas";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";
import type { Grey } from "../../../src/features/scanner/pixels";

/** The bytes of a WebAssembly file that lies among the packages. */
function wasmOf(file: string): { wasmBinary: ArrayBuffer } {
  return { wasmBinary: new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(file))).buffer };
}

/** Where the decoder's WebAssembly lies for the tests: in memory, since nothing serves it here. */
export const wasm = wasmOf("zxing-wasm/reader/zxing_reader.wasm");

/** Opens a picture file. */
export function opened(bytes: Uint8Array): Promise<Image> {
  return loadImage(bytes);
}

/** The pixels of a picture file. */
export async function pixels(bytes: Uint8Array): Promise<ImageData> {
  const picture = await opened(bytes);
  const context = createCanvas(picture.width, picture.height).getContext("2d");
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height) as unknown as ImageData;
}

/** A picture as the bytes of a PNG file. */
export function png(picture: ImageData): Uint8Array<ArrayBuffer> {
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  const copy = context.createImageData(picture.width, picture.height);
  copy.data.set(picture.data);
  context.putImageData(copy, 0, 0);
  return new Uint8Array(canvas.toBuffer("image/png"));
}

/** Codes side by side, black on white, each module `size` pixels wide. */
export async function drawn(texts: readonly string[], size: number): Promise<Grey> {
  await prepareZXingModule({
    overrides: wasmOf("zxing-wasm/writer/zxing_writer.wasm"),
    equalityFn: () => true,
    fireImmediately: true,
  });
  const codes = await Promise.all(
    texts.map((text) => writeBarcode(text, { format: "QRCode", ecLevel: "M" })),
  );
  const widths = codes.map(({ symbol }) => (symbol.width + 8) * size);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const height = Math.max(...widths);
  const light = new Uint8ClampedArray(width * height).fill(255);
  let left = 4 * size;
  for (const [index, { symbol }] of codes.entries()) {
    for (let y = 0; y < symbol.height * size; y += 1) {
      for (let x = 0; x < symbol.width * size; x += 1) {
        const module = symbol.data[Math.floor(y / size) * symbol.width + Math.floor(x / size)];
        light[(4 * size + y) * width + left + x] = module ?? 0;
      }
    }
    left += widths[index] ?? 0;
  }
  return { width, height, light };
}
