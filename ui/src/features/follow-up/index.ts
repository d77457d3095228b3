/** Who may be written to after the fair, and the files for it. */
export { default as CouponsAhead } from "./CouponsAhead.svelte";
export { default as DidItHelp } from "./DidItHelp.svelte";
export { FollowUpPage } from "./follow-up.svelte";
export { default as FollowUpExport } from "./FollowUpExport.svelte";
export { default as InOwnWords } from "./InOwnWords.svelte";
export { default as MessageDrafts } from "./MessageDrafts.svelte";
export { default as OwnerRules } from "./OwnerRules.svelte";
export { default as People } from "./People.svelte";
export { default as QuestionsWorth } from "./QuestionsWorth.svelte";
export { default as Reasons } from "./Reasons.svelte";
export { default as Sendable } from "./Sendable.svelte";
