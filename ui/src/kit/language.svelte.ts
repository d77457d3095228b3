/**
 * Which language does the screen speak?
 *
 * Remembered in memory only: a booth laptop starts in Korean every morning,
 * and no browser storage is used anywhere.
 */
import { sayDay, writeDay, writeMoment } from "./dates";
import type { Text } from "../host/wire";
import { type Locale, overwriteGetLocale } from "../paraglide/runtime.js";

class Language {
  /** The language in use. */
  now = $state<Locale>("ko");

  /** Speaks the other of the two languages staff use. */
  toggle(): void {
    this.now = this.now === "ko" ? "en" : "ko";
  }
}

/** The one language of the window. */
export const language = new Language();

// Messages ask for the locale on every call; reading the state there is what makes a template that shows a
// message follow the switch, without reloading the page as Paraglide's own setLocale would.
overwriteGetLocale(() => language.now);

/** A text of the host, in the language in use; in English where that was not written. */
export function say(text: Text): string {
  return text[language.now] ?? text.en;
}

/** Won, grouped as both languages write it ("12,000"). */
export function grouped(amount: number): string {
  return amount.toLocaleString("ko-KR");
}

/** A day of the host (`2026-11-28`), as the language in use writes it. */
export function shownDay(day: string): string {
  return writeDay(day, language.now === "ko" ? "ko" : "en");
}

/** A day of the host as one says it, with its weekday. */
export function saidDay(day: string): string {
  return sayDay(day, language.now === "ko" ? "ko" : "en");
}

/** A moment of the host (`2026-11-28 14:30`), as the language in use writes it. */
export function shownMoment(moment: string): string {
  return writeMoment(moment, language.now === "ko" ? "ko" : "en");
}
