import { describe, expect, it } from "vitest";
import { FAIR } from "../../../fake/small-fair";
import { openWindow, painted, shown, turnToTab } from "../../support";

describe("the answers as a table", () => {
  it("leave in the form that was chosen, and only with a reason", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("results");
    await user.click(await shown("answers-run"));
    expect((await shown("error")).textContent, "a reason is needed").toContain("이유를 적어 주세요");
    expect(requests("export_answers"), "nothing left the laptop").toEqual([]);
    await user.selectOptions(await shown("answers-choices"), "codes");
    await user.selectOptions(await shown("answers-several"), "apart");
    await user.click(await shown("answers-unfinished"));
    await user.type(await shown("answers-reason"), "결과 보고서{Enter}");
    const files = await shown("answers-files");
    expect(files.querySelectorAll("li").length, "every file").toBe(2);
    expect(requests("export_answers"), "as chosen").toEqual([
      {
        reason: "결과 보고서",
        folder: FAIR.export_folder,
        choices: "codes",
        several: "apart",
        with_unfinished: true,
        all_fairs: false,
      },
    ]);
    expect(requests("export_follow_up"), "Enter here makes no other files").toEqual([]);
  });
});
