/**
 * How is a picture made easier to read before it is tried again?
 *
 * Only brightness matters to a QR code. Everything here is plain arithmetic on
 * arrays, not the filters of a canvas: WebKit has none of those, and the tests
 * read the same photographs by the same code without a browser.
 */

/** Brightness of a picture, row by row from the top left; 0 is black, 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly light: Uint8ClampedArray;
}

/** The brightness of a coloured picture (weights of ITU-R BT.601). What is transparent stands on white paper. */
export function greyOf({ width, height, data }: ImageData): Grey {
  const light = new Uint8ClampedArray(width * height);
  for (let index = 0, at = 0; index < light.length; index += 1, at += 4) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = [data[at], data[at + 1], data[at + 2], data[at + 3]];
    light[index] = 255 + ((0.299 * red + 0.587 * green + 0.114 * blue - 255) * opacity) / 255;
  }
  return { width, height, light };
}

/** The picture as the decoder takes it. */
export function imageOf({ width, height, light }: Grey): ImageData {
  const data = new Uint8ClampedArray(light.length * 4);
  const words = new Uint32Array(data.buffer);
  // Four bytes at once; opacity is the last of them on every processor this runs on.
  for (let index = 0; index < light.length; index += 1) {
    words[index] = (light[index] ?? 0) * 0x010101 + 0xff000000;
  }
  return { width, height, data, colorSpace: "srgb" };
}

/** Each pixel becomes the mean of its row's neighbours up to `radius`; the result is turned by a quarter. */
function meansTurned({ width, height, light }: Grey, radius: number): Grey {
  const turned = new Uint8ClampedArray(light.length);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let sum = 0;
    for (let x = -radius; x < width; x += 1) {
      if (x + radius < width) sum += light[row + x + radius] ?? 0;
      if (x - radius > 0) sum -= light[row + x - radius - 1] ?? 0;
      if (x < 0) continue;
      const count = Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1;
      turned[x * height + y] = sum / count;
    }
  }
  return { width: height, height: width, light: turned };
}

/** Softened: a sensor's noise and the stripes of a photographed screen go, fine modules stay. */
export function smoothed(picture: Grey, radius: number): Grey {
  let soft = picture;
  // Two means after each other fall off towards their edge, as a lens does; one leaves boxes.
  for (let turn = 0; turn < 4; turn += 1) soft = meansTurned(soft, radius);
  return soft;
}

/** Sharpened: what differs from its surroundings differs `amount` times more. Brings back what a near webcam blurs. */
export function sharpened(picture: Grey, radius: number, amount: number): Grey {
  const soft = smoothed(picture, radius).light;
  const light = new Uint8ClampedArray(soft.length);
  for (let index = 0; index < light.length; index += 1) {
    const here = picture.light[index] ?? 0;
    light[index] = here + amount * (here - (soft[index] ?? 0));
  }
  return { ...picture, light };
}

/** Evened out: every pixel is set against the light around it, so that a shadow across the code does not matter. */
export function levelled(picture: Grey, radius: number): Grey {
  const around = smoothed(picture, radius).light;
  const light = new Uint8ClampedArray(around.length);
  for (let index = 0; index < light.length; index += 1) {
    light[index] = 128 + 2 * ((picture.light[index] ?? 0) - (around[index] ?? 0));
  }
  return { ...picture, light };
}

/** Twice as wide and high, with straight lines between the known pixels: the decoder wants about two pixels a module. */
export function doubled({ width, height, light }: Grey): Grey {
  const wide = width * 2;
  const larger = new Uint8ClampedArray(light.length * 4);
  for (let y = 0; y < height * 2; y += 1) {
    // New pixels lie a quarter of an old one beside the old centres.
    const near = (y >> 1) * width;
    const far = Math.min(height - 1, Math.max(0, (y >> 1) + (y % 2 ? 1 : -1))) * width;
    for (let x = 0; x < wide; x += 1) {
      const left = x >> 1;
      const right = Math.min(width - 1, Math.max(0, left + (x % 2 ? 1 : -1)));
      larger[y * wide + x] =
        (9 * (light[near + left] ?? 0) +
          3 * (light[near + right] ?? 0) +
          3 * (light[far + left] ?? 0) +
          (light[far + right] ?? 0)) /
        16;
    }
  }
  return { width: wide, height: height * 2, light: larger };
}

/** Half as wide and high, each pixel the mean of four: what a phone photographs finely becomes readable again. */
export function halved({ width, height, light }: Grey): Grey {
  const narrow = width >> 1;
  const low = height >> 1;
  const smaller = new Uint8ClampedArray(narrow * low);
  for (let y = 0; y < low; y += 1) {
    for (let x = 0; x < narrow; x += 1) {
      const at = y * 2 * width + x * 2;
      smaller[y * narrow + x] =
        ((light[at] ?? 0) + (light[at + 1] ?? 0) + (light[at + width] ?? 0) + (light[at + width + 1] ?? 0)) /
        4;
    }
  }
  return { width: narrow, height: low, light: smaller };
}
