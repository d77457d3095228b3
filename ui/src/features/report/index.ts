/** Did the fair pay? */
export { default as DidItPay } from "./DidItPay.svelte";
