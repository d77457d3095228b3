import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import type { Host } from "../../../src/host/host";
import { handsPause, openWindow, painted, scan, seen, shown } from "../../support";

describe("what a visitor says of herself", () => {
  async function open(instead: Partial<Host> = {}) {
    const opened = await openWindow("desk", {}, instead);
    await opened.user.keyboard("{Enter}");
    await painted("visit-survey");
    await opened.user.click(await shown("step-contact"));
    await painted("visit-contact");
    return opened;
  }

  it("is typed behind one key, and asks nothing of whoever types a number only", async () => {
    const { user, requests } = await open();
    expect(seen("contact-company"), "nothing more than before").toBeNull();
    await user.keyboard("010-1234-5678{Alt>}{ArrowDown}{/Alt}");
    await shown("contact-company");
    await vi.waitFor(() => expect(document.activeElement).toBe(seen("contact-company")));
    expect(seen("contact-birthday"), "the texts do not name it").toBeNull();
    await user.keyboard("온기유리");
    await user.type(await shown("contact-job"), "구매 담당");
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("notice-at_least_14");
    const particulars = {
      company: "온기유리",
      job: "구매 담당",
      country: "",
      birthday: "",
      postcode: "",
      address: "",
    };
    expect(requests("check_contact").at(-1)).toMatchObject({ phone: "010-1234-5678", particulars });
  });

  it("asks for a postcode and an address where the texts name the address", async () => {
    const host = makeFakeHost();
    const get_notices: Host["get_notices"] = async (request) => ({
      ...(await host.get_notices(request)),
      particulars: ["address"],
    });
    const { user, requests } = await open({ get_notices });
    await user.keyboard("010-1234-5678{Alt>}{ArrowDown}{/Alt}");
    await user.type(await shown("contact-postcode"), "06236");
    await user.type(await shown("contact-address"), "서울 강남구 테헤란로 123");
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("notice-at_least_14");
    const particulars = { postcode: "06236", address: "서울 강남구 테헤란로 123" };
    expect(requests("check_contact").at(-1)).toMatchObject({ phone: "010-1234-5678", particulars });
  });

  it("offers no field that the texts do not name", async () => {
    const host = makeFakeHost();
    const get_notices: Host["get_notices"] = async (request) => ({
      ...(await host.get_notices(request)),
      particulars: [],
    });
    const { user } = await open({ get_notices });
    expect(seen("open-further")).toBeNull();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(seen("contact-company")).toBeNull();
  });

  it("is told on her page with where it came from, and corrected there with Enter", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    const page = (): string => seen("visit")?.textContent ?? "";
    expect(page()).toContain("직원이 듣고 입력");
    await user.click(await shown("correct-particulars"));
    await user.type(await shown("contact-company"), "온기유리");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("save-particulars"), "saved and closed").toBeNull());
    expect(page()).toContain("온기유리");
    const particulars = {
      company: "온기유리",
      job: "",
      country: "",
      birthday: "",
      postcode: "",
      address: "",
    };
    expect(requests("correct_particulars")).toEqual([
      { visitor: "v-kim", name: "김서연", particulars, badge: "" },
    ]);
  });

  it("lets a wrong badge be taken out in the correction", async () => {
    const host = makeFakeHost();
    const get_visit: Host["get_visit"] = async (request) => {
      const visit = await host.get_visit(request);
      return { ...visit, contact: visit.contact && { ...visit.contact, badge: "HTTPS://ONGI.KR" } };
    };
    const { user, requests } = await openWindow("desk", {}, { get_visit });
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("correct-particulars"));
    await user.click(await shown("take-badge-out"));
    expect(seen("take-badge-out"), "nothing is left to take out").toBeNull();
    await user.click(await shown("save-particulars"));
    await vi.waitFor(() => expect(requests("correct_particulars")).toMatchObject([{ badge: "" }]));
  });

  /** Its first line was once saved as a part of her name. */
  it("takes a card that is scanned into the correction out again, says so, and saves nothing", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("correct-particulars"));
    const name = (await shown("particulars-name")) as HTMLInputElement;
    await vi.waitFor(() => expect(document.activeElement).toBe(name));
    scan("BEGIN:VCARD", "VERSION:3.0", "FN:Kim Seo", "END:VCARD");
    expect((await shown("error")).textContent).toContain("연락처 단계에서 스캔해 주세요");
    expect(name.value, "what stood there").toBe("김서연");
    await handsPause();
    expect(requests("correct_particulars")).toEqual([]);
    await user.type(name, "님");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("correct_particulars")).toMatchObject([{ name: "김서연님" }]));
  });

  it("presses no button of the correction when a card is scanned on it", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{ArrowDown}{Enter}");
    await painted("visit-visited");
    await user.click(await shown("correct-particulars"));
    const save = await shown("save-particulars");
    save.focus();
    scan("BEGIN:VCARD", "VERSION:3.0", "N:Kim", "FN:Kim Seo Yeon", "END:VCARD");
    expect((await shown("error")).textContent).toContain("연락처 단계에서 스캔해 주세요");
    expect(requests("correct_particulars")).toEqual([]);
    await handsPause();
    save.focus();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("correct_particulars"), "a hand may").toHaveLength(1));
  });
});
