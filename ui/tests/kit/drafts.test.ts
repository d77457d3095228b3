import { describe, expect, it } from "vitest";
import { Drafts } from "../../src/kit/drafts";

describe("drafts", () => {
  it("are there again until they are dropped, and all gone when the store is locked", () => {
    const drafts = new Drafts();
    const phone = (): { text: string } => drafts.of("phone", () => ({ text: "" }));
    phone().text = "010";
    expect(phone().text, "left and come back").toBe("010");
    drafts.drop("phone");
    expect(phone().text, "recorded").toBe("");
    phone().text = "011";
    drafts.clear();
    expect(phone().text, "locked").toBe("");
  });
});
