/** What does a click make of a rule? */
import type { SegmentRule } from "../../host/wire";

/** The rule of all visitors. */
export const EVERYBODY: SegmentRule = { conditions: [], audiences: [] };

function toggledAmong(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** The levels of a variable that a rule names. */
export function chosenOf(rule: SegmentRule, variable: string): readonly string[] {
  return rule.conditions.find((condition) => condition.variable === variable)?.levels ?? [];
}

/** The rule with a level more, or without it; a variable without any level is named no more. */
export function withLevel(rule: SegmentRule, variable: string, level: string): SegmentRule {
  const levels = toggledAmong(chosenOf(rule, variable), level);
  const others = rule.conditions.filter((condition) => condition.variable !== variable);
  return { ...rule, conditions: levels.length === 0 ? others : [...others, { variable, levels }] };
}

/** The rule with a ready group more, or without it. */
export function withAudience(rule: SegmentRule, audience: string): SegmentRule {
  return { ...rule, audiences: toggledAmong(rule.audiences, audience) };
}

/** Whether everybody is meant. */
export function isEverybody(rule: SegmentRule): boolean {
  return rule.conditions.length === 0 && rule.audiences.length === 0;
}
