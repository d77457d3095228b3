import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../fake/host";
import { LastAct } from "../../src/screens/last-act.svelte";
import { giveCoupon, painted, shown, watched } from "../support";

const KIM = { visitor: "v-kim" };
const given = await makeFakeHost().issue_coupon({ visitor: "v-kim", programme: "thanks" });

describe("what was done last", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is taken back without a word within ten seconds, and with a reason later", async () => {
    const { call, requests } = watched({}, { void_coupon: async () => given });
    const last = new LastAct();
    last.done("issue_coupon", KIM, given, call);
    vi.advanceTimersByTime(9_900);
    expect(await last.key("잘못 눌렀음"), "at once").toBe(true);
    expect(requests("void_coupon")).toEqual([{ coupon: given.id, reason: "잘못 눌렀음" }]);
    expect(await last.key("잘못 눌렀음"), "once").toBe(false);

    last.done("issue_coupon", KIM, given, call);
    vi.advanceTimersByTime(10_100);
    expect(await last.key("잘못 눌렀음"), "not without a reason").toBe(false);
    expect(last.asking).toBe(true);
    expect(requests("void_coupon").length).toBe(1);
    expect(await last.undo("다른 분 쿠폰"), "with one").toBe(true);
    expect(requests("void_coupon").at(-1)?.reason).toBe("다른 분 쿠폰");
  });

  /** Undoing "the same person" after they were parted would undo the parting. */
  it("is not that two visits are one person's once they were parted", async () => {
    const { call, requests } = watched({});
    const last = new LastAct();
    last.done("compare_visits", { one: "v-kim", other: "v-kim-2", said: "same" }, {}, call);
    expect(last.act).not.toBeNull();
    last.done("part_visit", { visitor: "v-kim-2" }, {}, call);
    expect(await last.key("잘못 눌렀음")).toBe(false);
    expect(requests("compare_visits")).toEqual([]);
  });

  /** Who has her coupon and is shown it again must not lose it by F6. */
  it("is not the coupon that she had before", async () => {
    const { call, requests } = watched({});
    const last = new LastAct();
    last.done("issue_coupon", KIM, { ...given, again: true }, call);
    expect(last.act).toBeNull();
    expect(await last.key("잘못 눌렀음")).toBe(false);
    expect(requests("void_coupon")).toEqual([]);
  });

  /** The coupon of the visitor before was once voided from inside the next one's visit, by one key. */
  it("is asked about, and says whose it was, once somebody else is served", async () => {
    vi.setSystemTime(new Date(2026, 10, 28, 18, 42));
    const { call, requests } = watched({}, { void_coupon: async () => given });
    const last = new LastAct();
    last.serve("v-kim");
    last.done("issue_coupon", KIM, given, call);
    last.serve("v-kim");
    expect(last.ofAnother, "still hers").toBeNull();
    for (const next of ["v-next", null]) {
      last.serve(next);
      expect(await last.key("잘못 눌렀음"), "not at once").toBe(false);
      expect(last.asking).toBe(true);
      expect(last.ofAnother?.at, "whose it was").toBe("18:42");
      last.asking = false;
    }
    expect(requests("void_coupon")).toEqual([]);
    last.serve("v-kim");
    expect(await last.key("잘못 눌렀음"), "she is back").toBe(true);
  });

  it("at the counter is of another visitor as soon as the counter is opened again", async () => {
    const { call, requests } = watched({});
    const last = new LastAct();
    last.serve(null);
    last.done("record_sale", { visitor: null }, { sale: "s-1", receipt: given.benefit }, call);
    expect(last.ofAnother).toBeNull();
    last.serve(null);
    expect(await last.key("잘못 눌렀음")).toBe(false);
    expect(requests("void_sale")).toEqual([]);
  });

  /** Who stops all news by mistake finds no way back on F6, and must not lose her coupon instead. */
  it("is not taken back without a word after something that cannot be taken back", async () => {
    const { call, requests } = watched({});
    const last = new LastAct();
    last.serve("v-kim");
    last.done("issue_coupon", KIM, given, call);
    last.done("withdraw", KIM, {}, call);
    expect(last.fresh).toBe(false);
    expect(await last.key("잘못 눌렀음")).toBe(false);
    expect(requests("void_coupon")).toEqual([]);
  });
});

describe("the way back from the next visit", () => {
  it("names whose coupon it is before it is taken back", async () => {
    const { user, requests } = await giveCoupon();
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    expect(document.querySelector("[role=status] [role=group]")?.textContent, "told").toContain("김서연 님");
    await user.keyboard("{F6}");
    await shown("take-back-reason");
    expect(document.querySelector("dialog")?.textContent, "and asked").toContain("김서연 님");
    expect(requests("void_coupon")).toEqual([]);
  });
});
