import { fireEvent } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { PASSPHRASE } from "../../../fake/host";
import { openWindow, painted, seen, shown } from "../../support";

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
    await user.keyboard("{F10}");
    expect(requests("end_sample"), "only asked whether it is meant").toEqual([]);
    await user.keyboard("{Escape}");
    expect(seen("end-sample")?.textContent, "not meant").toBe("샘플 끝내기");
    await user.keyboard("{F10}{Enter}");
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
    expect((await shown("error")).textContent, "names are missing").toContain("회사 이름");
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
    expect(seen("recovery-key")?.textContent?.trim().split(/\s+/), "in groups").toEqual([
      "7K2M",
      "QX94",
      "TR8H",
      "5WPA",
      "NC3E",
      "J6VD",
    ]);
    expect(seen("desk"), "not yet inside").toBeNull();
    expect(requests("create_fair")[0], "as the host wants it").toMatchObject({
      fair_name: "서울리빙 2026",
      starts_on: "2026-10-03",
      ends_on: "2026-10-06",
      passphrase: "eight characters",
    });
  });
});

describe("unlocking", () => {
  it("shows the sentence that came, keeps focus, and opens with the right passphrase", async () => {
    const { user } = await openWindow("unlock", { stage: "locked" });
    await user.keyboard("틀린 암호{Enter}");
    expect((await shown("error")).textContent, "the host's sentence").toContain("암호가 맞지 않습니다");
    expect(document.activeElement, "focus stays").toBe(seen("passphrase"));
    await user.click(await shown("language"));
    expect(seen("error")?.textContent, "the same sentence in English").toContain(
      "The passphrase is not right",
    );
    await user.clear(await shown("passphrase"));
    await user.type(await shown("passphrase"), `${PASSPHRASE}{Enter}`);
    await painted("desk");
  });

  it("opens with the recovery key", async () => {
    const { user, requests } = await openWindow("unlock", { stage: "locked" });
    await user.click(await shown("use-recovery-key"));
    await user.keyboard("7K2M QX94{Enter}");
    await painted("desk");
    expect(requests("unlock"), "said to be the recovery key").toEqual([
      { secret: "7K2M QX94", recovery: true },
    ]);
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
