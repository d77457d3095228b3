/** The pages of cards, used without a mouse. */
import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FAIR } from "../../fake/small-fair";
import { openWindow, painted, seen, shown, turnToTab } from "../support";

const CONTROLS = "button, input, select, textarea, summary";

/** Presses the key of a card, on whichever page it is, and waits until it has the focus. */
async function card(user: UserEvent, key: number): Promise<void> {
  await user.keyboard(`{Alt>}${key}{/Alt}`);
  await vi.waitFor(() => expect(cardOf(key).contains(document.activeElement)).toBe(true));
}

/** The card that shows a key; what has the focus must be in it. */
function cardOf(key: number): Element {
  const keys = [...document.querySelectorAll("section.card kbd")];
  const found = keys.find((one) => one.textContent === `Alt ${key}`)?.closest("section");
  if (!found) throw new Error(`no card shows Alt ${key}`);
  return found;
}

/** Tab comes to everything that can be pressed or written into, in the order of the page. */
async function walk(user: UserEvent): Promise<void> {
  const all = [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
    (one) => !one.matches(":disabled, [tabindex='-1']"),
  );
  all[0]?.focus();
  for (const control of all) {
    expect(document.activeElement?.outerHTML, "the next in order").toBe(control.outerHTML);
    await user.tab();
  }
}

describe("the device, by keyboard alone", () => {
  it("is opened, walked, and does all it can", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F12}");
    await painted("device");
    await walk(user);

    await card(user, 1);
    expect(document.activeElement).toBe(seen("bundle-folder"));
    await user.keyboard("{Enter}");
    await shown("bundle-path");
    expect(requests("write_bundle")).toEqual([{ folder: FAIR.export_folder }]);

    await card(user, 2);
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("verify-result")?.textContent).toContain("온전"));

    await card(user, 3);
    expect(document.activeElement).toBe(seen("backup-folder"));
    await user.keyboard("{Enter}");
    await shown("backup-path");
    expect(requests("back_up")).toEqual([{ folder: FAIR.export_folder }]);

    await card(user, 4);
    await user.keyboard("전에 쓰던 암호");
    while (document.activeElement !== seen("new-passphrase")) await user.tab();
    await user.keyboard("새로 정한 긴 암호{Enter}");
    await vi.waitFor(() => expect(requests("change_passphrase"), "from the field itself").toHaveLength(1));

    await card(user, 5);
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("open_visitor_screen"), "the visitor's screen").toHaveLength(1));

    await card(user, 7);
    expect(document.activeElement, "its first button").toBe(seen("lock"));
    await user.tab();
    await user.tab();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("set_idle_lock"), "another time").toHaveLength(1));
    await card(user, 7);
    await user.keyboard("{Enter}");
    await painted("unlock");
  });
});

describe("the evening, by keyboard alone", () => {
  it("is walked, and does all it can", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    await shown("tasks");
    await shown("unfinished");
    await walk(user);

    await vi.waitFor(() => cardOf(1));
    const keys = [...document.querySelectorAll("section.card > .key kbd")].map((one) => one.textContent);
    expect(keys, "in the order of the page, and none twice").toEqual([...new Set(keys)].sort());
    expect(keys.at(-1), "a digit for each of them").toBe("Alt 9");

    await card(user, 1);
    await user.keyboard("{Enter}");
    await shown("tasks-sent-result_notice");
    expect(requests("list_duties")).toHaveLength(1);

    await card(user, 7);
    expect(document.activeElement, "to whom").toBe(seen("export-audience"));
    while (document.activeElement !== seen("export-reason")) await user.tab();
    await user.keyboard("재방문 쿠폰 발송{Enter}");
    await shown("export-files");

    await card(user, 8);
    while (document.activeElement !== seen("answers-reason")) await user.tab();
    await user.keyboard("집계{Enter}");
    await shown("answers-files");

    await card(user, 9);
    expect(document.activeElement).toBe(seen("unfinished-continue"));
    await user.tab();
    await user.keyboard("{Enter}{Enter}");
    await vi.waitFor(() => expect(requests("discard_survey"), "asked once, then done").toHaveLength(1));

    await user.keyboard("{Escape}");
    await painted("desk");
  });

  it("leads out of a field, too, and presses nothing by itself", async () => {
    const { user, made } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("export-reason"));
    await vi.waitFor(() => expect(seen("tab-duties")?.textContent).toContain("기한 지남"));
    const before = made.length;
    await card(user, 1);
    await card(user, 7);
    expect((seen("export-reason") as HTMLInputElement).value, "no digit was written").toBe("");
    const since = made.slice(before).map(({ name }) => name);
    expect(
      since.filter((name) => !name.startsWith("get_")),
      "nothing was done in the booth",
    ).toEqual([]);
  });
});
