/**
 * Does what was typed so far find this Korean name?
 *
 * Staff type while the input method is still composing, so three kinds of
 * unfinished Korean have to find the same thing: initials (ㅇㅅㅋ), a syllable
 * that is half typed (위슼, on the way to 위스키) and both mixed (위ㅅㅋ).
 */
import { disassemble, getChoseong } from "es-hangul";

const CONSONANT = /^[ㄱ-ㅎ]$/;
const CLUSTER = /[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/g;

function plain(text: string): string {
  // Two-set keyboards join initials into clusters: ㄱ and ㅅ typed in a row arrive as ㄳ.
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, "").replace(CLUSTER, disassemble);
}

function matchesAt(name: string, start: number, query: string): boolean {
  const last = query.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const wanted = query.charAt(index);
    const here = name.charAt(start + index);
    if (here === "") return false;
    if (wanted === here) continue;
    if (CONSONANT.test(wanted)) {
      if (getChoseong(here) !== wanted) return false;
    } else if (index < last || !disassemble(name.slice(start + index)).startsWith(disassemble(wanted))) {
      return false;
    }
  }
  return true;
}

/** Whether `name` contains what was typed, however unfinished. An empty query finds everything. */
export function finds(name: string, typed: string): boolean {
  const query = plain(typed);
  const whole = plain(name);
  for (let start = 0; start <= whole.length - query.length; start += 1) {
    if (matchesAt(whole, start, query)) return true;
  }
  return query === "";
}
