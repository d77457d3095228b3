import { describe, expect, it, vi } from "vitest";
import { TABS } from "../../src/screens/tabs";
import { openWindow, painted, seen, shown } from "../support";

describe("the prepare screen", () => {
  /** Everything a hand with a keyboard needs: in, along the tabs, out. */
  it("opens with F9, walks its tabs with the arrows and closes with Escape", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    const tab = await shown("tab-survey");
    expect(document.activeElement, "the first tab has the focus").toBe(tab);
    for (const { name } of [...TABS.slice(1), TABS[0]]) {
      await user.keyboard("{ArrowRight}");
      await painted(`prepare-${name}`);
      expect(seen(`tab-${name}`)?.getAttribute("aria-selected"), `${name} is chosen`).toBe("true");
    }
    await user.keyboard("{Escape}");
    await painted("desk");
  });

  it("lists the published questionnaires and says which is asked", async () => {
    const { user } = await openWindow("desk");
    await user.click(await shown("open-prepare"));
    const versions = await shown("versions");
    expect(versions.querySelectorAll("li").length, "two were published").toBe(2);
    const asked = [...versions.querySelectorAll("li")].filter((line) =>
      line.textContent?.includes("지금 묻는 설문지"),
    );
    expect(asked.length, "one of them is asked").toBe(1);
  });

  /** A number sets a quota, an empty field lifts it, and nothing else is sent. */
  it("sets how many of an answer are wanted, and what happens then", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F9}");
    await user.click(await shown("tab-quotas"));
    const field = (await shown("quota-seen")) as HTMLInputElement;
    await user.type(field, "50명{Tab}");
    expect((await shown("error")).textContent, "a number is asked for").toContain("숫자만");
    expect(requests("set_quota"), "nothing was set").toEqual([]);
    await user.clear(field);
    await user.type(field, "50{Tab}");
    await user.click(await shown("quota-stop-seen"));
    await vi.waitFor(() =>
      expect(requests("set_quota")).toEqual([
        { path: "first_visit", choice: "seen", at_most: 50, action: "warn" },
        { path: "first_visit", choice: "seen", at_most: 50, action: "stop" },
      ]),
    );
    await user.clear(await shown("quota-seen"));
    await user.tab();
    await vi.waitFor(() => expect(requests("set_quota").at(-1)?.at_most, "lifted").toBeNull());
  });
});
