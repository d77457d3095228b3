/** Photographs of visiting cards: taken while a queue stands there, typed in the evening. */
export { default as CardPhotos } from "./CardPhotos.svelte";
export { default as CopyCards } from "./CopyCards.svelte";
export { default as KeepCardPhoto } from "./KeepCardPhoto.svelte";
export { KeepingCard } from "./keeping.svelte";
