/** What a visitor asked to be sent or told, and whether it was done. */
export { default as AskReply } from "./AskReply.svelte";
export { AskPage, halfAsked } from "./asking.svelte";
export { default as AskedReplies } from "./AskedReplies.svelte";
export { default as OpenReplies } from "./OpenReplies.svelte";
