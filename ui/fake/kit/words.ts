/** What the parts of the kit say on their page. */
import { say } from "../../src/kit/language.svelte";
import { text } from "../speak";

/** A text in the language of the page. */
export const t = (ko: string, en: string): string => say(text(ko, en));

/** A sentence that does not fit anywhere. */
export const long = (): string =>
  t(
    "아주 긴 이름을 가진 국제 생활 디자인 박람회 2026 가을 특별 기획전 옻칠과 유리 공예 합동 부스",
    "The International Living Design Fair 2026, autumn special exhibition of lacquer and glass, the joint booth of both",
  );

/** What a part does that is only looked at. */
export const nothing = (): void => {};
