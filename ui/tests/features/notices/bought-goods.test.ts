import { describe, expect, it, vi } from "vitest";
import { refuse } from "../../../fake/speak";
import { openWindow, painted, seen, shown } from "../../support";

async function open(instead = {}) {
  const opened = await openWindow("desk", {}, instead);
  await opened.user.click(await shown("open-prepare"));
  await opened.user.click(await shown("tab-notices"));
  await painted("prepare-notices");
  await shown("bought-goods");
  return opened;
}

describe("who bought something", () => {
  /** Two quick ticks must both hold: the second is sent with the first. */
  it("is told of the kinds of goods the owner ticks, none by itself", async () => {
    const { user, requests } = await open();
    const box = (await shown("bought-goods")).querySelectorAll<HTMLInputElement>("input");
    expect(box.length).toBeGreaterThan(1);
    expect([...box].every((tick) => !tick.checked)).toBe(true);
    box[0]!.focus();
    await user.keyboard(" {Tab} ");
    await vi.waitFor(() => expect(requests("choose_kinds_of_goods").length).toBe(2));
    expect(requests("choose_kinds_of_goods")[0]!.tags.length).toBe(1);
    expect(requests("choose_kinds_of_goods")[1]!.tags.length, "the first is not forgotten").toBe(2);
    await vi.waitFor(() => expect(seen("bought-goods-saved")?.textContent).toContain("저장했습니다"));
    await user.keyboard(" ");
    await vi.waitFor(() => expect(requests("choose_kinds_of_goods").at(-1)!.tags.length).toBe(1));
  });

  it("shows what is in force when it could not be saved", async () => {
    const { user } = await open({
      choose_kinds_of_goods: async () => refuse("저장하지 못했습니다.", "It was not saved."),
    });
    const box = (await shown("bought-goods")).querySelector<HTMLInputElement>("input")!;
    await user.click(box);
    await shown("error");
    await vi.waitFor(() => {
      const first = seen("bought-goods")?.querySelector<HTMLInputElement>("input");
      expect(first?.checked).toBe(false);
    });
  });
});
