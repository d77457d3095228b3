/** The fair: its beginning, unlocking it, its name and its maker, and the other fairs. */
export { default as Brand } from "./Brand.svelte";
export { default as ChangePassphrase } from "./ChangePassphrase.svelte";
export { default as FairName } from "./FairName.svelte";
export { default as Fairs } from "./Fairs.svelte";
export { default as FirstRun } from "./FirstRun.svelte";
export { default as Preparation } from "./Preparation.svelte";
export { type PreparationLine, PreparationList } from "./preparation.svelte";
export { default as PreparationTab } from "./PreparationTab.svelte";
export { default as SampleBar } from "./SampleBar.svelte";
export { default as Unlock } from "./Unlock.svelte";
