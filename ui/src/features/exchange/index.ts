/** What leaves and enters this laptop as a whole: checking the store, copying it, making it from a copy or a fair pack, and carrying records between laptops. */
export { foldersOf, workOf } from "./host-work";
export { default as BackUp } from "./BackUp.svelte";
export { default as Laptops } from "./Laptops.svelte";
export { default as OpenPack } from "./OpenPack.svelte";
export { default as Restore } from "./Restore.svelte";
export { default as Verify } from "./Verify.svelte";
export { default as WritePack } from "./WritePack.svelte";
