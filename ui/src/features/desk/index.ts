/** The desk: the one field, handing over to the kiosk, and how the day goes on a second screen. */
export { default as Board } from "./Board.svelte";
export { default as BoardCard } from "./BoardCard.svelte";
export { default as KioskOpening } from "./KioskOpening.svelte";
export { DeskPage } from "./desk.svelte";
export { default as VisitRow } from "./VisitRow.svelte";
export { type Filter, FILTERS, VisitsToday } from "./visits.svelte";
