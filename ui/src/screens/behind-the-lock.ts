/**
 * The screens of an open fair: most of the program, and nothing of it is needed before the passphrase.
 *
 * The window fetches them when its first screen is painted.
 */
export { WhoIsThere } from "../features/staff";
export { default as ClockDialog } from "./ClockDialog.svelte";
export { default as Counter } from "./Counter.svelte";
export { default as Desk } from "./Desk.svelte";
export { default as Device } from "./Device.svelte";
export { default as Evening } from "./Evening.svelte";
export { default as Fairs } from "./Fairs.svelte";
export { default as Prepare } from "./Prepare.svelte";
export { default as Segments } from "./Segments.svelte";
export { default as Visit } from "./Visit.svelte";
export { default as Visitors } from "./Visitors.svelte";
