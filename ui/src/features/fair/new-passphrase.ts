/** May a passphrase be chosen? */
import { LIMITS } from "../../host/limits";
import type { Text } from "../../host/wire";
import { both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";

/** What to say of a passphrase that is too short; none of one that is long enough. */
export function tooShort(passphrase: string): Text | null {
  // As the host counts: a Korean syllable is one character on every keyboard.
  if ([...passphrase.normalize("NFC")].length >= LIMITS.shortest_passphrase) return null;
  return both((_, options) => m.passphrase_too_short({ fewest: LIMITS.shortest_passphrase }, options));
}
