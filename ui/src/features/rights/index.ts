/** What a person may ask for: all that is known of her, and having it destroyed. */
export { default as RequestsSinceBackup } from "./RequestsSinceBackup.svelte";
export { default as PersonRights } from "./PersonRights.svelte";
export { default as OpenRequests } from "./OpenRequests.svelte";
export { RIGHT_NAMES } from "./right-names";
