import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { fakeContact } from "../../../fake/consent";
import { makeFakeHost } from "../../../fake/host";
import type { Host } from "../../../src/host/host";
import type { TestId } from "../../../src/kit/testids";
import { breathed, openWindow, painted, seen, shown } from "../../support";

/** What is kept of her: she comes from a company. */
const particulars = { company: "온기유리", job: "", country: "", birthday: "", postcode: "", address: "" };
const contact = { ...fakeContact("김서연", "010-1234-5678", ""), particulars };

describe("a contact that is asked for again", () => {
  async function open(instead: Partial<Host> = {}) {
    const host = makeFakeHost();
    const get_visit: Host["get_visit"] = async (request) => ({ ...(await host.get_visit(request)), contact });
    const opened = await openWindow("desk", {}, { get_visit, ...instead });
    await opened.user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await opened.user.click(await shown("step-contact"));
    await opened.user.click(await shown("contact-again"));
    await shown("contact-phone");
    return opened;
  }

  it("is asked for again by a digit, as Enter leads to her coupon", async () => {
    const { user } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("step-contact"));
    expect((await shown("contact-again")).textContent).toContain("1");
    await breathed();
    await user.keyboard("1");
    await shown("contact-phone");
  });

  const value = (hook: TestId): string => (seen(hook) as HTMLInputElement | null)?.value ?? "";

  async function retype(user: UserEvent, hook: TestId, text: string): Promise<void> {
    await user.clear(await shown(hook));
    if (text !== "") await user.type(await shown(hook), text);
  }

  /** Leaves the step with what is typed, and comes back to it. */
  async function leaveAndComeBack(user: UserEvent): Promise<void> {
    for (const step of ["sale", "contact"] as const) {
      await user.click(await shown(`step-${step}`));
      await painted(`visit-${step}`);
    }
    await shown("contact-phone");
  }

  /** The texts, which name these things. */
  function texts(...named: Awaited<ReturnType<Host["get_notices"]>>["particulars"]): Partial<Host> {
    const host = makeFakeHost();
    return { get_notices: async (request) => ({ ...(await host.get_notices(request)), particulars: named }) };
  }

  it("takes out the company that was emptied before the step was left", async () => {
    const { user, requests } = await open();
    await retype(user, "contact-company", "");
    await leaveAndComeBack(user);
    expect(value("contact-name"), "the rest stands there").toBe("김서연");
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    expect(requests("check_contact").at(-1)?.particulars).toEqual({ ...particulars, company: "" });
  });

  it("sends nothing that today's texts do not name, after the step was left, too", async () => {
    const { user, requests } = await open(texts());
    await retype(user, "contact-phone", "010-8765-4321");
    await leaveAndComeBack(user);
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    expect(requests("check_contact").at(-1)?.particulars, "it stays as it was").toBeNull();
  });

  it.each(["1990-02-30", "3월"])(
    "keeps a birthday that is no day (%s) until it is one",
    async (halfWritten) => {
      const { user, requests } = await open(texts("company", "birthday"));
      await retype(user, "contact-company", "한빛리빙");
      await retype(user, "contact-birthday", halfWritten);
      await leaveAndComeBack(user);
      expect(value("contact-birthday"), "half written as it was").toBe(halfWritten);
      expect(value("contact-company"), "and what was typed beside it").toBe("한빛리빙");
      const beside = seen("contact-birthday")?.closest("label");
      expect(beside?.textContent, "said beside the field").toContain("처럼 적어 주세요");
      await user.click(await shown("contact-next"));
      expect(requests("check_contact"), "nothing is asked about it yet").toEqual([]);
      expect(value("contact-birthday")).toBe(halfWritten);
      await retype(user, "contact-birthday", "1990-02-28");
      await user.click(await shown("contact-next"));
      await shown("notice-at_least_14");
      expect(requests("check_contact").at(-1)?.particulars).toMatchObject({
        company: "한빛리빙",
        birthday: "1990-02-28",
      });
    },
  );

  it("goes on without a birthday once its field is empty again", async () => {
    const { user, requests } = await open(texts("company", "birthday"));
    await retype(user, "contact-birthday", "3월");
    await user.clear(await shown("contact-birthday"));
    await user.click(await shown("contact-next"));
    await shown("notice-at_least_14");
    expect(requests("check_contact").length, "it went on").toBeGreaterThan(0);
  });

  /** The form that stood open beside it once took the correction back. */
  it.each([false, true])(
    "follows a correction that is made meanwhile (left in between: %s)",
    async (left) => {
      const { user, requests } = await open();
      await retype(user, "contact-phone", "010-8765-4321");
      if (left) await leaveAndComeBack(user);
      await user.click(await shown("correct-particulars"));
      await retype(user, "particulars-name", "김서현");
      await user.click(await shown("save-particulars"));
      await vi.waitFor(() => expect(value("contact-name")).toBe("김서현"));
      expect(value("contact-phone"), "what was typed over stays").toBe("010-8765-4321");
      await user.click(await shown("contact-next"));
      await shown("notice-at_least_14");
      expect(requests("check_contact").at(-1)).toMatchObject({ name: "김서현", phone: "010-8765-4321" });
    },
  );
});
