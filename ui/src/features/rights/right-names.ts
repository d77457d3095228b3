/** What the rights of a visitor are called. */
import type { AskedRight } from "../../host/wire";
import * as m from "../../paraglide/messages.js";

/** The name of each. */
export const RIGHT_NAMES: Record<AskedRight, () => string> = {
  look: m.right_look,
  correct: m.right_correct,
  stop: m.right_stop,
  delete: m.right_delete,
};
