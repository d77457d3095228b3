import { expect, it } from "vitest";
import korean from "../messages/ko.json";

/** What may be filled in has any last letter, so no particle that depends on it stands behind. Brackets close a word. */
const WRITTEN_OUT = /\{\w+\}[’”]?(은|는|이|가|을|를|과|와|으로|로|이라|라|이나)(?=[\s.,·!?"]|$)/;

it("writes no particle out behind what is filled in", () => {
  expect(WRITTEN_OUT.test("‘{name}’을 지웠습니다."), "it is noticed").toBe(true);
  const wrong = Object.entries(korean).filter(([, said]) => WRITTEN_OUT.test(JSON.stringify(said)));
  expect(wrong).toEqual([]);
});
