import { describe, expect, it, vi } from "vitest";
import { language } from "../../src/kit/language.svelte";
import { handsPause, openWindow, painted, seen, shown, turnToTab } from "../support";

/** F8, with the report shown. */
async function onTheReport() {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await turnToTab("results");
  expect(opened.requests("get_fair_report"), "it is counted once somebody asks").toEqual([]);
  await opened.user.click(await shown("report-show"));
  await shown("report-answer");
  await handsPause();
  return opened;
}

const figures = (): string => seen("report-figures")?.textContent ?? "";

describe("whether it paid", () => {
  it("says the answer first, and what is missing for the rest", async () => {
    const { requests } = await onTheReport();
    const answer = await shown("report-answer");
    expect(answer.textContent).toContain("매출은 13,790,000원입니다. 부스 비용을 적으면");
    expect(document.activeElement, "who waited goes on reading here").toBe(answer);
    expect(requests("get_fair_report")).toEqual([{ days: 90 }]);
    const card = seen("fair-report")?.textContent ?? "";
    expect(card.split("‘부스 비용’에 원으로").length - 1, "said once, not at every figure").toBe(1);
    expect(card).toContain("방문객 1,284명 중 612명이 소식을 받겠다고 하셨습니다.");
    expect(card).toContain("65.5 % (841 ÷ 1,284)");
    expect(card, "few people are not told of").toContain("숨김");
  });

  it("reads as tables: every figure is a row with its name", async () => {
    await onTheReport();
    const tables = [...(seen("fair-report")?.querySelectorAll("table") ?? [])];
    expect(tables.map((table) => table.getAttribute("aria-label"))).toEqual([
      "한눈에 보기",
      "방문객 1,284명 중 612명이 소식을 받겠다고 하셨습니다.",
      "5일을 더하면 14시부터 한 시간 동안 가장 많은 241명이 오셨습니다.",
      "직원이 적은 관심마다 박람회에서 구매하신 분은 이만큼입니다.",
    ]);
    const rows = [...(tables[1]?.querySelectorAll("tbody tr") ?? [])].map((row) => row.textContent);
    expect(rows[0]).toBe("연락처를 남김65.5 % (841 ÷ 1,284)");
  });

  it("turns the dial of days by a digit", async () => {
    const { user, requests } = await onTheReport();
    (await shown("report-days-90")).focus();
    await user.keyboard("3");
    await vi.waitFor(() => expect(figures()).toContain("3,870,000원"));
    expect(seen("report-days-365")?.getAttribute("aria-pressed")).toBe("true");
    expect(requests("get_fair_report").at(-1)).toEqual({ days: 365 });
  });

  it("keeps what the booth cost, by Enter, and compares with it", async () => {
    const { user, requests } = await onTheReport();
    await user.type(await shown("report-cost"), "사백만");
    await user.keyboard("{Enter}");
    expect((await shown("error")).textContent).toContain("부스 비용을 읽을 수 없습니다");
    await user.clear(await shown("report-cost"));
    await user.type(await shown("report-cost"), "4,500,000원{Enter}");
    await vi.waitFor(() => expect(figures()).toContain("3.06배 (13,790,000 ÷ 4,500,000)"));
    expect(requests("set_booth_cost")).toEqual([{ won: 4_500_000, days: 90 }]);
    expect((await shown("report-answer")).textContent).toContain("9,290,000원 많습니다");
    expect(seen("fair-report")?.textContent).not.toContain("‘부스 비용’에 원으로");
  });

  it("writes the files in the language of the window, and tells where they lie", async () => {
    const { user, requests } = await onTheReport();
    const folder = await shown("report-folder");
    await user.clear(folder);
    await user.type(folder, "/없는");
    await user.click(await shown("report-save"));
    expect((await shown("error")).textContent).toContain("폴더를 찾을 수 없습니다");
    await user.clear(folder);
    await user.type(folder, "/문서");
    await user.click(await shown("report-save"));
    expect((await shown("report-files")).textContent).toContain("/문서/2026-11-30 박람회 보고서.pdf");
    expect(requests("save_fair_report").at(-1)).toEqual({ days: 90, folder: "/문서", language: "ko" });
    language.toggle();
    await user.click(await shown("report-save"));
    await vi.waitFor(() => expect(requests("save_fair_report").at(-1)?.language).toBe("en"));
    language.toggle();
  });

  it("reads what the shop sold, takes it in once that is meant, and counts again what is shown", async () => {
    const { user, requests } = await onTheReport();
    await user.upload(await shown("orders-file"), new File(["주문번호"], "주문.csv"));
    expect((await shown("orders-done")).textContent).toMatch(/주문\.csv.*주문 214건을 읽었습니다/s);
    const notes = (): string => seen("orders-notes")?.textContent ?? "";
    expect(notes()).toContain("쿠폰은 12장");
    expect(notes(), "what they come to").toContain("8,412,000원");
    expect(notes(), "nothing is guessed").toContain("이해하지 못한 상태 ‘보류’ 2줄");
    expect(notes()).toContain("아직 넣지 않았습니다");
    expect(requests("take_in_orders"), "it was only read").toEqual([]);
    expect(requests("get_fair_report")).toEqual([{ days: 90 }]);

    // What is taken in is what was shown, whatever was typed since.
    await user.type(await shown("orders-shop"), "우리 가게");
    await user.click(await shown("orders-take-in"));
    await vi.waitFor(() => expect(requests("get_fair_report")).toEqual([{ days: 90 }, { days: 90 }]));
    expect(requests("take_in_orders").map(({ shop }) => shop)).toEqual([""]);
    expect(notes()).not.toContain("아직 넣지 않았습니다");
    expect(seen("orders-take-in"), "it was taken in").toBeNull();
    expect(document.activeElement?.contains(seen("orders-done")), "what was done is read next").toBe(true);
    await user.click(await shown("orders-take-back"));
    expect((await shown("orders-taken-back")).textContent).toContain("되돌렸습니다");
    expect(requests("take_back_orders")).toEqual([{ import: "i-1" }]);
    await vi.waitFor(() => expect(requests("get_fair_report")).toHaveLength(3));
    expect(seen("orders-take-back")).toBeNull();

    await user.upload(await shown("orders-file"), new File([], "빈 파일.csv"));
    expect((await shown("error")).textContent).toContain("비어 있습니다");
    expect(seen("orders-columns"), "columns are not what is wrong").toBeNull();
    expect(seen("orders-done"), "nothing was read").toBeNull();
  });

  it("asks for the columns of a table that is not known, also before the report is shown", async () => {
    const { user, requests } = await openWindow("desk");
    await user.keyboard("{F8}");
    await painted("evening");
    await turnToTab("results");
    await user.upload(await shown("orders-file"), new File(["a?"], "다른 표.csv"));
    expect((await shown("error")).textContent).toContain("번호, 언제, 얼마");
    await user.type(await shown("orders-column-order"), "번호");
    await user.type(await shown("orders-column-day"), "언제");
    await user.type(await shown("orders-column-amount"), "얼마");
    await user.type(await shown("orders-shop"), "우리 가게{Enter}");
    expect((await shown("orders-notes")).textContent).toContain("‘우리 가게’");
    expect(seen("error")).toBeNull();
    const asked = requests("understand_orders").map(({ columns, shop }) => [
      columns.order,
      columns.day,
      shop,
    ]);
    expect(asked).toEqual([
      ["", "", ""],
      ["번호", "언제", "우리 가게"],
    ]);
    expect(requests("get_fair_report"), "nobody asked for it").toEqual([]);
  });
});
