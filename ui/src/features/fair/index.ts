/** The fair: its beginning, unlocking it, its name and its maker, and the other fairs. */
export { default as Brand } from "./Brand.svelte";
export { default as FairName } from "./FairName.svelte";
export { default as Fairs } from "./Fairs.svelte";
export { default as FirstRun } from "./FirstRun.svelte";
export { default as Unlock } from "./Unlock.svelte";
