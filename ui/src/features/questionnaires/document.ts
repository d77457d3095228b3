/**
 * What can be changed in a questionnaire?
 *
 * Every function takes a document and changes it in place; keeping earlier
 * states for undo is the builder's work. Ids come from the host and are given
 * once: a label may be rewritten as often as one likes, the column of answers
 * stays.
 */
import type { DraftChoice, DraftDocument, DraftKind, DraftList, DraftRow } from "../../host/wire";

/** The languages a questionnaire is offered to be written in, as headers name them. */
export const LANGUAGES = ["한국어 (ko)", "English (en)", "日本語 (ja)", "中文 (zh)"] as const;

/** What may be added; yes/no is one of two choices. */
export const ADDED = ["one", "many", "yes_no", "text", "integer", "decimal", "date", "rank", "note"] as const;

/** A kind of row to add. */
export type Added = (typeof ADDED)[number];

/** Yes and no in the offered languages, because everybody would type the same. */
const YES_NO: readonly Record<string, string>[] = [
  { "한국어 (ko)": "예", "English (en)": "Yes", "日本語 (ja)": "はい", "中文 (zh)": "是" },
  { "한국어 (ko)": "아니요", "English (en)": "No", "日本語 (ja)": "いいえ", "中文 (zh)": "否" },
];

/** Whether rows of this kind offer choices. */
export function hasChoices(kind: DraftKind): boolean {
  return kind === "one" || kind === "many" || kind === "rank";
}

/** Choices a fresh question begins with. */
const FIRST_CHOICES = 2;

/** How many fresh ids adding such a row takes: itself, its list, its choices. */
export function idsFor(added: Added): number {
  return added === "yes_no" || hasChoices(added) ? 2 + FIRST_CHOICES : 1;
}

/** The texts in the languages a document has. */
function inLanguages(texts: Record<string, string>, languages: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language)));
}

/** The list a row offers, if any. */
export function listOf(document: DraftDocument, row: DraftRow): DraftList | undefined {
  return hasChoices(row.kind) ? document.lists.find((list) => list.name === row.list) : undefined;
}

/** The list a row offers, made when it has none yet. */
function listFor(document: DraftDocument, row: DraftRow, takeId: () => string): DraftList {
  const found = document.lists.find((list) => list.name === row.list);
  if (found !== undefined && row.list !== "") return found;
  row.list = takeId();
  document.lists.push({ name: row.list, choices: [] });
  // What was just pushed, as the reactive document sees it.
  return document.lists[document.lists.length - 1] as DraftList;
}

function blankRow(id: string, kind: DraftKind): DraftRow {
  return {
    id,
    kind,
    list: "",
    written: "",
    label: {},
    hint: {},
    required: "",
    shown: { when: "always" },
    spoken: false,
    cells: {},
  };
}

/** Adds a row at a place and returns the place. */
export function addRow(document: DraftDocument, added: Added, at: number, takeId: () => string): number {
  const kind: DraftKind = added === "yes_no" ? "one" : added;
  document.rows.splice(at, 0, blankRow(takeId(), kind));
  const row = document.rows[at] as DraftRow;
  if (hasChoices(kind)) {
    const list = listFor(document, row, takeId);
    for (let choice = 0; choice < FIRST_CHOICES; choice += 1) {
      const label = added === "yes_no" ? inLanguages(YES_NO[choice] ?? {}, document.languages) : {};
      list.choices.push({ id: takeId(), label, cells: {} });
    }
  }
  return at;
}

/** Puts a copy of a row behind it; the copy has an id and a list of its own. */
export function duplicateRow(document: DraftDocument, at: number, takeId: () => string): number {
  const row = document.rows[at];
  if (row === undefined) return at;
  const copy = structuredCopy(row);
  copy.id = takeId();
  const list = listOf(document, row);
  if (list !== undefined) {
    copy.list = takeId();
    document.lists.push({ ...structuredCopy(list), name: copy.list });
  }
  document.rows.splice(at + 1, 0, copy);
  return at + 1;
}

/** A copy that shares nothing with what it was made of. */
export function structuredCopy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** Removes a row, and its list when nobody else offers it. */
export function removeRow(document: DraftDocument, at: number): void {
  const [row] = document.rows.splice(at, 1);
  if (row === undefined || row.list === "") return;
  const shared = document.rows.some((other) => other.list === row.list || other.written.includes(row.list));
  if (!shared) document.lists = document.lists.filter((list) => list.name !== row.list);
}

/** Moves something in a list by one place; returns its place. */
export function move<Item>(items: Item[], at: number, by: 1 | -1): number {
  const to = at + by;
  const [one, other] = [items[at], items[to]];
  if (one === undefined || other === undefined) return at;
  items[at] = other;
  items[to] = one;
  return to;
}

/** Makes a row take another kind of answer. */
export function changeKind(
  document: DraftDocument,
  row: DraftRow,
  kind: DraftKind,
  takeId: () => string,
): void {
  row.kind = kind;
  if (!hasChoices(kind)) return;
  const list = listFor(document, row, takeId);
  while (list.choices.length < FIRST_CHOICES) addChoice(list, takeId);
}

/** Adds a choice to a list, at the end unless said. */
export function addChoice(list: DraftList, takeId: () => string, at = list.choices.length): DraftChoice {
  list.choices.splice(at, 0, { id: takeId(), label: {}, cells: {} });
  // What was just put in, as the reactive document sees it.
  return list.choices[at] as DraftChoice;
}

/** Whether nothing is written in any language. */
function isBlank(texts: Record<string, string | undefined>): boolean {
  return Object.values(texts).every((text) => (text ?? "").trim() === "");
}

/** Whether a choice says nothing yet. */
export function isEmpty(choice: DraftChoice): boolean {
  return isBlank(choice.label);
}

/** Whether nothing was written into a row yet. */
export function isUnwritten(document: DraftDocument, row: DraftRow): boolean {
  const choices = listOf(document, row)?.choices ?? [];
  return row.kind !== "other" && isBlank(row.label) && isBlank(row.hint) && choices.every(isEmpty);
}

/** What stands before a choice in a list: a number, a letter, a circled number, a dash, a dot, a box. */
const BULLET =
  /^(?:[-–—•·∙◦▪▸▶*○●□■☐✓※]\s*|[①-⑳❶-❿㉠-㉻ⓐ-ⓩ]\s*|[([]?(?:\d{1,3}|[가-하]|[A-Za-z])[.)\]]\s+|\d{1,3}[.)](?=[^\d\s]))/u;
/** Circled numbers, which people write one after the other in one line. */
const CIRCLED = /(?=[①-⑳❶-❿])/u;

/** The choices in a text that was pasted: one a line or a cell, without what numbers them. */
export function choicesIn(pasted: string): string[] {
  const lines = pasted.split(/[\r\n\t\v\u2028\u2029]+/u);
  const parts = lines.flatMap((line) => line.split(CIRCLED));
  return parts.map((part) => part.trim().replace(BULLET, "").trim()).filter((part) => part !== "");
}

/** Other rows that offer the same list. */
export function sharing(document: DraftDocument, row: DraftRow): number {
  if (!hasChoices(row.kind)) return 0;
  return document.rows.filter((other) => other !== row && hasChoices(other.kind) && other.list === row.list)
    .length;
}

/** Begins or stops writing in a language; what was written in it goes when it stops. */
export function toggleLanguage(document: DraftDocument, language: string): void {
  if (!document.languages.includes(language)) {
    document.languages.push(language);
    if (document.default_language === "") document.default_language = document.languages[0] ?? "";
    return;
  }
  document.languages = document.languages.filter((other) => other !== language);
  const texts = [
    ...document.rows.flatMap((row) => [row.label, row.hint]),
    ...document.lists.flatMap((list) => list.choices.map((choice) => choice.label)),
  ];
  for (const text of texts) delete text[language];
  if (document.default_language === language) document.default_language = document.languages[0] ?? "";
}

/** Labels that are written in some language and not in this one. */
export function missingIn(document: DraftDocument, language: string): number {
  const lacks = (label: Record<string, string>) =>
    Object.values(label).some((text) => text.trim() !== "") && (label[language] ?? "").trim() === "";
  const labels = [
    ...document.rows.filter((row) => row.kind !== "other").map((row) => row.label),
    ...document.lists.flatMap((list) => list.choices.map((choice) => choice.label)),
  ];
  return labels.filter(lacks).length;
}

/** A label in the first language that has it; empty when none has. */
export function shownText(document: DraftDocument, label: Record<string, string>): string {
  const languages = [document.default_language, ...document.languages];
  return (
    languages.map((language) => label[language] ?? "").find((text) => text !== "") ??
    Object.values(label)[0] ??
    ""
  );
}

/** Rows before this one whose answer a condition may look at. */
export function askedBefore(document: DraftDocument, at: number): DraftRow[] {
  return document.rows.slice(0, at).filter((row) => row.kind === "one" || row.kind === "many");
}

/** How deep in groups each row stands. */
export function depths(rows: readonly DraftRow[]): number[] {
  let depth = 0;
  return rows.map((row) => {
    if (/^end[ _]/.test(row.written)) depth = Math.max(0, depth - 1);
    const here = depth;
    if (/^begin[ _]/.test(row.written)) depth += 1;
    return here;
  });
}
