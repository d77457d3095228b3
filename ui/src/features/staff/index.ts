/** Who works here, who is signed in, and who looked at whom. */
export { may } from "./may";
export { default as PinPad } from "./PinPad.svelte";
export { default as SignedInBar } from "./SignedInBar.svelte";
export { default as StaffPage } from "./StaffPage.svelte";
export { default as WhoIsThere } from "./WhoIsThere.svelte";
