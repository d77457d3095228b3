/** Products, and selling them. */
export { default as Products } from "./Products.svelte";
export { default as SaleStep } from "./SaleStep.svelte";
