/** Which fields of a form are still empty? */
import type { Text } from "../../host/wire";
import { both, type Message } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** What to say of the fields in which nothing stands, all by name; none where all are filled. */
export function emptyFields(fields: readonly (readonly [typed: string, label: Message])[]): Text | null {
  const empty = fields.filter(([typed]) => typed.trim() === "");
  if (empty.length === 0) return null;
  return both((_, options) =>
    m.form_empty({ fields: empty.map(([, label]) => label({}, options)).join(", ") }, options),
  );
}
