/** The texts a visitor agrees to, made from fields. */
export { default as AskedRecipients } from "./AskedRecipients.svelte";
export { default as Notices } from "./Notices.svelte";
