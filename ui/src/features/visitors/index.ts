/** The visitor: what is known so far. */
export { default as VisitSummary } from "./VisitSummary.svelte";
