/** Who works here: the PIN. */
export { default as PinPad } from "./PinPad.svelte";
