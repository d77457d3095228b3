import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FURTHER_NOTICES, NOTICES } from "../../../fake/small-fair";
import type { Notices } from "../../../src/host/wire";
import { breathed, handsPause, openWindow, painted, seen, shown } from "../../support";

/** The texts of an owner who asks about the night and a third party too. */
const ALL: Notices = { notices: [...NOTICES, ...FURTHER_NOTICES], topics: [], particulars: [] };

describe("the night and a third party at the desk", () => {
  async function open() {
    const opened = await openWindow("desk", {}, { get_notices: async () => ALL });
    await opened.user.keyboard("{Enter}");
    await painted("visit-survey");
    await opened.user.click(await shown("step-contact"));
    await painted("visit-contact");
    await opened.user.keyboard("010-1234-5678");
    await handsPause();
    await opened.user.keyboard("{Enter}");
    return opened;
  }

  /** Answers one page after the other, each with one key; nothing is chosen before. */
  async function answer(user: UserEvent, pages: readonly (readonly [string, "1" | "2"])[]): Promise<void> {
    for (const [act, key] of pages) {
      for (const hook of [`notice-${act}`, `decline-${act}`] as const) {
        expect((await shown(hook)).getAttribute("aria-pressed"), hook).toBe("false");
      }
      await breathed();
      await user.keyboard(key);
    }
  }

  it("are asked after the channels, one at a time, and a no costs one key", async () => {
    const { user, requests } = await open();
    await answer(user, [
      ["at_least_14", "1"],
      ["collect_and_use", "1"],
      ["advertising_sms", "1"],
      ["night", "2"],
      ["third_party_a1", "1"],
    ]);
    await painted("visit-coupon");
    expect(requests("save_contact")).toMatchObject([
      {
        shown: ["n-4", "n-1", "n-2", "n-5", "n-6"],
        granted: ["n-4", "n-1", "n-2", "n-6"],
      },
    ]);
  });

  it("ask nothing of the night to whom nothing may come at night", async () => {
    const { user, requests } = await open();
    await answer(user, [
      ["at_least_14", "1"],
      ["collect_and_use", "1"],
      ["advertising_sms", "2"],
      ["third_party_a1", "2"],
    ]);
    await painted("visit-coupon");
    expect(seen("notice-night")).toBeNull();
    expect(requests("save_contact")).toMatchObject([
      { shown: ["n-4", "n-1", "n-2", "n-6"], granted: ["n-4", "n-1"] },
    ]);
  });
});
