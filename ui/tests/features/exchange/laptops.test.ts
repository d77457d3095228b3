import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

const PACK = "/media/usb/boothloop 2026-11-22 14-40-05.fairpack";

describe("a fair pack on a fresh laptop", () => {
  it("asks for the file, its password and a passphrase, and shows the laptop's own recovery key", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.keyboard("4");
    await painted("open-pack");
    await user.click(await shown("open-pack-run"));
    expect((await shown("error")).textContent).toContain("꾸러미 파일을 고르거나");
    await user.click(await shown("choose-pack"));
    await user.click(await shown("open-pack-run"));
    expect((await shown("error")).textContent).toContain("꾸러미 비밀번호를 적어 주세요");
    await user.type(await shown("pack-password"), "3fch-7kmr-wxy3-9864");
    await user.type(await shown("passphrase"), "짧다");
    await user.click(await shown("open-pack-run"));
    expect((await shown("error")).textContent).toContain("8자 이상");
    expect(requests("open_pack"), "nothing was made of half a form").toEqual([]);
    await user.type(await shown("passphrase"), " 유리잔 두 개");
    await user.keyboard("{Enter}");
    await painted("first-run-recovery");
    expect(requests("open_pack")).toEqual([
      { file: PACK, password: "3fch-7kmr-wxy3-9864", passphrase: "짧다 유리잔 두 개" },
    ]);
  });

  it("keeps what was typed when the password is wrong, and leads back", async () => {
    const { user } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.click(await shown("open-pack"));
    await user.click(await shown("choose-pack"));
    await user.type(await shown("pack-password"), "3333-3333-3333-3333");
    await user.type(await shown("passphrase"), "유리잔 두 개와 물병");
    await user.click(await shown("open-pack-run"));
    expect((await shown("error")).textContent).toContain("비밀번호가 아닙니다");
    expect((seen("pack-file") as HTMLInputElement).value).toBe(PACK);
    await user.keyboard("{Escape}");
    await painted("first-run-choice");
  });
});

describe("the laptops of a booth", () => {
  it("says what is on this one only until another one's word arrives", async () => {
    const { user, requests } = await openWindow("desk", {});
    await user.keyboard("{F12}");
    await painted("device");
    expect((await shown("only-here")).textContent).toContain("214개");
    await user.click(await shown("write-bundle"));
    expect((await shown("bundle-path")).textContent).toContain(".boothbundle");
    expect(seen("only-here")?.textContent, "writing is no proof that it arrived").toContain("214개");

    await user.click(await shown("choose-bundles"));
    const came = (await shown("bundles-came")).textContent;
    expect(came).toContain("새 기록 381개");
    expect(came, "what has to be looked at").toContain("허용보다 많이 쓰였습니다");
    expect(came, "the other file is refused by itself").toContain("사진.jpg");
    expect(seen("only-here")?.textContent).toContain("닫아도 됩니다");

    await user.type(await shown("bundles-file"), "/media/usb/사진.jpg{Enter}");
    await vi.waitFor(() => expect(seen("bundles-came")?.textContent).not.toContain("381"));
    expect((seen("bundles-file") as HTMLInputElement).value, "for another try").toBe("/media/usb/사진.jpg");

    await user.click(await shown("admit-1"));
    expect(requests("admit_laptop")).toEqual([{ device: "d-3" }]);
    expect(seen("admit-1"), "it belongs now").toBeNull();
  });

  it("shows a pack's password once it is made", async () => {
    const { user } = await openWindow("desk", {});
    await user.keyboard("{F12}");
    await user.click(await shown("write-pack"));
    expect((await shown("pack-made-password")).textContent).toBe("3fch-7kmr-wxy3-9864");
  });
});
