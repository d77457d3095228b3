/** Products, and selling them. */
export { Baskets } from "./baskets";
export { default as Products } from "./Products.svelte";
export { default as SaleStep } from "./SaleStep.svelte";
