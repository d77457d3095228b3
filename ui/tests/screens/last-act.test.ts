import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../fake/host";
import { LastAct } from "../../src/screens/last-act.svelte";
import { watched } from "../support";

const given = await makeFakeHost().issue_coupon({ visitor: "v-kim", programme: "thanks" });

describe("what was done last", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is taken back without a word within ten seconds, and with a reason later", async () => {
    const { call, requests } = watched({}, { void_coupon: async () => given });
    const last = new LastAct();
    last.done("issue_coupon", given, call);
    vi.advanceTimersByTime(9_900);
    expect(await last.key("잘못 눌렀음"), "at once").toBe(true);
    expect(requests("void_coupon")).toEqual([{ coupon: given.id, reason: "잘못 눌렀음" }]);
    expect(await last.key("잘못 눌렀음"), "once").toBe(false);

    last.done("issue_coupon", given, call);
    vi.advanceTimersByTime(10_100);
    expect(await last.key("잘못 눌렀음"), "not without a reason").toBe(false);
    expect(last.asking).toBe(true);
    expect(requests("void_coupon").length).toBe(1);
    expect(await last.undo("다른 분 쿠폰"), "with one").toBe(true);
    expect(requests("void_coupon").at(-1)?.reason).toBe("다른 분 쿠폰");
  });

  /** Who has her coupon and is shown it again must not lose it by F6. */
  it("is not the coupon that she had before", async () => {
    const { call, requests } = watched({});
    const last = new LastAct();
    last.done("issue_coupon", { ...given, again: true }, call);
    expect(last.act).toBeNull();
    expect(await last.key("잘못 눌렀음")).toBe(false);
    expect(requests("void_coupon")).toEqual([]);
  });
});
