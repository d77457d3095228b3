import { describe, expect, it, vi } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

describe("what a person may ask for", () => {
  /** The visit of somebody who left a contact. */
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await opened.user.click(await shown("open-rights"));
    await shown("save-subject-report");
    return opened;
  }

  it("gives her files of all that is known, and says where they lie", async () => {
    const { user, requests } = await open();
    await user.click(await shown("save-subject-report"));
    await vi.waitFor(() => expect(document.body.textContent).toContain("개인정보 열람"));
    expect(requests("save_subject_report")).toHaveLength(1);
    await user.keyboard("{Escape}");
    expect(seen("save-subject-report"), "Esc closes the question and not the visit").toBeNull();
    expect(seen("visit")).not.toBeNull();
  });

  it("destroys only after a reason and a second yes, tells what is left, and leaves for the desk", async () => {
    const { user, requests } = await open();
    await user.click(await shown("rights-with-files"));
    await user.click(await shown("destroy-person"));
    await user.keyboard("김서연 님 요청");
    await user.click(await shown("take-back-confirm"));
    expect(requests("destroy_person"), "asked once more").toEqual([]);
    await user.click(await shown("take-back-confirm"));
    expect((await shown("error")).textContent, "her name must not stay in the record").toContain("이름");
    await user.clear(await shown("take-back-reason"));
    await user.type(await shown("take-back-reason"), "본인이 요청함");
    await user.click(await shown("take-back-confirm"));
    expect((await shown("rights-destroyed")).textContent).toContain("24");
    expect(document.body.textContent, "what she has to look at herself").toContain("후속 안내");
    expect(requests("destroy_person")).toMatchObject([
      { reason: "김서연 님 요청", with_files: false },
      { reason: "본인이 요청함", with_files: false },
    ]);
    await user.keyboard("{Enter}");
    await painted("desk");
  });
});
