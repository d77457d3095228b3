import { describe, expect, it, vi } from "vitest";
import { ALL_READY, NOTHING_READY } from "../../../fake/preparation";
import { breathed, handsPause, openWindow, painted, scan, seen, shown } from "../../support";

describe("today's preparation", () => {
  it("names at the desk what is missing, and Alt with its digit leads there", async () => {
    const preparation = { ...NOTHING_READY, products: true };
    const { user } = await openWindow("desk", { preparation });
    const card = await shown("preparation");
    expect(card.textContent, "all that messages lack, at once").toContain("전화번호, 주소");
    expect((await shown("ready-products")).dataset.done, "done").toBe("true");
    for (const [digit, tab] of [
      ["1", "survey"],
      ["2", "products"],
      ["3", "coupons"],
      ["4", "brand"],
      ["5", "notices"],
      ["6", "today"],
    ] as const) {
      await user.keyboard(`{Alt>}${digit}{/Alt}`);
      await painted(`prepare-${tab}`);
      expect(document.activeElement, "focus is on the tab").toBe(seen(`tab-${tab}`));
      await user.keyboard("{Escape}");
      await painted("desk");
      await shown("preparation");
    }
    await user.click(await shown("ready-brand"));
    await painted("prepare-brand");
  });

  it("says that the consent texts are outdated, and leads to where they are published", async () => {
    const preparation = { ...ALL_READY, done: false, notices_outdated: true };
    const { user } = await openWindow("desk", { preparation });
    const line = await shown("ready-notices");
    expect(line.dataset.done, "not done").toBe("false");
    expect(line.textContent).toContain("다시 발행");
    await user.click(line);
    await painted("prepare-notices");
  });

  it("waits with the consent texts until they can name how she is reached", async () => {
    await openWindow("desk", { preparation: NOTHING_READY });
    const line = await shown("ready-notices");
    expect(line.dataset.done, "no tick that is taken back").toBe("false");
    expect(line.textContent).toContain("우리 연락처를 적은 다음");
  });

  it("saves a page to try printer and scanner with, and says at the desk that it was scanned", async () => {
    const { user, requests } = await openWindow("desk", { preparation: NOTHING_READY });
    await shown("preparation");
    await user.keyboard("{Alt>}6{/Alt}");
    await painted("prepare-today");
    await user.click(await shown("save-test-page"));
    expect((await shown("test-page-path")).textContent).toContain("시험 인쇄.pdf");
    expect(requests("print_slip"), "no coupon").toEqual([]);
    await user.keyboard("{Escape}");
    await painted("desk");
    scan("73570735707357073570");
    expect((await shown("test-scanned")).textContent).toContain("시험 스캔이 되었습니다");
  });

  it("takes no digit that was meant otherwise", async () => {
    const { user, requests } = await openWindow("desk", { preparation: NOTHING_READY });
    await shown("preparation");
    for (const digit of ["1", "5"]) {
      await user.keyboard(`${digit}{Enter}`);
      await vi.waitFor(() => expect(requests("look_up").at(-1), "looked for").toEqual({ text: digit }));
      await handsPause();
      await user.keyboard("{Escape}");
      expect(document.documentElement.dataset.ready, "still there").toBe("desk");
    }
  });

  it("opens the preparation screen where something is missing first", async () => {
    const { user } = await openWindow("desk", { preparation: { ...NOTHING_READY, questionnaire: true } });
    await shown("preparation");
    await user.keyboard("{F9}");
    await painted("prepare-products");
  });

  it("ticks off no line that has something to say", async () => {
    const not_possible = [
      {
        ko: "무료 수신거부 번호(080)가 없어 문자, 카카오톡은 여쭙지 않습니다.",
        en: "Without a free 080 number, visitors are not asked about text message, KakaoTalk.",
      },
    ];
    await openWindow("desk", { preparation: { ...NOTHING_READY, not_possible } });
    const line = await shown("ready-brand");
    expect(line.dataset.done).toBe("false");
    expect(line.textContent, "beside what is empty").toContain("전화번호, 주소");
    expect(line.textContent).toContain("080)가 없어 문자, 카카오톡");
  });

  it("is put away, and found again on the preparation screen", async () => {
    const { user } = await openWindow("desk", { preparation: NOTHING_READY });
    await user.click(await shown("put-preparation-away"));
    await expect.poll(() => seen("preparation"), { message: "away from the desk" }).toBeNull();
    await user.keyboard("{F9}");
    await painted("prepare-survey");
    await user.click(await shown("tab-today"));
    await user.click(await shown("put-preparation-away"));
    await user.keyboard("{Escape}");
    await painted("desk");
    await shown("preparation");
  });

  it("is not there once everything is done", async () => {
    await openWindow("desk");
    expect(seen("preparation"), "nothing is missing").toBeNull();
  });
});

describe("a visit at a fair that asks nothing and gives nothing", () => {
  it("begins with the contact, says that there is no coupon, and goes on to the sale", async () => {
    const { user, requests } = await openWindow("desk", { preparation: NOTHING_READY });
    await shown("preparation");
    expect(document.body.textContent, "what Enter does").toContain("새 방문객 (설문지 없음)");
    await user.keyboard("{Enter}");
    await painted("visit-contact");
    expect(seen("step-survey"), "no step for what is not asked").toBeNull();
    await user.click(await shown("skip-contact"));
    await painted("visit-coupon");
    expect(document.querySelector("h1")?.textContent, "plainly").toBe("드릴 쿠폰이 없습니다");
    expect(requests("issue_coupon"), "none is given").toEqual([]);
    await breathed();
    await user.keyboard("{Enter}");
    await painted("visit-sale");
  });
});
