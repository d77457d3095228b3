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

  it("is printed by the key that opened it, at the coupon too, on this laptop's printer or as a file", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.keyboard("{Control>}p{/Control}");
    expect((await shown("receipt-of-consent")).textContent).toContain("한 달에 1번까지");
    await user.click(await shown("paper-receipt_58mm"));
    await user.keyboard("{Control>}p{/Control}");
    await vi.waitFor(() => expect(seen("slip-path")?.textContent).toContain("동의 영수증.pdf"));
    expect(requests("save_consent_slip")).toEqual([{ visitor: "v-kim", paper: "receipt_58mm" }]);
    expect(requests("print_consent_slip"), "there is no printer").toEqual([]);
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(seen("receipt-of-consent")).toBeNull());
    expect(seen("visit"), "the visit is still there").not.toBeNull();
  });

  it("goes to the receipt printer where there is one", async () => {
    const printer = async () => ({ destination: "192.168.0.50", roll: "mm80" }) as const;
    const printed = async () => ({ note: null });
    const { user, requests } = await openWindow(
      "desk",
      {},
      { get_printer: printer, print_consent_slip: printed },
    );
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("step-coupon"));
    await painted("visit-coupon");
    expect((await shown("open-receipt")).textContent, "its key").toContain("Ctrl P");
    await user.keyboard("{Control>}p{/Control}");
    await shown("print-receipt");
    await user.keyboard("{Control>}p{/Control}");
    await vi.waitFor(() => expect(seen("slip-path")?.textContent).toContain("프린터로 보냈습니다"));
    expect(requests("print_consent_slip")).toEqual([{ visitor: "v-kim" }]);
    expect(requests("save_consent_slip")).toEqual([]);
  });

  it("stops everything in one scan at the desk, and says so", async () => {
    await openWindow("desk");
    scan(`77${"0".repeat(82)}`);
    expect((await shown("receipt-stopped")).textContent).toContain("더 보내지 않습니다");
  });
});
