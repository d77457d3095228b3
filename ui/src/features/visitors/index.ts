/** The visitor: what is known so far, and what can be done for who comes once more. */
export { default as OtherVisits } from "./OtherVisits.svelte";
export { default as SamePeople } from "./SamePeople.svelte";
export { default as Visited } from "./Visited.svelte";
export { default as VisitSummary } from "./VisitSummary.svelte";
