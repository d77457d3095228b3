/** Who may be written to after the fair, and the files for it. */
export { Evening } from "./evening.svelte";
