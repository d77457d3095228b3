import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import type { Host } from "../../../src/host/host";
import { handsPause, openWindow, painted, seen, shown } from "../../support";

async function openPage(answers: Partial<Host> = {}) {
  const opened = await openWindow("desk", {}, answers);
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await handsPause();
  await opened.user.keyboard("{F8}");
  await painted("segments");
  await shown("saved-groups");
  await handsPause();
  return opened;
}

describe("the levels of a variable", () => {
  it("begin where the owner says, and what was chosen of the old ones is chosen no more", async () => {
    const { user, requests } = await openPage();
    await user.click(await shown("level-spent-3"));
    await user.click(await shown("levels-edit-spent"));
    const first = (await shown("levels-cut-1")) as HTMLInputElement;
    expect(first.value, "begins with the present ones").toBe("28,000");
    await user.clear(first);
    await user.type(first, "30000");
    await user.type(await shown("levels-cut-3"), "100000");
    await user.click(await shown("levels-keep"));
    await vi.waitFor(() => expect(seen("levels-editor")).toBeNull());
    expect(requests("set_variable_levels")).toEqual([
      { variable: "spent", levels: { levels: "cuts", cuts: [30_000, 64_000, 100_000] } },
    ]);
    expect((await shown("level-spent-3")).getAttribute("aria-pressed")).toBe("false");
    expect(requests("get_segments").length, "saved groups are counted anew").toBe(2);
  });

  it("are answers that belong together, under a name", async () => {
    const { user, requests } = await openPage();
    const edit = document.querySelector<HTMLElement>('[data-testid^="levels-edit-answer:"]');
    if (edit === null) throw new Error("an answer can be divided");
    await user.click(edit);
    await user.click(await shown("levels-of-2-1"));
    await user.type(await shown("levels-name-1"), "가까운 분");
    await user.click(await shown("levels-keep"));
    await vi.waitFor(() => expect(seen("levels-editor")).toBeNull());
    const [asked] = requests("set_variable_levels");
    const levels = asked?.levels;
    if (levels?.levels !== "merged") throw new Error("answers are put together");
    expect(levels.merged[0]?.choices.length, "two answers are one level").toBe(2);
    expect(levels.merged[0]?.name?.ko).toBe("가까운 분");
    expect(levels.merged[1]?.name, "the others are called as they are").toBeNull();
  });

  it("stay as they are when they cannot be, and when she leaves", async () => {
    const { user, requests } = await openPage();
    await user.click(await shown("levels-edit-spent"));
    await user.type(await shown("levels-cut-3"), "28000");
    await user.click(await shown("levels-keep"));
    expect((await shown("error")).textContent).toContain("지금 단계는 그대로입니다");
    await user.click(await shown("levels-leave"));
    expect(seen("levels-editor")).toBeNull();
    expect(requests("set_variable_levels").length).toBe(1);
  });

  it("keep no name that nobody gave them", async () => {
    const variables = await makeFakeHost().get_variables({});
    const together = variables.variables.map((variable) => {
      const { source } = variable;
      if (source.source !== "choices") return variable;
      const choices = source.choices.map(({ id }) => id);
      const held = [{ name: null, choices: choices.slice(0, 2) }];
      return { ...variable, own_levels: true, source: { ...source, held } };
    });
    const { user, requests } = await openPage({
      get_variables: async () => ({ ...variables, variables: together }),
    });
    const edit = document.querySelector<HTMLElement>('[data-testid^="levels-edit-answer:"]');
    await user.click(edit as HTMLElement);
    expect(await shown("levels-name-1")).toHaveProperty("value", "");
    await user.click(await shown("levels-keep"));
    await vi.waitFor(() => expect(requests("set_variable_levels").length).toBe(1));
    const levels = requests("set_variable_levels")[0]?.levels;
    expect(levels?.levels === "merged" && levels.merged[0]?.name).toBeNull();
  });

  it("are kept half written while another variable or the table is looked at", async () => {
    const { user } = await openPage();
    await user.click(await shown("levels-edit-spent"));
    await user.type(await shown("levels-cut-3"), "100000");
    await user.click(document.querySelector('[data-testid^="levels-edit-answer:"]') as HTMLElement);
    await user.click(await shown("segments-as-table"));
    expect(seen("levels-editor")).toBeNull();
    await user.click(await shown("segments-as-table"));
    await user.click(await shown("levels-edit-spent"));
    expect(await shown("levels-cut-3")).toHaveProperty("value", "100,000");
    await user.click(await shown("levels-leave"));
    await user.click(await shown("levels-edit-spent"));
    expect(await shown("levels-cut-3"), "given up").toHaveProperty("value", "");
  });
});
