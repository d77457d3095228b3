/** What leaves and enters this laptop as a whole: checking the store and copying it. */
export { default as BackUp } from "./BackUp.svelte";
export { default as Verify } from "./Verify.svelte";
