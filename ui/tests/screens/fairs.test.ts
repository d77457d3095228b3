import { describe, expect, it, vi } from "vitest";
import type { DestroyedFair } from "../../src/host/wire";
import { text } from "../../fake/speak";
import { openWindow, painted, seen, shown } from "../support";

describe("the fairs", () => {
  it("are changed with two keys from the desk", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F3}");
    await painted("fairs");
    await user.keyboard("2");
    await painted("desk");
    expect(requests("choose_fair"), "the second of the list").toEqual([{ fair: "fair-before" }]);
    expect(document.body.textContent, "its name stands on the desk").toContain("리빙디자인페어 2025");
  });

  it("begin as the last one ended, except for what is unticked", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F3}");
    await painted("fairs");
    await user.keyboard("{Enter}");
    await painted("fairs-next");
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent, "a name is needed").toContain("이름");
    await user.type(await shown("fair-name"), "봄 리빙페어");
    await user.type(await shown("starts-on"), "2027-03-03");
    await user.type(await shown("ends-on"), "2027-03-06");
    await user.click(await shown("with-programmes"));
    await user.keyboard("{Escape}");
    await painted("fairs");
    expect(requests("open_next_fair"), "not yet").toEqual([]);
    await user.click(await shown("next-fair"));
    await painted("fairs-next");
    await user.keyboard("{Enter}");
    await painted("desk");
    expect(requests("open_next_fair"), "what was typed before going back").toEqual([
      {
        name: "봄 리빙페어",
        starts_on: "2027-03-03",
        ends_on: "2027-03-06",
        with_questionnaire: true,
        with_products: true,
        with_programmes: false,
      },
    ]);
  });

  it("are destroyed only with a reason, and never the one in use", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F3}");
    await painted("fairs");
    expect(document.querySelectorAll('[data-testid="destroy-fair"]').length, "not the one in use").toBe(1);
    await user.click(await shown("destroy-fair"));
    await user.keyboard("{Enter}");
    expect(requests("destroy_fair"), "it asks once more, because nothing brings it back").toEqual([]);
    expect(seen("take-back-confirm")?.textContent, "plainly").toBe("되돌릴 수 없습니다. 파기합니다");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(document.body.textContent).toContain("962명의 기록을 파기했습니다"));
    expect(requests("destroy_fair")).toEqual([{ fair: "fair-before", reason: "보관 기간이 끝남" }]);
    expect(seen("choose-fair"), "nobody works in it any more").toBeNull();
  });

  it("show how far the destruction is when it takes long, and offer no way to stop it", async () => {
    let finish = () => {};
    const instead = {
      destroy_fair: () =>
        new Promise<DestroyedFair>((resolve) => {
          finish = () => resolve({ visitors: 20000, forgotten: 20000, fairs: { fairs: [] } });
        }),
      get_progress: async () => ({ done: 310000, of: 700000 }),
    };
    const { user } = await openWindow("desk", {}, instead);
    await user.keyboard("{F3}");
    await painted("fairs");
    await user.click(await shown("destroy-fair"));
    await user.keyboard("{Enter}{Enter}");
    await vi.waitFor(() => expect(document.body.textContent).toContain("기록을 파기하는 중입니다"), 3000);
    expect(document.querySelector("progress")?.value).toBe(310000);
    expect(document.querySelector(".progress button")).toBeNull();
    finish();
    await vi.waitFor(() => expect(document.querySelector("progress")).toBeNull());
    expect(document.body.textContent).toContain("20,000명의 기록을 파기했습니다");
  });

  it("are put away and taken out again", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F3}");
    await painted("fairs");
    await user.click(await shown("archive-fair"));
    await vi.waitFor(() => expect(seen("choose-fair")).toBeNull());
    await user.click(await shown("archive-fair"));
    await shown("choose-fair");
    expect(requests("archive_fair").map((request) => request.archived)).toEqual([true, false]);
  });

  it("are counted alone or together in the evening", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    expect(seen("all-fairs"), "with one fair there is nothing to choose").toBeNull();
    await user.keyboard("{Escape}{F3}");
    await painted("fairs");
    await user.keyboard("1");
    await painted("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await user.click(await shown("all-fairs"));
    expect(requests("get_follow_up").map((request) => request.all_fairs)).toEqual([false, false, true]);
    await user.type(await shown("export-reason"), "재방문 쿠폰 발송{Enter}");
    await shown("export-files");
    expect(requests("export_follow_up").map((request) => request.all_fairs)).toEqual([true]);
  });

  it("let a visitor of an earlier one begin anew", async () => {
    const person = {
      visitor: "v-kim-2",
      name: "김서연",
      company: "",
      contact: "010-••••-5678",
      summary: text("위스키를 즐김", "Enjoys whisky"),
      last_fair: text("리빙디자인페어 2025", "Living Design Fair 2025"),
    };
    const { user, requests } = await openWindow(
      "desk",
      {},
      {
        look_up: async () => ({ found: "people", people: [person], fitting: 1 }),
      },
    );
    await user.keyboard("김서연{Enter}");
    await vi.waitFor(() => expect(document.body.textContent).toContain("지난 방문: 리빙디자인페어 2025"));
    await user.keyboard("{Enter}");
    await painted("visit-survey");
    expect(requests("welcome_back")).toEqual([{ visitor: "v-kim-2" }]);
    expect(requests("get_visit"), "she has no visit here to open").toEqual([]);
  });
});
