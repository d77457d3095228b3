import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Latest, UNSAID } from "../../src/kit/latest.svelte";

/** An answer that comes when it is told to. */
function answer(): { asked: () => Promise<string>; come: (said: string) => void; fail: () => void } {
  let [come, fail] = [(_: string): void => {}, (): void => {}];
  const promise = new Promise<string>((done, refused) => {
    come = done;
    fail = () => refused(new Error("refused"));
  });
  return { asked: () => promise, come: (said) => come(said), fail: () => fail() };
}

describe("the newest question", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("alone is answered, in whatever order the answers come", async () => {
    const latest = new Latest();
    const [old, fresh] = [answer(), answer()];
    const both = [latest.of(old.asked), latest.of(fresh.asked)];
    fresh.come("new");
    old.come("old");
    expect(await Promise.all(both)).toEqual([null, "new"]);
  });

  it("is refused aloud, an older one silently", async () => {
    const latest = new Latest();
    const [old, fresh] = [answer(), answer()];
    const first = latest.of(old.asked);
    const second = latest.of(fresh.asked);
    old.fail();
    expect(await first).toBeNull();
    fresh.fail();
    await expect(second).rejects.toThrow("refused");
  });

  it("shows after a second that it is worked on, and no longer", async () => {
    const latest = new Latest();
    const [old, fresh] = [answer(), answer()];
    void latest.of(old.asked);
    vi.advanceTimersByTime(UNSAID - 1);
    expect(latest.slow).toBe(false);
    const second = latest.of(fresh.asked);
    vi.advanceTimersByTime(1);
    expect(latest.slow, "the older one's second is over, and nobody waits for it").toBe(false);
    vi.advanceTimersByTime(UNSAID);
    expect(latest.slow).toBe(true);
    fresh.come("new");
    await second;
    expect(latest.slow).toBe(false);
  });
});
