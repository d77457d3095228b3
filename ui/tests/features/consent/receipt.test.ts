import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, scan, seen, shown } from "../../support";

describe("the receipt of consent", () => {
  it("is shown for her phone to take home, and Enter closes it", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("open-receipt"));
    const receipt = (await shown("receipt-of-consent")).textContent ?? "";
    expect(receipt, "how to stop").toContain("그만 받으시려면");
    expect(await shown("receipt-qr")).toBeInstanceOf(HTMLImageElement);
    expect(requests("get_consent_receipt")).toEqual([{ visitor: "v-kim" }]);
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("receipt-of-consent")).toBeNull());
    expect(seen("visit"), "the visit is still there").not.toBeNull();
  });

  it("stops everything in one scan at the desk, and says so", async () => {
    await openWindow("desk");
    scan(`77${"0".repeat(82)}`);
    expect((await shown("receipt-stopped")).textContent).toContain("더 보내지 않습니다");
  });
});
