import { describe, expect, it } from "vitest";
import { changes, HalfWritten } from "../../src/kit/half-written";

describe("half written forms", () => {
  it("keep what was changed only, so that what somebody else saved is not taken back", () => {
    const kept = new HalfWritten<{ name: string; price: string }>();
    kept.keep("glass", { name: "잔 (큰)", price: "1000" }, { name: "잔", price: "1000" });
    expect(kept.has("glass")).toBe(true);
    expect(kept.resume("glass", { name: "잔", price: "1500" }), "the new price stands").toEqual({
      name: "잔 (큰)",
      price: "1500",
    });
    expect(kept.resume("vase", { name: "꽃병", price: "1" })).toEqual({ name: "꽃병", price: "1" });
  });

  it("are none once everything is as it began, and once they are dropped", () => {
    const kept = new HalfWritten<{ tags: string[] }>();
    kept.keep("glass", { tags: ["a"] }, { tags: [] });
    kept.keep("glass", { tags: [] }, { tags: [] });
    expect(kept.has("glass"), "typed back").toBe(false);
    kept.keep("glass", { tags: ["a"] }, { tags: [] });
    kept.drop("glass");
    expect(kept.has("glass")).toBe(false);
    expect(changes({ tags: ["a"] }, { tags: ["a"] }), "lists are compared by what is in them").toBeNull();
  });
});
