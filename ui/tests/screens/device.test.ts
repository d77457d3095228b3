import { describe, expect, it, vi } from "vitest";
import { FAIR } from "../../fake/host";
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
      expect(seen("backup-path")?.textContent, "where it is").toContain(FAIR.export_folder),
    );
    await user.click(await shown("lock"));
    await painted("unlock");
    expect(document.documentElement.outerHTML, "no name is left on the page").not.toMatch(name);
  });
});
