/** Codes read from pictures and from the camera. */
export { default as PicturePanel } from "./PicturePanel.svelte";
export { Pictures } from "./pictures.svelte";
