/** Questionnaires: what is asked, and writing a new one. */
export { default as Questionnaires } from "./Questionnaires.svelte";
