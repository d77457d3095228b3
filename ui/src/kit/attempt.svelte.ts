/**
 * What happens when something cannot be done?
 *
 * Every call of a screen goes through an {@link Attempt}: a refusal becomes one
 * calm sentence on that screen, the screen stays as it is, and the next success
 * takes the sentence away.
 */
import { asWireError, refusedWith } from "../host/host";
import type { ErrorCode, Text } from "../host/wire";
import * as m from "../paraglide/messages.js";
import type { Locale } from "../paraglide/runtime.js";

/** One of our own sentences, to be said in a language. */
export type Message = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** One of our own sentences in every language, so that it follows the language switch like the host's. */
export function both(message: Message): Text {
  const text = (locale: Locale): string => message({}, { locale });
  return { ko: text("ko"), en: text("en"), ja: text("ja"), zh: text("zh") };
}

/** Runs calls and keeps what went wrong with the latest. */
export class Attempt {
  /** What to tell, if anything. */
  sentence = $state.raw<Text | null>(null);
  #code: ErrorCode | null = null;
  #underWay = false;

  /** Whether the latest call was refused with this code, for who acts on it. */
  refusedWith(code: ErrorCode): boolean {
    return this.#code === code;
  }

  /** Runs `work`; `undefined` when it was refused, or stopped by whoever waited for it. */
  async run<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      const result = await work();
      this.sentence = null;
      this.#code = null;
      return result;
    } catch (failure) {
      if (refusedWith(failure, "stopped")) return undefined;
      const refusal = asWireError(failure);
      this.sentence = refusal?.message ?? both(m.unexpected);
      this.#code = refusal?.code ?? null;
      return undefined;
    }
  }

  /**
   * Like {@link run}, but a second press while the first is under way does nothing. Buttons are not disabled
   * meanwhile, because a disabled button throws the focus away.
   */
  async once<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.#underWay) return undefined;
    this.#underWay = true;
    try {
      return await this.run(work);
    } finally {
      this.#underWay = false;
    }
  }

  /** Tells a sentence of our own. */
  tell(sentence: Text | null): void {
    this.sentence = sentence;
  }
}
