import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fireEvent } from "@testing-library/svelte";
import type { UserEvent } from "@testing-library/user-event";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { RECOVERY_KEY } from "../../../fake/exchange";
import { PASSPHRASE } from "../../../fake/host";
import { FAIR } from "../../../fake/small-fair";
import { refuse } from "../../../fake/speak";
import { breathed, openWindow, painted, seen, shown } from "../../support";

/** The fields of the two groups that are asked back, each with its group. */
function asked(): { field: HTMLInputElement; group: string }[] {
  const fields = document.querySelectorAll<HTMLInputElement>("[data-testid^='recovery-group-']");
  return [...fields].map((field) => {
    const place = Number(field.dataset.testid?.split("-").at(-1));
    return { field, group: RECOVERY_KEY.split("-")[place - 1] ?? "" };
  });
}

/** Writes the key down and types both groups back. */
async function typeRecoveryKeyBack(user: UserEvent): Promise<void> {
  await user.click(await shown("recovery-written"));
  await painted("first-run-recovery-check");
  for (const { field, group } of asked()) await user.type(field, group);
  await user.keyboard("{Enter}");
}

describe("first run", () => {
  it("opens the sample with one key and no passphrase, and leaves it with two", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.keyboard("2");
    await painted("desk");
    expect(requests("open_sample_fair"), "nothing is asked").toEqual([{}]);
    expect((await shown("sample-bar")).textContent, "it warns").toContain("실제 손님 정보는 적지 마세요");
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    expect(seen("sample-bar"), "on every screen").not.toBeNull();
    await user.keyboard("{F1}");
    expect((await shown("all-keys")).textContent, "the way out is among the keys").toMatch(
      /F10\s*샘플 끝내기/,
    );
    await user.keyboard("{Escape}");
    await user.keyboard("{F10}");
    expect(requests("end_sample"), "only asked whether it is meant").toEqual([]);
    await user.keyboard("{Escape}");
    expect(seen("end-sample")?.textContent, "not meant").toBe("샘플 끝내기");
    expect(document.activeElement, "the keys go on where they were").toBe(seen("tab-survey"));
    await user.keyboard("{F10}");
    await user.tab();
    expect(seen("end-sample")?.textContent, "gone on with something else").toBe("샘플 끝내기");
    await user.keyboard("{F10}{F10}");
    await painted("first-run-choice");
    expect(requests("end_sample").length, "ended once").toBe(1);
    expect(seen("sample-bar"), "gone").toBeNull();
  });

  it("leads from the sample to an own fair, and back as long as there is none", async () => {
    const { user } = await openWindow("desk", { sample: true });
    await user.click(await shown("begin-own"));
    await painted("first-run-fair");
    expect(seen("sample-bar"), "the form is not part of the sample").toBeNull();
    await user.keyboard("{Escape}2");
    await painted("desk");
    expect(seen("sample-bar"), "the sample is still there").not.toBeNull();
  });

  it("creates a fair from a short form, and says what is missing", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.keyboard("1");
    await painted("first-run-fair");
    await user.keyboard("서울리빙 2026{Enter}");
    expect((await shown("error")).textContent, "all of them, by name").toContain(
      "첫날, 마지막 날, 회사(브랜드) 이름, 책임자 이름",
    );
    await user.type(await shown("starts-on"), "2026.10.3");
    await user.type(await shown("ends-on"), "20261006");
    await user.type(await shown("maker-name"), "온기유리");
    await user.type(await shown("owner-name"), "한유리{Enter}");
    await painted("first-run-passphrase");
    await user.keyboard("{Escape}");
    await painted("first-run-fair");
    expect((seen("maker-name") as HTMLInputElement).value, "nothing typed is lost").toBe("온기유리");
    await user.click(await shown("submit-fair"));
    await painted("first-run-passphrase");
    await user.keyboard("일곱글자만요{Enter}");
    expect((await shown("error")).textContent, "plain advice").toContain("8자보다 짧습니다");
    expect(document.activeElement, "focus stays").toBe(seen("passphrase"));
    await user.clear(await shown("passphrase"));
    await user.keyboard("eight characters");
    await user.click(await shown("submit-passphrase"));
    await painted("first-run-recovery");
    expect(seen("recovery-key")?.textContent?.trim().split(/\s+/), "in groups").toEqual(
      RECOVERY_KEY.split("-"),
    );
    expect(seen("desk"), "not yet inside").toBeNull();
    expect(requests("create_fair")[0], "as the host wants it").toMatchObject({
      fair_name: "서울리빙 2026",
      starts_on: "2026-10-03",
      ends_on: "2026-10-06",
      passphrase: "eight characters",
    });
  });
});

describe("a backup", () => {
  it("opens on a new laptop from the first screen, and Esc goes back to it", async () => {
    const { user, requests } = await openWindow("first-run-choice", { stage: "first_run" });
    await user.keyboard("3");
    await painted("restore");
    await user.keyboard("{Escape}");
    await painted("first-run-choice");
    await user.keyboard("3");
    await painted("restore");
    await user.keyboard("/media/usb/b.db{Enter}");
    expect((await shown("error")).textContent, "what is missing").toContain("암호를 적은 다음");
    await user.click(await shown("use-recovery-key"));
    await user.type(await shown("passphrase"), "7K2M QX94{Enter}");
    await painted("restored");
    expect(requests("restore_backup")).toEqual([
      { file: "/media/usb/b.db", secret: "7K2M QX94", recovery: true },
    ]);
    await user.keyboard("{Enter}");
    await painted("desk");
  });
});

describe("the recovery key", () => {
  async function atTheKey() {
    const window = await openWindow("first-run-choice", { stage: "first_run" });
    const { user } = window;
    await user.keyboard("1");
    await painted("first-run-fair");
    await user.type(await shown("fair-name"), "서울리빙 2026");
    await user.type(await shown("starts-on"), "2026-10-03");
    await user.type(await shown("ends-on"), "2026-10-06");
    await user.type(await shown("maker-name"), "온기유리");
    await user.type(await shown("owner-name"), "한유리{Enter}");
    await painted("first-run-passphrase");
    expect((seen("passphrase") as HTMLInputElement).type, "what is chosen is shown").toBe("text");
    await window.user.keyboard("여덟 글자가 넘는 암호{Enter}");
    await painted("first-run-recovery");
    return window;
  }

  it("is not lost by a key that is pressed twice", async () => {
    const { user } = await atTheKey();
    await user.keyboard("{Enter}{Enter} {Escape}");
    expect(seen("recovery-key"), "still there").not.toBeNull();
  });

  it("goes on with Enter at once, to where two groups are asked back and Esc shows it again", async () => {
    const { user } = await atTheKey();
    expect(document.activeElement?.tagName, "read aloud first").toBe("H1");
    await breathed();
    await user.keyboard("{Enter}");
    await painted("first-run-recovery-check");
    await user.keyboard("{Enter}");
    await shown("error");
    expect(seen("desk"), "an Enter alone passes nothing").toBeNull();
    await user.keyboard("{Escape}");
    await painted("first-run-recovery");
    expect(seen("recovery-key"), "not lost").not.toBeNull();
  });

  it("asks two groups back, says which are wrong, and loses nothing", async () => {
    const { user } = await atTheKey();
    await user.click(await shown("recovery-written"));
    await painted("first-run-recovery-check");
    expect(asked().length, "two of them").toBe(2);
    const [first, second] = asked();
    expect(document.activeElement, "the first is ready").toBe(first?.field);
    const place = (one: typeof first): string =>
      `${one?.field.dataset.testid?.split("-").at(-1)}번째 네 글자`;
    await user.type(first?.field as HTMLElement, "0000");
    await user.type(second?.field as HTMLElement, "0000{Enter}");
    expect((await shown("error")).textContent, "both").toContain(
      `키와 다릅니다: ${place(first)}, ${place(second)}.`,
    );
    await user.clear(first?.field as HTMLElement);
    await user.type(first?.field as HTMLElement, ` ${first?.group.toLowerCase() ?? ""} {Enter}`);
    await vi.waitFor(() => expect(seen("error")?.textContent).toContain(`키와 다릅니다: ${place(second)}.`));
    await user.keyboard("{Escape}");
    await painted("first-run-recovery");
    expect(seen("recovery-key"), "the key is shown again").not.toBeNull();
    await typeRecoveryKeyBack(user);
    await painted("desk");
  });

  it("can be printed, and the file is to be deleted", async () => {
    const { user, requests } = await atTheKey();
    await user.click(document.querySelector("summary") as HTMLElement);
    await user.click(await shown("save-recovery-sheet"));
    expect((await shown("recovery-sheet-path")).textContent, "where").toMatch(/복구 키\.pdf.*지우고/s);
    expect(requests("save_recovery_sheet")).toEqual([
      { recovery_key: RECOVERY_KEY, folder: FAIR.export_folder },
    ]);
    expect(seen("recovery-key"), "still shown").not.toBeNull();
  });
});

describe("unlocking", () => {
  it("shows the sentence that came, keeps focus, and opens with the right passphrase", async () => {
    const { user } = await openWindow("unlock", { stage: "locked" });
    await user.keyboard("틀린 암호{Enter}");
    expect((await shown("error")).textContent, "the host's sentence").toContain("암호가 맞지 않습니다");
    const field = seen("passphrase") as HTMLInputElement;
    expect(document.activeElement, "focus stays").toBe(field);
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0), "typed anew").toBe(
      "틀린 암호",
    );
    await user.click(await shown("language"));
    expect(seen("error")?.textContent, "the same sentence in English").toContain(
      "The passphrase is not right",
    );
    await user.clear(await shown("passphrase"));
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
  });

  it("is drawn with the small font alone, so that the start does not wait for the whole one", async () => {
    await openWindow("unlock", { stage: "locked" });
    const css = readFileSync(join(import.meta.dirname, "../../../src/kit/first-words.css"), "utf8");
    const known = /unicode-range:\s*([^;]+);/.exec(css)?.[1]?.split(/,\s*/) ?? [];
    const spans = known.map((range) =>
      range
        .slice(2)
        .split("-")
        .map((code) => Number.parseInt(code, 16)),
    );
    const isKnown = (letter: string): boolean =>
      spans.some(([from = 0, to = from]) => from <= letter.charCodeAt(0) && letter.charCodeAt(0) <= to);
    for (const once of ["ko", "en"]) {
      expect(document.documentElement.lang).toBe(once);
      const missing = [...(document.body.textContent ?? "")].filter(
        (letter) => /\S/.test(letter) && !isKnown(letter),
      );
      expect(missing, "make-first-words.py adds them").toEqual([]);
      (await shown("language")).click();
      await tick();
    }
  });

  it("opens with the recovery key, and offers a new passphrase at once", async () => {
    const { user, requests } = await openWindow("unlock", { stage: "locked" });
    await user.click(await shown("use-recovery-key"));
    await user.keyboard("7K2M QX94{Enter}");
    await painted("unlock-new-passphrase");
    expect(requests("unlock"), "said to be the recovery key").toEqual([
      { secret: "7K2M QX94", recovery: true },
    ]);
    const field = (await shown("new-passphrase")) as HTMLInputElement;
    expect(document.activeElement, "ready to be typed").toBe(field);
    expect(field.type, "what is chosen is shown").toBe("text");
    await user.keyboard("일곱글자만요{Enter}");
    expect((await shown("error")).textContent, "plain advice").toContain("8자보다 짧습니다");
    await user.keyboard(" 더 길게{Enter}");
    await painted("desk");
    expect(requests("change_passphrase")).toEqual([
      { secret: "7K2M QX94", recovery: true, passphrase: "일곱글자만요 더 길게" },
    ]);
  });

  it("lets the forgotten passphrase be, when somebody is in a hurry", async () => {
    const { user, requests } = await openWindow("unlock", { stage: "locked" });
    await user.click(await shown("use-recovery-key"));
    await user.keyboard("7K2M QX94{Enter}");
    await painted("unlock-new-passphrase");
    await user.keyboard("{Escape}");
    await painted("desk");
    expect(requests("change_passphrase")).toEqual([]);
  });

  it("says that Caps Lock is on, and hides what is typed until it is shown", async () => {
    await openWindow("unlock", { stage: "locked" });
    const field = (await shown("passphrase")) as HTMLInputElement;
    expect(field.type, "hidden").toBe("password");
    await fireEvent.keyDown(field, { key: "A", modifierCapsLock: true });
    expect(document.body.textContent).toContain("Caps Lock이 켜져 있습니다");
    await fireEvent.keyUp(field, { key: "CapsLock" });
    expect(document.body.textContent).not.toContain("Caps Lock");
  });

  it("offers a backup where the store cannot be read, and only there", async () => {
    let damaged = true;
    const { user, requests } = await openWindow(
      "unlock",
      { stage: "locked" },
      {
        unlock: async () =>
          refuse("손상되어 읽을 수 없습니다.", "It cannot be read.", damaged ? "unreadable" : null),
      },
    );
    damaged = false;
    await user.keyboard("아무 암호나{Enter}");
    await shown("error");
    expect(seen("open-backup"), "a wrong passphrase is no damage").toBeNull();
    damaged = true;
    await user.keyboard("{Enter}");
    await user.click(await shown("open-backup"));
    await painted("restore");
    await user.click(await shown("choose-backup"));
    await user.type(await shown("passphrase"), "그때의 암호{Enter}");
    await painted("restored");
    expect(requests("restore_backup"), "the chosen file").toEqual([
      { file: "/media/usb/boothloop 2026-11-22 14-40-05.db", secret: "그때의 암호", recovery: false },
    ]);
    expect((await shown("restore-found")).textContent, "checked first").toContain("4,127개가 모두 온전");
    await user.keyboard("{Enter}");
    await painted("desk");
  });

  it("does not take a composed Enter for an answer", async () => {
    const { requests } = await openWindow("unlock", { stage: "locked" });
    const field = await shown("passphrase");
    await fireEvent.input(field, { target: { value: PASSPHRASE } });
    await fireEvent.compositionStart(field);
    await fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    await fireEvent.compositionEnd(field);
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(requests("unlock"), "composition sends nothing").toEqual([]);
    await fireEvent.keyDown(field, { key: "Enter", keyCode: 13 });
    expect(requests("unlock").length, "the next Enter does").toBe(1);
  });
});
