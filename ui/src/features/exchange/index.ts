/** What leaves and enters this laptop as a whole: checking the store and copying it. */
export { Device } from "./device.svelte";
