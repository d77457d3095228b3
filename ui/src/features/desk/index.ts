/** The desk: the one field, and handing over to the kiosk. */
export { default as KioskOpening } from "./KioskOpening.svelte";
export { DeskPage } from "./desk.svelte";
export { default as VisitRow } from "./VisitRow.svelte";
export { type Filter, FILTERS, VisitsToday } from "./visits.svelte";
