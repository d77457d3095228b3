/** Whom to write to: groups by what people answered and did, ready ones and those that are chosen. */
export { default as Crosser } from "./Crosser.svelte";
export { Crossing } from "./crossing.svelte";
export { default as GroupCards } from "./GroupCards.svelte";
export { Groups } from "./groups.svelte";
export { default as OneByOne } from "./OneByOne.svelte";
export { People } from "./people.svelte";
export { default as Personas } from "./Personas.svelte";
export { SavedGroups } from "./saved.svelte";
export { default as SavedGroupsCard } from "./SavedGroupsCard.svelte";
