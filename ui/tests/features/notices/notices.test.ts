import { describe, expect, it, vi } from "vitest";
import { NOTICES } from "../../../fake/small-fair";
import type { Notice } from "../../../src/host/wire";
import { openWindow, painted, seen, shown, turnToTab } from "../../support";

describe("the consent texts", () => {
  async function open() {
    const opened = await openWindow("desk");
    await opened.user.click(await shown("open-prepare"));
    await opened.user.click(await shown("tab-notices"));
    await painted("prepare-notices");
    await shown("notices");
    return opened;
  }
  const asked = <Asked>(requests: (command: "preview_notices") => Asked[]) =>
    requests("preview_notices").at(-1);

  it("shows at once what visitors read, in each language", async () => {
    const { user, requests } = await open();
    await vi.waitFor(() => expect(asked(requests)).toMatchObject({ retention_months: 24, country: "KR" }));
    const papers = await shown("notices-preview");
    await vi.waitFor(() => expect(papers.textContent).toContain("광고성 정보 수신동의"));
    await user.click(await shown("notice-language-en"));
    expect(papers.textContent).toContain("Consent to receive advertising");
    expect(papers.lang).toBe("en");
    await user.type(await shown("notice-sender"), "한빛상사");
    await vi.waitFor(() => expect(asked(requests)).toMatchObject({ sender: "한빛상사" }));
  });

  it("lists the numbers of the law with their source and the day they were checked", async () => {
    await open();
    const law = await shown("law");
    expect(law.textContent).toContain("2026. 11. 22.");
    expect(law.querySelectorAll("li")).toHaveLength(2);
    expect(law.querySelector("li")?.textContent).toContain("제50조 제3항");
  });

  it("publishes nothing that lacks a point, and says which", async () => {
    const { user, requests } = await open();
    for (const purpose of ["news", "revisit", "fit"] as const) {
      await user.click(await shown(`notice-purpose-${purpose}`));
    }
    await user.click(await shown("check-notices"));
    expect((await shown("error")).textContent).toContain("‘목적’");
    expect(seen("publish-notices")).toBeNull();
    expect(requests("cost_of_notices")).toEqual([]);
    expect(requests("publish_notices")).toEqual([]);
  });

  it("says before it publishes whose yes is lost, by keys only", async () => {
    const { user, requests } = await open();
    const months = await shown("notice-months");
    await user.clear(months);
    await user.type(months, "36{Enter}");
    const cost = await shown("notices-cost");
    expect(cost.textContent).toContain("128명 가운데 97명");
    expect(requests("publish_notices"), "nothing went out yet").toEqual([]);
    await user.keyboard("{Tab}");
    expect(document.activeElement).toBe(seen("publish-notices"));
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(seen("notices-published")?.textContent).toContain("2판을 발행했습니다"));
    expect(requests("publish_notices")).toMatchObject([{ retention_months: 36, items: [] }]);
    expect(seen("notices-cost")).toBeNull();
  });

  it("takes a cost back once a field says something else, and publishes no same texts", async () => {
    const { user } = await open();
    await user.type(await shown("notice-processor"), "한빛문자{Enter}");
    expect((await shown("notices-cost")).textContent).toContain("128명께 그 사실을");
    await user.clear(await shown("notice-processor"));
    expect(seen("notices-cost")).toBeNull();
    await user.click(await shown("check-notices"));
    expect((await shown("error")).textContent).toContain("지금 쓰는 안내문과 같습니다");
  });

  it("asks about the night and a third party only once the owner adds them", async () => {
    const { user, requests } = await open();
    await vi.waitFor(() => expect(asked(requests)).toMatchObject({ night: false, recipients: [] }));
    await user.click(await shown("notice-ask-night"));
    await user.click(await shown("notice-add-recipient"));
    await user.type(await shown("notice-recipient-name-1"), "한빛유통");
    await user.click(await shown("notice-recipient-purpose-1-offers"));
    await user.click(await shown("notice-recipient-item-1-answers"));
    expect(seen("notice-recipient-item-1-birthday"), "what is not kept is not given").toBeNull();
    const partner = {
      name: "한빛유통",
      purposes: ["offers"],
      items: ["name", "contact", "answers"],
      months: 12,
    };
    await vi.waitFor(() => expect(asked(requests)).toMatchObject({ night: true, recipients: [partner] }));
    await user.click(await shown("check-notices"));
    const cost = await shown("notices-cost");
    expect(cost.textContent, "who was never asked").toContain("한빛유통: 연락처를 남기신 142명께는");
    await user.click(await shown("publish-notices"));
    await vi.waitFor(() => expect(requests("publish_notices")).toMatchObject([{ recipients: [partner] }]));
    expect((await shown("notice-recipient-remove-1")).textContent).toContain("빼기");
    await user.keyboard("{Escape}{F8}");
    await painted("evening");
    await turnToTab("duties");
    const agreed = (await shown("asked-recipients")).textContent ?? "";
    expect(agreed).toContain("한빛유통");
    expect(agreed).toContain("동의 3명 · 동의 안 함 1명 · 여쭙지 않음 142명");
    await user.keyboard("{Escape}{F9}");
    await user.click(await shown("tab-notices"));
    await user.click(await shown("notice-recipient-remove-1"));
    await vi.waitFor(() => expect(asked(requests)).toMatchObject({ night: true, recipients: [] }));
  });

  it("lists who was never asked about a third party, and nothing while none is asked about", async () => {
    const never = { visitor: "v-kim", name: "김서연" };
    const one = { name: "한빛유통", agreed: 0, not_agreed: 0, never_asked: 25, people: [never] };
    const { user, requests } = await openWindow(
      "desk",
      {},
      { get_asked_recipients: async () => ({ recipients: [one] }) },
    );
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("duties");
    const card = await shown("asked-recipients");
    expect(card.textContent, "it is another matter").toContain("연락해도 된다고 하신 것과는 따로");
    await user.click(card.querySelector("summary") as HTMLElement);
    expect(card.textContent).toContain("이 밖에 24명");
    await user.click(await shown("unasked-open"));
    await vi.waitFor(() => expect(requests("get_visit")).toEqual([{ visitor: "v-kim" }]));
    await shown("visit");
  });

  it("says in the preview that a text has no title before its third party has a name", async () => {
    const empty = { ko: "", en: "" };
    const [asked] = NOTICES;
    const untitled = { ...(asked as Notice), title: empty, lines: [] };
    const { user } = await openWindow(
      "desk",
      {},
      { preview_notices: async () => ({ notices: [untitled], problems: [], unchanged: true }) },
    );
    await user.click(await shown("open-prepare"));
    await user.click(await shown("tab-notices"));
    await vi.waitFor(() =>
      expect(seen("notices-preview")?.textContent).toContain("이름을 아직 적지 않았습니다"),
    );
  });

  it("lets silence end a yes unless the owner chooses otherwise", async () => {
    const { user, requests } = await open();
    expect((await shown("silence")).textContent, "with the source").toContain("시행령 62조의3");
    expect((await shown("silence-lapses")).getAttribute("aria-pressed")).toBe("true");
    await user.click(await shown("silence-keeps"));
    await vi.waitFor(() => expect(seen("silence-keeps")?.getAttribute("aria-pressed")).toBe("true"));
    expect(requests("choose_silence")).toEqual([{ keeps: true }]);
  });

  it("keeps what is typed while another tab is looked at", async () => {
    const { user } = await open();
    await user.type(await shown("notice-responsible"), "이온기");
    await user.click(await shown("tab-brand"));
    await painted("prepare-brand");
    await user.click(await shown("tab-notices"));
    const field = await shown("notice-responsible");
    expect(field).toHaveProperty("value", "이온기");
    await user.click(await shown("form-discard"));
    await user.click(await shown("form-discard"));
    await vi.waitFor(() => expect(field).toHaveProperty("value", ""));
  });
});
