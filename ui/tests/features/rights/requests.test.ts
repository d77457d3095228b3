import { describe, expect, it, vi } from "vitest";
import { breathed, handsPause, openWindow, painted, seen, shown, turnToTab } from "../../support";

describe("what a visitor asks by right", () => {
  it("is noted in two keys and Enter, and is due until a day and a way are said", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.keyboard("{F11}");
    await shown("right-look");
    await handsPause();
    await user.keyboard("6");
    await shown("right-save");
    await breathed();
    await user.keyboard("{Enter}");
    await shown("right-noted");
    expect(requests("note_request")).toMatchObject([{ right: "correct", received_on: null }]);
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("right-noted")).toBeNull());
    await user.keyboard("{Escape}");
    await painted("desk");

    await user.click(await shown("open-evening"));
    await painted("evening");
    await turnToTab("duties");
    expect((await shown("open-requests")).textContent).toContain("정정");
    await user.click(await shown("request-take"));
    await user.click(await shown("request-letter"));
    await shown("request-letter-saved");
    await user.click(await shown("request-done"));
    expect((await shown("open-requests")).textContent, "how?").toContain("골라 주세요");
    await user.click(await shown("request-way-email"));
    await user.click(await shown("request-done"));
    await shown("request-noted");
    expect(seen("open-requests")).toBeNull();
    expect(requests("close_request")).toMatchObject([{ answered_on: "2026-11-28", way: "email" }]);
  });
});
