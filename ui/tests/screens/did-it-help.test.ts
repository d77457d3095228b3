import { describe, expect, it, vi } from "vitest";
import type { NumberedTestId } from "../../src/kit/testids";
import { handsPause, openWindow, painted, seen, shown, turnToTab } from "../support";

/** F8, with the card in sight and the keys where `row` is. */
async function onTheCard(row: NumberedTestId) {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await turnToTab("results");
  (await shown(row)).focus();
  await handsPause();
  return opened;
}

const pressed = (hook: NumberedTestId): string | null | undefined => seen(hook)?.getAttribute("aria-pressed");

describe("whether it helped", () => {
  it("says the verdict first, with its ranges, and what is not known yet", async () => {
    const { requests } = await onTheCard("hold-out-days-90");
    const found = await shown("hold-out-found");
    expect(found.textContent).toMatch(
      /추천이 도움이 되었나요\?\s*아직 알 수 없습니다\. 약 420명이 더 필요합니다/,
    );
    expect(found.textContent).toMatch(
      /메시지가 도움이 되었습니다.*1,000명에 18명에서 96명.*610원에서 5,240원/s,
    );
    expect(found.textContent, "no jargon").not.toMatch(/p-value|arm|신뢰구간|유의/);
    expect(requests("get_hold_out")).toEqual([{ days: 90 }]);
  });

  it("turns the dial of days by a digit, and tells when more is known", async () => {
    const { user, requests } = await onTheCard("hold-out-days-90");
    await user.keyboard("3");
    await vi.waitFor(() => expect(pressed("hold-out-days-365")).toBe("true"));
    expect(seen("hold-out-found")?.textContent).toContain("2027년 9월 30일부터");
    expect(requests("get_hold_out").at(-1)).toEqual({ days: 365 });
  });

  it("chooses by a digit how many are left out, beside what is suggested", async () => {
    const { user, requests } = await onTheCard("hold-out-bestsellers-0");
    expect((await shown("hold-out-advice")).textContent).toContain("50%를 빼 두시길 권합니다");
    expect(pressed("hold-out-no-message-20"), "as it was chosen").toBe("true");
    await user.keyboard("4");
    await vi.waitFor(() => expect(pressed("hold-out-bestsellers-50")).toBe("true"));
    expect(requests("choose_hold_out")).toEqual([{ bestsellers: 50, no_message: 20, days: 90 }]);
    await user.click(await shown("hold-out-no-message-50"));
    expect((await shown("error")).textContent, "the refusal").toContain("열에 둘은");
    expect(pressed("hold-out-no-message-20"), "and nothing changed").toBe("true");
  });

  it("lets the owner write to somebody who was drawn to get no message", async () => {
    const { user, requests } = await onTheCard("hold-out-days-90");
    const people = await shown("hold-out-people");
    await user.click(people.querySelector("summary") as HTMLElement);
    await user.click(await shown("hold-out-write-1"));
    await vi.waitFor(() => expect(people.textContent).not.toContain("박도윤"));
    expect(requests("override_hold_out")).toEqual([{ visitor: "v-park", gets: "recommendation", days: 90 }]);
  });
});
