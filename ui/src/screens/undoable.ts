/** What can be taken back, in which words, and how it is asked about. */
import type { Compared, Text } from "../host/wire";
import { say } from "../kit/language.svelte";
import * as m from "../paraglide/messages.js";

/** What was done. */
export type Undoable =
  | { readonly sale: Text }
  | { readonly coupon: Text }
  | { readonly reply: Text }
  | { readonly quote: Text }
  | { readonly compared: Exclude<Compared, "undecided"> }
  | { readonly rule: "made" | "removed" }
  | { readonly card: "kept" | "copied" | "left" }
  | { readonly leftOut: string };

/** How it is told. */
interface Told {
  /** That it was done. */
  readonly said: string;
  /** That it was taken back. */
  readonly undone: string;
  /** Whether it is on record for good with why it was taken back. */
  readonly needsReason: boolean;
  /** Whether it was decided in the evening, for nobody who is served; then the evening page stays. */
  readonly ofTheEvening: boolean;
}

const AT_THE_DESK = { needsReason: true, ofTheEvening: false };
const IN_THE_EVENING = { needsReason: false, ofTheEvening: true };

/** An act in words. */
export function told(what: Undoable): Told {
  if ("sale" in what)
    return {
      said: m.last_act_sale({ goods: say(what.sale) }),
      undone: m.last_act_sale_undone(),
      ...AT_THE_DESK,
    };
  if ("coupon" in what) {
    const benefit = say(what.coupon);
    return {
      said: m.last_act_coupon({ benefit }),
      undone: m.last_act_coupon_undone({ benefit }),
      ...AT_THE_DESK,
    };
  }
  if ("reply" in what) {
    const asked = { what: say(what.reply) };
    return { said: m.last_act_reply(asked), undone: m.last_act_reply_undone(asked), ...AT_THE_DESK };
  }
  if ("quote" in what) {
    const goods = { goods: say(what.quote) };
    return {
      said: m.last_act_quote(goods),
      undone: m.last_act_quote_undone(goods),
      needsReason: false,
      ofTheEvening: false,
    };
  }
  if ("compared" in what) {
    const said = what.compared === "same" ? m.last_act_same() : m.last_act_different();
    return { said, undone: m.last_act_compared_undone(), ...IN_THE_EVENING };
  }
  if ("rule" in what) {
    const said = what.rule === "made" ? m.last_act_rule() : m.last_act_rule_removed();
    return { said, undone: m.last_act_rule_undone(), ...IN_THE_EVENING };
  }
  if ("leftOut" in what)
    return { said: m.last_act_left_out(), undone: m.last_act_left_out_undone(), ...IN_THE_EVENING };
  if (what.card === "kept")
    return {
      said: m.last_act_card(),
      undone: m.last_act_card_undone(),
      needsReason: false,
      ofTheEvening: false,
    };
  const said = what.card === "copied" ? m.last_act_copied() : m.last_act_card_left();
  return { said, undone: m.last_act_copied_undone(), ...IN_THE_EVENING };
}
