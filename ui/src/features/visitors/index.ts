/** The visitor: what is known so far, and what can be done for who comes once more. */
export { default as Visited } from "./Visited.svelte";
export { default as VisitSummary } from "./VisitSummary.svelte";
