/** The desk: the one field, and handing over to the kiosk. */
export { default as KioskOpening } from "./KioskOpening.svelte";
export { DeskPage } from "./desk.svelte";
