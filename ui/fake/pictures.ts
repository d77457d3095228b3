/** The stand-in's pictures and brand. */
import type { Host } from "../src/host/host";
import type { Accent, Brand, BrandPicture } from "../src/host/wire";
import { refuse, text } from "./speak";

/** The commands this part answers. */
type Part = Pick<
  Host,
  | "get_brand"
  | "set_brand_picture"
  | "set_accent"
  | "kiosk_brand"
  | "get_picture"
  | "get_product_pictures"
  | "set_product_picture"
  | "match_product_pictures"
>;

/** What the stand-in finds in every logo. */
export const ACCENT: Accent = {
  fill: "#b22234",
  fill_strong: "#971c2c",
  on_fill: "#ffffff",
  light: { text: "#b22234", strong: "#8e1b29", soft: "#f5e4e6" },
  dark: { text: "#d98d97", strong: "#e0a3ab", soft: "#312020" },
  chosen: false,
  adjusted: text(
    "이 색은 어두운 바탕에서 글자로 읽기 어려워, 어두운 화면의 글자에는 조금 더 밝게 씁니다.",
    "Letters in this colour are hard to read on a dark ground, so on dark screens they are written a little lighter.",
  ),
};

const drawing = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** A brand with everything, to look at. */
export const BRAND: Brand = {
  logo: drawing(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 80"><circle cx="40" cy="40" r="30" fill="#b22234"/><text x="84" y="52" font-family="sans-serif" font-size="36" font-weight="700" fill="#222">ONGI</text></svg>',
  ),
  picture: drawing(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#d8c7b0"/><ellipse cx="200" cy="170" rx="60" ry="90" fill="#8fb5c0"/><rect x="180" y="60" width="40" height="60" fill="#8fb5c0"/></svg>',
  ),
  accent: ACCENT,
};

/** A store whose maker is recognised by this, and products of these names. */
export function fakePictures(
  beginning: Brand,
  products: () => readonly { readonly id: string; readonly name: { readonly ko: string } }[],
): Part {
  let brand = beginning;
  let shown = new Map<string, string>();
  const addresses = new Map<string, string>();
  /** The host says of a file what it says of any that is no picture; the tests send such a one as "no picture". */
  const kept = (content: string): string => {
    if (atob(content).startsWith("no picture"))
      refuse(
        "사진으로 읽을 수 없는 파일입니다. 바뀐 것은 없습니다.",
        "This file cannot be read as a picture. Nothing was changed.",
      );
    return `data:image/png;base64,${content}`;
  };
  const listed = () => ({
    pictures: [...shown].map(([product, picture]) => ({ product, picture })),
  });
  const put = (which: BrandPicture, address: string | null): void => {
    if (which === "photograph") brand = { ...brand, picture: address };
    else {
      const own = brand.accent?.chosen ? brand.accent : null;
      brand = { ...brand, logo: address, accent: own ?? (address === null ? null : ACCENT) };
    }
  };
  return {
    async get_brand() {
      return brand;
    },
    async kiosk_brand() {
      return brand;
    },
    async set_brand_picture({ which, content }) {
      put(which, content === null ? null : kept(content));
      return brand;
    },
    async set_accent({ accent }) {
      if (accent !== null && !/^#?[\da-f]{6}$/i.test(accent.trim()))
        refuse(
          "색을 읽을 수 없습니다. 바뀐 것은 없습니다.",
          "This cannot be read as a colour. Nothing was changed.",
        );
      const ofLogo = brand.logo === null ? null : ACCENT;
      brand = {
        ...brand,
        accent: accent === null ? ofLogo : { ...ACCENT, fill: accent.trim(), chosen: true },
      };
      return brand;
    },
    async get_picture({ picture }) {
      return { address: addresses.get(picture) ?? null };
    },
    async get_product_pictures() {
      return listed();
    },
    async set_product_picture({ product, content }) {
      shown = new Map(shown);
      if (content === null) shown.delete(product);
      else {
        addresses.set(`picture-of-${content}`, kept(content));
        shown.set(product, `picture-of-${content}`);
      }
      return listed();
    },
    async match_product_pictures({ file_names }) {
      return {
        products: file_names.map(
          (file) => products().find(({ name }) => file.startsWith(name.ko))?.id ?? null,
        ),
      };
    },
  };
}
