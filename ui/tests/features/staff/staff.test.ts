import { describe, expect, it, vi } from "vitest";
import { FAIR } from "../../../fake/small-fair";
import { refuse } from "../../../fake/speak";
import { STAFF_PIN, WHO_IS_THERE } from "../../../fake/staff";
import { breathed, openWindow, painted, seen, shown } from "../../support";

describe("signing in", () => {
  it("takes a digit and the PIN, and shows who is signed in on every screen", async () => {
    const { user, requests } = await openWindow("who-is-there", { stage: "sign_in" });
    expect((await shown("staff-2")).textContent).toContain("박도현");
    await user.keyboard("2");
    await shown("kiosk-pin");
    await user.keyboard("1357{Enter}");
    expect((await shown("error")).textContent, "in words").toContain("PIN이 맞지 않습니다");
    expect((seen("kiosk-pin") as HTMLInputElement).value, "typed anew").toBe("");
    await user.keyboard(`${STAFF_PIN}{Enter}`);
    await painted("desk");
    expect(requests("sign_in")).toEqual([
      { staff: "s-park", pin: "1357" },
      { staff: "s-park", pin: STAFF_PIN },
    ]);
    expect((await shown("signed-in")).textContent).toContain("박도현");
    await user.click(await shown("open-visitors"));
    await painted("visitors");
    expect((await shown("signed-in")).textContent).toContain("접수");
  });

  it("goes back to the names with Esc, and keeps nothing of the PIN", async () => {
    const { user, requests } = await openWindow("who-is-there", { stage: "sign_in" });
    await user.keyboard("1");
    await shown("kiosk-pin");
    await user.keyboard("25{Escape}");
    await vi.waitFor(() => expect(seen("kiosk-pin")).toBeNull());
    await user.keyboard("3");
    expect(((await shown("kiosk-pin")) as HTMLInputElement).value).toBe("");
    expect(requests("sign_in")).toEqual([]);
  });

  it("lets somebody else take over with two keys and the PIN, and goes on with the visit in hand", async () => {
    const { user, requests } = await openWindow("desk", { role: "manage" });
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await breathed();
    await user.keyboard("{Control>}u{/Control}");
    await painted("who-is-there");
    expect(document.body.textContent, "nobody's name is left").not.toContain("김서연");
    await user.keyboard("1");
    await shown("kiosk-pin");
    await user.keyboard(`${STAFF_PIN}{Enter}`);
    await painted("visit-survey");
    expect(requests("sign_out")).toHaveLength(1);
    expect((await shown("signed-in")).textContent).toContain("한서윤");
  });

  it("goes on with a visitor of whom nothing is saved, and with a basket that is not paid", async () => {
    const { user } = await openWindow("desk", { role: "manage" });
    const takeOver = async () => {
      await breathed();
      await user.keyboard("{Control>}u{/Control}");
      await painted("who-is-there");
      expect(document.body.textContent, "nobody's name is left").not.toContain("남궁보람");
      await user.keyboard("1");
      await shown("kiosk-pin");
      await user.keyboard(`${STAFF_PIN}{Enter}`);
    };
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    await user.click(await shown("step-contact"));
    await user.type(await shown("contact-name"), "남궁보람");
    await takeOver();
    await painted("visit-contact");
    expect(((await shown("contact-name")) as HTMLInputElement).value, "as it was typed").toBe("남궁보람");
    await user.click(await shown("step-sale"));
    await user.click(await shown("product-1"));
    await takeOver();
    await painted("visit-sale");
    expect((await shown("quantity-1")) as HTMLInputElement, "what lay in it").toHaveProperty("value", "1");
    await user.keyboard("{Escape}");
    await painted("desk");
    await takeOver();
    await painted("desk");
    expect((await shown("recent")).textContent, "still in the list").toContain("남궁보람");
  });

  it("asks nobody where only the owner works", async () => {
    const { user, requests } = await openWindow("desk");
    expect(seen("signed-in")).toBeNull();
    await user.keyboard("{Control>}u{/Control}");
    await breathed();
    expect(requests("sign_out")).toEqual([]);
    await painted("desk");
  });

  it("asks anew when her access was ended while she worked", async () => {
    let ended = false;
    const fair = { ...FAIR, signed_in: { name: "박도현", role: "capture" as const } };
    const { user } = await openWindow(
      "desk",
      {},
      {
        async get_stage() {
          return ended ? WHO_IS_THERE : { stage: "open", fair };
        },
        async get_visits_today() {
          ended = true;
          return refuse("로그인한 사람이 없습니다.", "Nobody is signed in.", "signed_out");
        },
      },
    );
    await user.click(await shown("open-visitors"));
    await painted("who-is-there");
  });
});

describe("what a role may do", () => {
  it("hides from whoever only takes surveys what she may not do", async () => {
    const { user } = await openWindow("desk", { role: "capture" });
    for (const hook of ["open-evening", "open-prepare", "open-fairs"] as const) {
      expect(seen(hook), hook).toBeNull();
    }
    for (const key of ["F3", "F8", "F9"]) {
      await user.keyboard(`{${key}}`);
      expect((await shown("error")).textContent, "who may").toMatch(/‘관리’나 ‘업체 주인’/);
      await user.keyboard("{Escape}");
      await vi.waitFor(() => expect(seen("error"), "put away").toBeNull());
      await painted("desk");
    }
    await user.click(await shown("open-device"));
    await painted("device");
    for (const hook of ["back-up", "change-passphrase", "idle-lock-15"] as const) {
      expect(seen(hook), hook).toBeNull();
    }
    expect(seen("lock")).not.toBeNull();
  });

  it("shows a manager the preparation and the open surveys, and nobody's list", async () => {
    const { user, requests } = await openWindow("desk", { role: "manage" });
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    expect(seen("tab-staff"), "the owner's").toBeNull();
    expect(seen("tab-brand"), "the owner's").toBeNull();
    await user.keyboard("{Escape}");
    await painted("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    expect(requests("get_follow_up")).toEqual([]);
    expect(requests("get_tasks")).toEqual([]);
  });
});

describe("the staff page", () => {
  async function open(role?: "owner") {
    const opened = await openWindow("desk", role ? { role } : {});
    await opened.user.keyboard("{F9}");
    await painted("prepare-survey");
    await opened.user.click(await shown("tab-staff"));
    await shown("member-1");
    return opened;
  }

  it("asks the owner for her own PIN first, typed twice", async () => {
    const { user, requests } = await open();
    expect(seen("add-staff"), "nobody can be let in yet").toBeNull();
    await user.click(await shown("reset-pin-1"));
    await user.type(await shown("own-pin"), "2469");
    await user.type(await shown("own-pin-again"), "2468{Enter}");
    expect((await shown("error")).textContent).toContain("서로 다릅니다");
    expect(requests("set_staff_pin")).toEqual([]);
    await user.clear(await shown("own-pin-again"));
    await user.type(await shown("own-pin-again"), "2469{Enter}");
    await shown("add-staff");
    expect(requests("set_staff_pin")).toEqual([{ staff: "s-han", pin: "2469" }]);
    expect(seen("own-pin"), "gone from the page").toBeNull();
  });

  it("says who is signed in, and hands over, as soon as there is somebody to hand over to", async () => {
    const owner = { name: "한서윤", role: "owner" as const };
    let shared = false;
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        async get_stage() {
          return { stage: "open", fair: { ...FAIR, signed_in: shared ? owner : null } };
        },
      },
    );
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    await user.click(await shown("tab-staff"));
    await user.click(await shown("reset-pin-1"));
    shared = true;
    await user.type(await shown("own-pin"), "2469");
    await user.type(await shown("own-pin-again"), "2469{Enter}");
    expect((await shown("signed-in")).textContent, "without a restart").toContain("한서윤");
    expect(seen("staff"), "the page stays").not.toBeNull();
    await user.keyboard("{Control>}u{/Control}");
    await vi.waitFor(() => expect(requests("sign_out")).toHaveLength(1));
  });

  it("adds somebody with name, role and PIN, and says so", async () => {
    const { user, requests } = await open("owner");
    await user.type(await shown("staff-name"), "정우진");
    await user.click(await shown("new-role-manage"));
    await user.type(await shown("new-pin"), "73");
    await user.click(await shown("add-staff"));
    expect((await shown("error")).textContent).toContain("4자리");
    await user.type(await shown("new-pin"), "91");
    await user.type(await shown("new-pin-again"), "7391{Enter}");
    await vi.waitFor(() => expect(seen("staff-done")?.textContent).toContain("정우진"));
    expect(requests("add_staff")).toEqual([{ name: "정우진", role: "manage", pin: "7391" }]);
    expect((await shown("rights-changes")).textContent).toContain("정우진");
    expect((seen("new-pin") as HTMLInputElement).value, "nobody finds it").toBe("");
  });

  it("lets the next colleague begin with the least role, whatever the one before her got", async () => {
    const { user, requests } = await open("owner");
    const add = async (name: string, pin: string) => {
      await user.type(await shown("staff-name"), name);
      await user.type(await shown("new-pin"), pin);
      await user.type(await shown("new-pin-again"), `${pin}{Enter}`);
      await vi.waitFor(() => expect(seen("staff-done")?.textContent).toContain(name));
    };
    await user.click(await shown("new-role-owner"));
    await add("정우진", "7391");
    await add("오하나", "8264");
    expect(requests("add_staff").map(({ role }) => role)).toEqual(["owner", "capture"]);
  });

  it("tells what went wrong with a PIN, and that it was set, beside the name it is about", async () => {
    const { user } = await open("owner");
    await user.click(await shown("reset-pin-2"));
    await user.type(await shown("own-pin"), "73{Enter}");
    const row = await shown("member-2");
    expect(row.textContent).toContain("4자리");
    await user.type(await shown("own-pin"), "91");
    await user.type(await shown("own-pin-again"), "7391{Enter}");
    await vi.waitFor(() => expect(row.querySelector('[data-testid="staff-done"]')).not.toBeNull());
    expect(row.textContent).not.toContain("4자리");
    await user.click(await shown("role-manage-3"));
    const other = await shown("member-3");
    await vi.waitFor(() => expect(other.querySelector('[data-testid="staff-done"]')).not.toBeNull());
    expect(row.querySelector('[data-testid="staff-done"]'), "one place at a time").toBeNull();
  });

  it("lets a colleague change her own PIN with the one she has", async () => {
    const { user, requests } = await openWindow("desk", { role: "capture" });
    await user.click(await shown("open-own-pin"));
    const change = async (present: string) => {
      await user.type(await shown("present-pin"), present);
      await user.clear(await shown("own-pin"));
      await user.type(await shown("own-pin"), "7391");
      await user.clear(await shown("own-pin-again"));
      await user.type(await shown("own-pin-again"), "7391");
      await user.click(await shown("change-own-pin"));
    };
    await change("9071");
    await shown("error");
    expect(await shown("present-pin"), "a wrong one is typed anew").toHaveProperty("value", "");
    await change(STAFF_PIN);
    await shown("own-pin-changed");
    expect(requests("change_own_pin").at(-1)).toEqual({ present: STAFF_PIN, pin: "7391" });
  });

  it("changes a role at once, and ends access only after a second press", async () => {
    const { user, requests } = await open("owner");
    expect(seen("role-manage-1"), "nobody locks herself out").toBeNull();
    await user.click(await shown("role-manage-2"));
    await user.click(await shown("end-access-2"));
    expect(requests("change_staff")).toEqual([{ staff: "s-park", role: "manage", ended: false }]);
    await user.click(await shown("end-access-2"));
    await shown("let-in-2");
    expect(requests("change_staff")[1]).toEqual({ staff: "s-park", role: "manage", ended: true });
  });

  it("shows a month of looks, the unusual first, and notes that it was gone through", async () => {
    const { user, requests } = await open("owner");
    const rows = (await shown("looks")).querySelectorAll("tbody tr");
    expect(rows[0]?.textContent).toContain("박도현");
    expect(rows[0]?.textContent).toContain("밤 10시");
    await user.click(await shown("month-1"));
    await vi.waitFor(() => expect(seen("review-looks"), "it is not over").toBeNull());
    await user.click(await shown("month-2"));
    await user.click(await shown("review-looks"));
    await shown("looks-reviewed");
    expect(requests("note_access_reviewed")).toEqual([{ month: "2026-10" }]);
  });
});
