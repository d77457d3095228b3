/** Contact and consent: what a visitor leaves, and what may be done with it. */
export { default as ContactFields } from "./ContactFields.svelte";
export { default as ContactStep } from "./ContactStep.svelte";
export { default as CorrectParticulars } from "./CorrectParticulars.svelte";
export { default as OptOuts } from "./OptOuts.svelte";
export { default as Receipt } from "./Receipt.svelte";
export { ContactForm, type ContactTyped, type ContactWay } from "./contact.svelte";
export { contactDraft, ofCard, type Unsaved, unsavedContacts } from "./left";
