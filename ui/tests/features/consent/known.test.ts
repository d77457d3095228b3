import { describe, expect, it, vi } from "vitest";
import { KIMS_PHONE } from "../../../fake/consent";
import { refuse } from "../../../fake/speak";
import type { Host } from "../../../src/host/host";
import { breathed, handsPause, openWindow, painted, seen, shown } from "../../support";

async function openKnown(instead: Partial<Host> = {}) {
  const opened = await openWindow("desk", {}, instead);
  await opened.user.keyboard("{Enter}");
  await painted("visit-survey");
  await opened.user.click(await shown("step-contact"));
  await opened.user.type(await shown("contact-phone"), KIMS_PHONE);
  await handsPause();
  await opened.user.keyboard("{Enter}");
  await shown("known-other");
  await breathed();
  return opened;
}

describe("who left the same number before", () => {
  it("is noted as somebody else with one key, and F6 takes that back", async () => {
    const { user, requests } = await openKnown();
    await user.keyboard("2");
    await shown("notice-at_least_14");
    const [said] = requests("note_somebody_else");
    expect(said).toMatchObject({ known: "v-kim", is_somebody_else: true, contact: { phone: KIMS_PHONE } });
    expect(document.body.textContent).toContain("다른 분으로 정했습니다");
    await handsPause();
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(requests("note_somebody_else")).toHaveLength(2));
    expect(requests("note_somebody_else")[1]).toEqual({ ...said, is_somebody_else: false });
    expect(((await shown("contact-phone")) as HTMLInputElement).value, "what was typed stays").toBe(
      KIMS_PHONE,
    );
  });

  it("is asked about again when that could not be noted", async () => {
    const { user } = await openKnown({
      note_somebody_else: async () => refuse("디스크가 가득 찼습니다.", "The disk is full."),
    });
    await user.keyboard("2");
    expect((await shown("error")).textContent).toContain("가득");
    expect(seen("known-other"), "she stays there").not.toBeNull();
  });
});
