/** What visitors are offered, and what came of it. */
export { default as NoteQuote } from "./NoteQuote.svelte";
export { halfQuoted, QuotesOfVisit } from "./of-visit.svelte";
export { default as Quotes } from "./Quotes.svelte";
export { default as QuoteTotals } from "./QuoteTotals.svelte";
