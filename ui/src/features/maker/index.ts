/** The exhibitor as visitors recognise her: logo, photograph and colour. */
export { brand, showBrand } from "./brand.svelte";
export { default as BrandMark } from "./BrandMark.svelte";
export { default as MakerPicture } from "./MakerPicture.svelte";
export { default as BrandLooks } from "./BrandLooks.svelte";
