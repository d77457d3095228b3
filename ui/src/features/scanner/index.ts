/** Codes read from pictures and from the camera. */
export { type Camera, type CameraTrouble, hasCamera, openCamera } from "./camera";
export { default as PicturePanel } from "./PicturePanel.svelte";
export { Pictures } from "./pictures.svelte";
