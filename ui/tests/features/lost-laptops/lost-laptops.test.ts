import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

describe("a lost laptop", () => {
  it("is reported in one step, and is due until somebody says that people were told", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F12}");
    await painted("device");
    await user.click(await shown("lost-1"));
    const time = await shown("lost-since-time");
    await user.clear(time);
    await user.type(time, "언젠가");
    await user.click(await shown("lost-report"));
    expect((await shown("error")).textContent, "what is no time is refused").toContain("18:00");
    await user.clear(time);
    await user.type(time, "13:40");
    await user.click(await shown("lost-coupons-none"));
    await user.click(await shown("lost-report"));
    await vi.waitFor(() => expect(seen("loss-saved")).not.toBeNull());
    expect(requests("report_lost_laptop").at(-1)).toMatchObject({
      device: "d-a1b2",
      since: "2026-11-28 13:40",
      keep_known: false,
    });
    expect((await shown("loss-due")).textContent).toContain("1,204");
    expect(document.body.textContent, "so many that the authority has to know").toContain("보호위원회");

    await user.keyboard("{Escape}");
    if (seen("device")) await user.keyboard("{Escape}");
    await painted("desk");
    await user.click(await shown("open-evening"));
    await painted("evening");
    await turnToTab("duties");
    expect((await shown("open-losses")).textContent).toContain("1,204");
    await user.click(await shown("loss-told"));
    expect((await shown("open-losses")).textContent, "with what?").toContain("무엇으로");
    await user.type(await shown("loss-sender"), "솔라피{Enter}");
    await vi.waitFor(() => expect(seen("open-losses")).toBeNull());
    expect(requests("note_loss_told")).toMatchObject([
      { loss: "l-1", sent_on: "2026-11-28", sender: "솔라피", count: 1204 },
    ]);
  });
});
