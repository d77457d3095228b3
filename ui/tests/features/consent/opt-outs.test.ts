import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

describe("lists of refusals from elsewhere", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await shown("opt-outs");
    return opened;
  }

  it("are asked for while messages go out, taken in from a file, and told row by row", async () => {
    const { user, requests } = await open();
    expect(seen("opt-outs")?.textContent, "none today").toContain("오늘은 아직");
    await user.click(await shown("opt-outs-free_call"));
    const list = new File(["010-2345-6789"], "080-거부.csv");
    await user.upload(await shown("opt-outs-file"), list);
    expect((await shown("opt-outs-done")).textContent).toMatch(/080-거부.csv.*3명.*8건.*41건/s);
    expect((await shown("opt-outs-unreadable")).textContent, "which row, and why").toMatch(/7행/);
    expect(requests("import_opt_outs")).toMatchObject([{ source: "free_call", file_name: "080-거부.csv" }]);
    await vi.waitFor(() => expect(seen("opt-outs")?.textContent).not.toContain("오늘은 아직"));
  });

  it("say which file was no list, and leave everything as it was", async () => {
    const { user } = await open();
    await user.click(await shown("opt-outs-mail_tool"));
    await user.upload(await shown("opt-outs-file"), new File([], "빈 파일.csv"));
    expect((await shown("error")).textContent).toContain("비어 있습니다");
    expect(seen("opt-outs-done")).toBeNull();
    expect(seen("opt-outs")?.textContent, "it is still due").toContain("오늘은 아직");
  });
});
