import { describe, expect, it, vi } from "vitest";
import { refuse } from "../../../fake/speak";
import type { Host } from "../../../src/host/host";
import { handsPause, openWindow, painted, seen, shown } from "../../support";

async function openPage(instead: Partial<Host> = {}) {
  const opened = await openWindow("desk", {}, instead);
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await handsPause();
  await opened.user.keyboard("{F8}");
  await painted("segments");
  await shown("saved-groups");
  await handsPause();
  return opened;
}

const said = (): string => seen("saved-groups")?.textContent?.replace(/\s+/g, " ") ?? "";

describe("a saved group", () => {
  it("is the choice in hand under a name, and asks for both", async () => {
    const { user, requests } = await openPage();
    expect(said(), "nothing is chosen yet").toContain("위에서 조건을 고르면");
    await user.click(await shown("level-visits-2"));
    await user.type(await shown("saved-name"), "단골{Enter}");
    await vi.waitFor(() => expect(said()).toContain("‘단골’ 그룹을 저장했습니다."));
    expect(requests("save_segment")).toEqual([
      {
        id: null,
        name: "단골",
        rule: { conditions: [{ variable: "visits", levels: ["2"] }], audiences: [] },
      },
    ]);
    expect((seen("saved-name") as HTMLInputElement).value, "the next begins anew").toBe("");
    await user.click(await shown("saved-save"));
    expect((await shown("error")).textContent, "a name is needed").toContain("이름이 없습니다");
  });

  /** Whoever chose a group goes from it to its files, and need not choose it again. */
  it("leads to the files for it", async () => {
    const { user, requests } = await openPage();
    await user.click(await shown("saved-files"));
    await painted("evening");
    const tool = (await shown("export-target")) as HTMLSelectElement;
    await vi.waitFor(() => expect(document.activeElement, "the tool is chosen first").toBe(tool));
    await vi.waitFor(() => expect(tool.selectedOptions[0]?.value, "a plain table until then").toBe("csv"));
    await handsPause();
    await user.type(await shown("export-reason"), "안내{Enter}");
    await shown("export-files");
    const [made] = requests("export_follow_up");
    expect(made).toMatchObject({ all_fairs: true, to: { target: "csv", topic: null } });
    expect(made?.to?.audience).toMatch(/^saved:/);
  });

  it("is looked at, renamed, removed, and put back", async () => {
    const { user } = await openPage();
    await user.click(await shown("saved-open"));
    await vi.waitFor(() => expect(seen("segment-chosen")?.textContent).toContain("구매하신 분"));
    await user.click(await shown("saved-rename"));
    const field = (await shown("saved-rename-name")) as HTMLInputElement;
    expect(document.activeElement, "typed at once").toBe(field);
    await user.keyboard("단골 구매 고객{Enter}");
    await vi.waitFor(() => expect(said()).toContain("단골 구매 고객"));
    await user.click(await shown("saved-remove"));
    await vi.waitFor(() => expect(said()).toContain("‘단골 구매 고객’ 그룹을 지웠습니다."));
    expect(seen("saved-open"), "it is gone").toBeNull();
    await user.click(await shown("saved-put-back"));
    await shown("saved-open");
  });

  it("keeps what is typed when the name is refused, and Esc leaves a name as it is", async () => {
    const name = "010-1234-5678";
    const { user } = await openPage({
      save_segment: async () =>
        refuse("그룹 이름에 연락처가 들어 있습니다.", "The name of the group holds a contact."),
    });
    await user.click(await shown("saved-rename"));
    await shown("saved-rename-name");
    await user.keyboard(`${name}{Enter}`);
    expect((await shown("error")).textContent).toContain("연락처가 들어 있습니다");
    expect((seen("saved-rename-name") as HTMLInputElement).value, "nothing is lost").toBe(name);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("saved-rename-name")).toBeNull());
    expect(said(), "as it was").toContain("다시 오신 구매 고객");
    expect(document.documentElement.dataset.ready, "the page stays").toBe("segments");
  });
});
