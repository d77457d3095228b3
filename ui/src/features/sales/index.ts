/** Products, and selling them. */
export { default as Products } from "./Products.svelte";
export { ProductPictures } from "./product-pictures.svelte";
export { default as ProductThumb } from "./ProductThumb.svelte";
export { default as SaleStep } from "./SaleStep.svelte";
