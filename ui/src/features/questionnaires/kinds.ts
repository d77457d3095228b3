/** What the kinds of questions are called. */
import type { DraftKind } from "../../host/wire";
import * as m from "../../paraglide/messages.js";
import type { Added } from "./document";

/** The kinds a question can be made, in the order they are offered. */
export const KINDS: readonly (readonly [DraftKind, () => string])[] = [
  ["one", m.questionnaire_kind_one],
  ["many", m.questionnaire_kind_many],
  ["rank", m.questionnaire_kind_rank],
  ["text", m.questionnaire_kind_text],
  ["integer", m.questionnaire_kind_integer],
  ["decimal", m.questionnaire_kind_decimal],
  ["date", m.questionnaire_kind_date],
  ["note", m.questionnaire_kind_note],
];

/** What is added, with the word on its button. */
export const ADDED_LABELS: Record<Added, () => string> = {
  one: m.questionnaire_kind_one,
  many: m.questionnaire_kind_many,
  yes_no: m.questionnaire_kind_yes_no,
  text: m.questionnaire_kind_text,
  integer: m.questionnaire_kind_integer,
  decimal: m.questionnaire_kind_decimal,
  date: m.questionnaire_kind_date,
  rank: m.questionnaire_kind_rank,
  note: m.questionnaire_kind_note,
};

/** The word for a row's kind. */
export function kindLabel(kind: DraftKind, written: string): string {
  const known = KINDS.find(([one]) => one === kind);
  return known === undefined ? written : known[1]();
}
