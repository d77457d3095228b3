/** What leaves and enters this laptop as a whole: checking the store, copying it, and making it from a copy. */
export { foldersOf, workOf } from "./host-work";
export { default as BackUp } from "./BackUp.svelte";
export { default as Restore } from "./Restore.svelte";
export { default as Verify } from "./Verify.svelte";
