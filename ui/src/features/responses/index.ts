/** The answers of one visit and of all: asking, changing, limiting and exporting. */
export { default as Amendments } from "./Amendments.svelte";
export { default as AnswersExport } from "./AnswersExport.svelte";
export { default as Closing } from "./Closing.svelte";
export { default as Interviewer } from "./Interviewer.svelte";
export { default as Quotas } from "./Quotas.svelte";
export { default as SurveyStanding } from "./SurveyStanding.svelte";
export { default as SurveyStep } from "./SurveyStep.svelte";
export { isTyped, Survey } from "./survey.svelte";
export { VisitPage, type Step } from "./visit.svelte";
