/** Coupons: the programmes they come from, giving, showing, checking and taking back. */
export { default as CouponCare } from "./CouponCare.svelte";
export { default as CouponStep } from "./CouponStep.svelte";
export { default as PaperChoice } from "./PaperChoice.svelte";
export { default as PrintWarning } from "./PrintWarning.svelte";
export { default as Programmes } from "./Programmes.svelte";
export { default as SurplusUses } from "./SurplusUses.svelte";
export { default as VariantTests } from "./VariantTests.svelte";
export { default as VisitorScreenCard } from "./VisitorScreenCard.svelte";
export { default as Verdict } from "./Verdict.svelte";
export { GiveAway, type OnPaper } from "./give-away.svelte";
export { VisitorScreen } from "./visitor-screen.svelte";
export { playVerdict } from "./sound";
