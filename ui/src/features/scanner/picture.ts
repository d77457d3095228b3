/**
 * How does a file become pixels?
 *
 * The window's own engine opens it. A file comes from somebody's phone and may
 * be anything, so it is refused by its length and by the area that its header
 * names before it is opened, and by its true area before it is copied.
 */
import { areaOf, LONGEST_HEADER } from "./area";

/** Longer files are not opened. A phone's photograph has 3 to 12 MB. */
const LARGEST_FILE = 25_000_000;

/** Larger pictures, in pixels, are not looked at. A phone's photograph has 12 to 50 million. */
const LARGEST_AREA = 70_000_000;

/** Pictures are shrunk until no side is longer: a code is never so small a part of a photograph. */
const LONGEST_SIDE = 3_200;

/** Why a picture is not looked at. */
export type Unopened = "too-large" | "no-picture";

/** The pixels of a picture, or why there are none. */
export async function pixelsOf(file: Blob): Promise<ImageData | Unopened> {
  if (file.size > LARGEST_FILE) return "too-large";
  const area = areaOf(await file.slice(0, LONGEST_HEADER).arrayBuffer());
  if (area === null) return "no-picture";
  if (area > LARGEST_AREA) return "too-large";
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch {
    return "no-picture";
  }
  try {
    return picture.width * picture.height > LARGEST_AREA
      ? "too-large"
      : copied(picture, picture.width, picture.height);
  } finally {
    picture.close();
  }
}

/** The pixels of what a canvas can draw. */
export function copied(source: CanvasImageSource, width: number, height: number): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const [across, down] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const context = new OffscreenCanvas(across!, down!).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("this window draws no pictures");
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, across!, down!);
  return context.getImageData(0, 0, across!, down!);
}
