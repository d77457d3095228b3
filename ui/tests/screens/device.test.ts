import { fireEvent } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import { FAIR } from "../../fake/small-fair";
import { openWindow, painted, seen, shown } from "../support";

describe("the device", () => {
  it("verifies, copies and locks", async () => {
    const { user } = await openWindow("desk");
    const name = /김서연/;
    expect((await shown("recent")).textContent, "a visitor at the desk").toMatch(name);
    await user.click(await shown("open-device"));
    await painted("device");
    await user.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(seen("verify-result")?.textContent, "in words").toContain("4,127개가 모두 온전"),
    );
    await user.click(await shown("back-up"));
    await vi.waitFor(() =>
      expect(
        [...(seen("backup-path")?.children ?? [])].map((file) => file.textContent),
        "both files",
      ).toEqual([
        `${FAIR.export_folder}/boothloop 2026-11-22 14-40-05.db`,
        `${FAIR.export_folder}/boothloop 2026-11-22 14-40-05.db.keys`,
      ]),
    );
    await user.click(await shown("lock"));
    await painted("unlock");
    expect(document.documentElement.outerHTML, "no name is left on the page").not.toMatch(name);
  });

  it("changes the passphrase, and asks for the present one", async () => {
    const { user, requests } = await openWindow("desk");
    await user.click(await shown("open-device"));
    await painted("device");
    await user.type(await shown("new-passphrase"), "새로 정한 긴 암호{Enter}");
    expect((await shown("error")).textContent).toContain("지금 쓰는 암호");
    expect(requests("change_passphrase"), "nothing happened").toEqual([]);
    await user.type(await shown("present-passphrase"), "전에 쓰던 암호");
    await user.click(await shown("change-passphrase"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("암호를 바꾸었습니다"));
    expect(requests("change_passphrase")).toEqual([
      { secret: "전에 쓰던 암호", recovery: false, passphrase: "새로 정한 긴 암호" },
    ]);
    expect((seen("new-passphrase") as HTMLInputElement).value, "gone from the field").toBe("");
  });

  it("locks with one key from any screen, also with the input method on", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await fireEvent.keyDown(document.body, { key: "ㅣ", code: "KeyL", ctrlKey: true, isComposing: true });
    await painted("unlock");
  });

  it("puts the folder that was chosen into the field, and opens it afterwards", async () => {
    const { user, requests } = await openWindow("desk");
    await user.click(await shown("open-device"));
    await painted("device");
    const card = (await shown("backup-folder")).closest("section");
    const button = card?.querySelector<HTMLElement>("[data-testid='choose-folder']");
    await user.click(button as HTMLElement);
    await vi.waitFor(() => expect((seen("backup-folder") as HTMLInputElement).value).toBe("/media/usb"));
    expect(seen("open-folder"), "nothing lies there yet").toBeNull();
    await user.click(await shown("back-up"));
    await user.click(await shown("open-folder"));
    expect(requests("open_folder")).toEqual([{ path: "/media/usb/boothloop 2026-11-22 14-40-05.db" }]);
  });
});
