/** Products, and selling them. */
export { Baskets } from "./baskets";
export { default as Products } from "./Products.svelte";
export { ProductPictures } from "./product-pictures.svelte";
export { default as ProductThumb } from "./ProductThumb.svelte";
export { default as SaleStep } from "./SaleStep.svelte";
