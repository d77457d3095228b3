import { describe, expect, it, vi } from "vitest";
import { handsPause, openWindow, painted, press, scan, type ScannedKey, seen, shown } from "../../support";

const SIGNS: Record<string, string> = {
  " ": "Space",
  ":": "Semicolon",
  ";": "Semicolon",
  ".": "Period",
  "-": "Minus",
  "@": "Digit2",
};

describe("a card that is scanned at the contact step", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.keyboard("{Enter}");
    await painted("visit-survey");
    await opened.user.click(await shown("step-contact"));
    await painted("visit-contact");
    return opened;
  }

  const value = (hook: "contact-phone" | "contact-email" | "contact-name" | "contact-company"): string =>
    (seen(hook) as HTMLInputElement | null)?.value ?? "";

  /** The keys of a scanner, which holds Shift for capitals, while the Hangul input method makes Korean of them. */
  function composed(line: string): ScannedKey[] {
    const keys = [...line].map((sign) => {
      const isLetter = /[A-Za-z]/.test(sign);
      const code = isLetter ? `Key${sign.toUpperCase()}` : (SIGNS[sign] ?? `Digit${sign}`);
      return { key: "Process", code, shiftKey: /[A-Z:@]/.test(sign), keyCode: 229, writes: "ㅠ" };
    });
    return [...keys, { key: "Enter", code: "Enter", keyCode: 229 }];
  }

  const CARD = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "FN:Kim Seo",
    "ORG:Ongi",
    "EMAIL:kim@ongi.kr",
    "TEL:010-1234-5678",
    "END:VCARD",
  ];

  it.each(["as it is", "with the Hangul input method on"])(
    "begins a visit at the desk with what it says, %s, and none of its Enters does anything",
    async (how) => {
      const { user, requests } = await openWindow("desk");
      if (how === "as it is") scan(...CARD);
      else press(CARD.flatMap(composed));
      await painted("visit-survey");
      expect(requests("look_up")).toEqual([{ text: CARD.join("\n") }]);
      expect(requests("start_visit").length, "one visit").toBe(1);
      await user.click(await shown("step-contact"));
      await painted("visit-contact");
      expect((await shown("card-read")).textContent).toContain("이름, 휴대전화, 이메일, 회사");
      expect(value("contact-name")).toBe("Kim Seo");
      expect(value("contact-phone")).toBe("010-1234-5678");
      expect(value("contact-email")).toBe("kim@ongi.kr");
      expect(requests("save_contact"), "nothing is kept of it yet").toEqual([]);
    },
  );

  it("is taken whole at the desk over what stood in the field, and half a card begins nothing", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("김");
    await handsPause();
    scan(...CARD.slice(0, 3));
    await vi.waitFor(() => expect(document.body.textContent).toContain("끝까지 읽지 못했습니다"));
    expect(requests("look_up")).toEqual([{ text: CARD.slice(0, 3).join("\n") }]);
    expect(requests("start_visit")).toEqual([]);
    expect(document.querySelector<HTMLInputElement>("input")?.value, "nothing of it is left").toBe("");
  });

  it("fills the fields, says what it filled, and says yes to nothing", async () => {
    const { user, requests } = await open();
    scan(...CARD);
    const told = (await shown("card-read")).textContent;
    expect(told).toContain("명함에서 채웠습니다: 이름, 휴대전화, 이메일, 회사");
    expect(value("contact-name")).toBe("Kim Seo");
    expect(value("contact-phone"), "nothing of the scan is left in it").toBe("010-1234-5678");
    expect(value("contact-email")).toBe("kim@ongi.kr");
    expect(value("contact-company")).toBe("Ongi");
    expect(requests("read_contact_code")).toEqual([{ text: CARD.join("\n") }]);
    expect(requests("check_contact"), "none of its Enters went on").toEqual([]);
    await handsPause();
    await user.keyboard("{Enter}");
    expect((await shown("notice-at_least_14")).getAttribute("aria-pressed")).toBe("false");
    expect(requests("check_contact").at(-1)).toMatchObject({ source: "card", granted: [] });
  });

  it("is read off the keys where an input method makes Korean of it", async () => {
    const { requests } = await open();
    const lines = CARD.map((line) => line.replace(" ", "-"));
    press(lines.flatMap(composed));
    await shown("card-read");
    expect(requests("read_contact_code")).toEqual([{ text: lines.join("\n") }]);
    expect(value("contact-name")).toBe("Kim-Seo");
    expect(value("contact-phone")).toBe("010-1234-5678");
  });

  it("leaves what was typed before, names what is not sure, and fills nothing from half a card", async () => {
    const { user } = await open();
    await user.keyboard("010-8765-4321");
    await handsPause();
    scan(...CARD.slice(0, -1));
    expect((await shown("error")).textContent).toContain("끝까지 읽지 못했습니다");
    expect([value("contact-phone"), value("contact-name")]).toEqual(["010-8765-4321", ""]);
    const garbled = CARD.map((line) => (line.startsWith("FN:") ? "FN:???" : line));
    scan(...garbled);
    const told = (await shown("card-read")).textContent;
    expect(told).toContain("먼저 적은 것을 그대로 두었습니다: 휴대전화");
    expect(told).toContain("비워 두었습니다. 명함을 보고 적어 주세요: 이름");
    expect([value("contact-phone"), value("contact-name")]).toEqual(["010-8765-4321", ""]);
  });

  it("is a badge when it is nothing else, and goes with her contact", async () => {
    const { user, requests } = await open();
    scan("B-20417000");
    const step = (await shown("card-read")).closest("main");
    expect(step?.textContent?.split("B-20417000").length, "it is said once").toBe(2);
    expect(seen("take-badge-out")).not.toBeNull();
    await handsPause();
    await user.keyboard("010-1234-5678");
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("notice-at_least_14");
    await vi.waitFor(() =>
      expect(requests("check_contact").at(-1)).toMatchObject({ badge: "B-20417000", source: "badge" }),
    );
  });

  /** The web address on a booth's wall was once a badge that nobody could take out, and no form was empty any more. */
  it("is a badge that can be taken out, and that is no contact", async () => {
    const { user, requests } = await open();
    scan("B-20417000");
    await shown("card-read");
    await shown("skip-contact");
    await user.keyboard("010-1234-5678");
    await user.click(await shown("take-badge-out"));
    expect(seen("card-read"), "it is told of no more").toBeNull();
    expect(document.activeElement, "typing goes on").toBe(seen("contact-phone"));
    await handsPause();
    await user.keyboard("{Enter}");
    await shown("notice-at_least_14");
    expect(requests("check_contact").at(-1)).toMatchObject({ badge: null, source: "typed" });
  });

  it("is a badge alone, and Enter goes on without a contact", async () => {
    const { user, requests } = await open();
    scan("B-20417000");
    await shown("card-read");
    await handsPause();
    await user.keyboard("{Enter}");
    await painted("visit-coupon");
    expect(requests("check_contact")).toEqual([]);
  });
});
