/** Laptops that are missing, and whether the people on them were told. */
export { default as LostLaptops } from "./LostLaptops.svelte";
export { default as OpenLosses } from "./OpenLosses.svelte";
