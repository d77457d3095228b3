import { describe, expect, it, vi } from "vitest";
import { FAIR } from "../../fake/small-fair";
import { refuse } from "../../fake/speak";
import { openWindow, painted, seen, shown } from "../support";

/** The evening with an export that takes as long as the test says. */
async function atALongExport() {
  let end: (stopped: boolean) => void = () => {};
  const writing = new Promise<boolean>((done) => (end = done));
  const window = await openWindow(
    "desk",
    {},
    {
      get_progress: async () => ({ done: 310, of: 962 }),
      stop_work: async () => ({}),
      export_follow_up: async ({ folder }) => {
        if (await writing) refuse("멈췄습니다.", "Stopped.", "stopped");
        return {
          files: [`${folder}/1.csv`],
          rows: 962,
          held_out: 0,
          withheld: [],
          undeliverable: [],
          new_coupons: 0,
          notes: [],
          opening: null,
        };
      },
    },
  );
  await window.user.keyboard("{F8}");
  await painted("evening");
  await window.user.type(await shown("export-reason"), "감사 인사{Enter}");
  return { ...window, end };
}

describe("an export that takes long", () => {
  it("says at once that it is under way, and how far after a second", async () => {
    const { end } = await atALongExport();
    expect((await shown("export-writing")).textContent, "at once").toContain("파일을 만드는 중");
    expect(seen("export-writing")?.textContent, "no figures yet").not.toContain("962");
    await vi.waitFor(() => expect(seen("export-writing")?.textContent).toContain("962 중 310"), 3000);
    end(false);
    await shown("export-files");
    expect(seen("export-writing"), "nothing is waited for").toBeNull();
  });

  it("stops when it is stopped, and says that nothing is left", async () => {
    const { user, requests, end } = await atALongExport();
    await user.click(await shown("export-stop"));
    expect(requests("stop_work")).toEqual([{ work: "follow_up_files" }]);
    end(true);
    await vi.waitFor(() => expect(document.body.textContent).toContain("만들던 파일은 남아 있지 않습니다"));
    expect(seen("export-files")).toBeNull();
    expect(seen("error"), "what she did herself is no error").toBeNull();
    expect((seen("export-folder") as HTMLInputElement).value, "as it was").toBe(FAIR.export_folder);
  });
});
