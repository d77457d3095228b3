import { describe, expect, it, vi } from "vitest";
import { makeFakeHost } from "../../../fake/host";
import { refuse } from "../../../fake/speak";
import type { Host } from "../../../src/host/host";
import type { SegmentCounts } from "../../../src/host/wire";
import { handsPause, held, openWindow, painted, press, seen, shown } from "../../support";

/** Opens the page, from the desk, by keyboard. */
async function openPage(instead: Partial<Host> = {}) {
  const opened = await openWindow("desk", {}, instead);
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await handsPause();
  await opened.user.keyboard("{F8}");
  await painted("segments");
  await handsPause();
  return opened;
}

const read = (element: Element | null | undefined): string =>
  element?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const pressed = (level: string): string | null | undefined =>
  seen(`level-${level}`)?.getAttribute("aria-pressed");
const chosen = (): string => read(seen("segment-chosen"));

/** The stand-in's counts, with some of them changed. */
function counted(change: (counts: SegmentCounts) => SegmentCounts): Partial<Host> {
  const { count_segment } = makeFakeHost();
  return { count_segment: async (request) => change(await count_segment(request)) };
}

describe("whom to write to", () => {
  it("begins with a sentence: how many there are, how many may be written to, which group is reached most", async () => {
    const { requests } = await openPage();
    await vi.waitFor(() =>
      expect(read(seen("segments-sentence"))).toBe(
        "방문객 1,284명 중 지금 보낼 수 있는 분은 598명입니다. 가장 많은 분께 보낼 수 있는 그룹: 아직 쓸 수 있는 쿠폰을 쓰지 않으신 분, 한 가지 방법으로 271명",
      ),
    );
    expect(requests("get_audiences").at(-1), "of all fairs, as the variables are").toEqual({
      all_fairs: true,
    });
  });

  it("tells of each ready group whom each channel reaches, and why the others are not written to", async () => {
    const { user } = await openPage();
    const card = (await shown("group-bought")).closest("li");
    expect(read(card)).toMatch(
      /구매하신 분 402명 이메일 168명 ?문자 0명 ?카카오톡 0명 보내지 않는 234명 허락하지 않음/,
    );
    await user.click(await shown("segments-as-table"));
    const cells = [...(seen("audiences")?.querySelectorAll("tbody tr:first-child :is(th, td)") ?? [])];
    expect(cells.map((cell) => cell.textContent)).toEqual(["구매하신 분", "402", "168", "0", "0", "234"]);
  });

  it("chooses with the arrow keys and digits, and counts anew at every one", async () => {
    const { user, requests } = await openPage();
    await user.keyboard("{ArrowDown}{ArrowDown}1");
    await vi.waitFor(() => expect(chosen()).toMatch(/^\d+명 저희를 전에 보신 적이 있나요\? /));
    await handsPause();
    await user.keyboard("{ArrowUp}3");
    await vi.waitFor(() => expect(chosen()).toContain("쿠폰을 쓰지 않으신 분"));
    expect(requests("count_segment").at(-1)?.rule.audiences).toEqual(["coupon_unused"]);
    expect(seen("in-group-coupon_unused")?.getAttribute("aria-pressed")).toBe("true");
    const bought = seen("segment-bought")?.querySelectorAll("tbody tr").length;
    expect(bought, "and what they bought").toBeGreaterThan(0);
  });

  it("chooses nothing by key in the table, where nothing is marked", async () => {
    const { user, requests } = await openPage();
    await user.click(await shown("segments-as-table"));
    await handsPause();
    const before = requests("count_segment").length;
    await user.keyboard("{ArrowDown}{ArrowDown}1");
    await handsPause();
    expect(requests("count_segment").length).toBe(before);
    expect(chosen()).toBe("1,284명 모든 방문객");
    await user.click(await shown("segments-as-table"));
    await handsPause();
    await user.keyboard("{ArrowDown}{ArrowDown}1");
    await vi.waitFor(() => expect(chosen()).toContain("저희를 전에 보신 적이 있나요?"));
  });

  it("takes the last choice back with F6, one after the other, also with the Hangul keyboard on", async () => {
    const { user } = await openPage();
    const three = (): unknown[] => [pressed("visits-1"), pressed("visits-2"), pressed("spent-none")];
    await user.click(await shown("level-visits-1"));
    await user.click(await shown("level-visits-2"));
    await user.click(await shown("level-spent-none"));
    expect(three()).toEqual(["true", "true", "true"]);
    await user.keyboard("{F6}");
    expect(three()).toEqual(["true", "true", "false"]);
    press([{ key: "F6", code: "F6" }]);
    await vi.waitFor(() => expect(three()).toEqual(["true", "false", "false"]));
    await user.click(await shown("segment-clear"));
    await vi.waitFor(() => expect(chosen()).toBe("1,284명 모든 방문객"));
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(pressed("visits-1"), "clearing, too").toBe("true"));
  });

  it("keeps what was chosen while another screen is looked at", async () => {
    const { user } = await openPage();
    await user.click(await shown("level-visits-1"));
    await vi.waitFor(() => expect(chosen()).toContain("첫 방문"));
    await user.keyboard("{Escape}");
    await painted("evening");
    await handsPause();
    await user.keyboard("{F8}");
    await painted("segments");
    await vi.waitFor(() => expect(chosen()).toContain("첫 방문"));
  });

  it("never shows the answer to an older choice over that to a newer one", async () => {
    const { count_segment } = makeFakeHost();
    const old = held();
    const { user } = await openPage({
      async count_segment(request) {
        if (request.rule.conditions[0]?.levels.length === 1) await old.until;
        return count_segment(request);
      },
    });
    await user.click(await shown("level-visits-1"));
    await user.click(await shown("level-visits-2"));
    await vi.waitFor(() => expect(chosen()).toContain("두 번째"));
    const stands = chosen();
    old.release();
    await handsPause();
    expect(chosen()).toBe(stands);
  });

  it("says after a second that it counts, and keeps the numbers of before meanwhile", async () => {
    const { count_segment } = makeFakeHost();
    const slow = held();
    const { user } = await openPage({
      async count_segment(request) {
        if (request.rule.conditions.length > 0) await slow.until;
        return count_segment(request);
      },
    });
    await user.click(await shown("level-visits-1"));
    expect(chosen()).toBe("1,284명 모든 방문객");
    await vi.waitFor(() => expect(chosen()).toContain("세고 있습니다"), { timeout: 3000 });
    slow.release();
    await vi.waitFor(() => expect(chosen()).not.toContain("세고 있습니다"));
  });

  it("goes back to what is on the screen when a choice is refused", async () => {
    const { count_segment } = makeFakeHost();
    const { user } = await openPage({
      async count_segment(request) {
        if (request.rule.conditions.length > 1) refuse("조건이 너무 많습니다.", "Too many conditions.");
        return count_segment(request);
      },
    });
    await user.click(await shown("level-visits-1"));
    await user.click(await shown("level-spent-none"));
    expect((await shown("error")).textContent).toContain("조건이 너무 많습니다.");
    expect([pressed("visits-1"), pressed("spent-none")]).toEqual(["true", "false"]);
    await user.keyboard("{F6}");
    await vi.waitFor(() => expect(pressed("visits-1"), "the refused one is no step").toBe("false"));
  });

  it("shows a hidden number as hidden, never as none and never as a gap", async () => {
    const { user } = await openPage(
      counted((counts) => ({
        ...counts,
        people: counts.words.ko === "모든 방문객" ? counts.people : null,
        variables: counts.variables.map((one) => ({ ...one, levels: one.levels.map(() => null) })),
        products: counts.words.ko === "모든 방문객" ? counts.products : [],
      })),
    );
    await user.click(await shown("level-visits-1"));
    await vi.waitFor(() => expect(chosen()).toMatch(/^숨김/));
    expect(read(seen("crossing"))).toContain("5명 미만이거나, 다른 수에서 빼면");
    expect(read(seen("level-visits-2"))).toMatch(/^두 번째 숨김/);
    expect(read(seen("segment-bought"))).toContain("조건을 하나 빼 보세요");
    await user.click(await shown("segments-as-table"));
    const rows = [...(seen("crossing")?.querySelectorAll("tr") ?? [])].map(read);
    expect(rows).toContain("두 번째숨김");
  });

  it("says what must not be told to a customer, what the consent texts lack, and what is refused and why", async () => {
    await openPage();
    const line = (await shown("level-interest-hot")).closest('[role="group"]');
    expect(read(line)).toMatch(/손님께 말하지 않음.*동의 안내문에 이 항목이 없음/);
    expect(read(seen("segments-refused"))).toMatch(/알레르기가 있으신가요\?.*법에서 따로 보호하는/);
  });

  it("begins with a ready group from its card, and leads there", async () => {
    const { user } = await openPage();
    await user.click(await shown("group-bought"));
    await vi.waitFor(() => expect(seen("in-group-bought")?.getAttribute("aria-pressed")).toBe("true"));
    expect(document.activeElement?.textContent).toBe("골라서 겹쳐 보기");
  });

  it("tells who stands out, each in a sentence, and leads to that group", async () => {
    const { user, requests } = await openPage();
    const told = (await makeFakeHost().get_personas({})).personas;
    const first = await shown("persona-1");
    expect(read(seen("personas"))).toContain(told[0]?.sentence.ko);
    await user.click(first);
    await vi.waitFor(() => expect(requests("count_segment").at(-1)?.rule).toEqual(told[0]?.rule));
  });

  it("lists every key with F1", async () => {
    const { user } = await openPage();
    await user.click(await shown("level-visits-1"));
    await user.keyboard("{F1}");
    const keys = read(await shown("all-keys"));
    for (const told of ["줄 고르기", "그 줄에서 고르기", "마지막에 고른 것 되돌리기", "나가기"]) {
      expect(keys).toContain(told);
    }
  });
});

describe("whom to write to, while there is little to tell", () => {
  it("says what to do while nobody came", async () => {
    await openPage({
      get_audiences: async () => ({ visitors: 0, sendable: 0, audiences: [], new_coupons: 0 }),
      ...counted((counts) => ({ ...counts, people: 0, variables: [], products: [] })),
    });
    await vi.waitFor(() => expect(read(seen("segments-sentence"))).toContain("아직 방문객이 없습니다."));
    expect(read(seen("audiences"))).toContain("판매, 쿠폰, 관심을 적으면");
    expect(read(seen("crossing"))).toContain("접수대에서 설문을 받으면");
  });

  it("says from how many people on numbers are shown", async () => {
    await openPage(counted((counts) => ({ ...counts, people: null })));
    expect(read(seen("crossing"))).toContain("5명부터 여기에서 그룹을 나눌 수 있습니다.");
    expect(seen("level-visits-1"), "nothing to click that tells nothing").toBeNull();
  });

  it.each([
    ["nobody answered", true, "아직 설문에 답하거나 구매하신 분이 없어"],
    ["all that is asked is refused", false, "준비(F9)의 설문에서 다른 질문을 더해 주세요."],
  ])("says what to do while %s", async (_, nothingRefused, said) => {
    const known = await makeFakeHost().get_variables({});
    const refused = nothingRefused ? [] : known.refused;
    await openPage({ get_variables: async () => ({ ...known, variables: [], refused }) });
    expect(read(seen("crossing"))).toContain(said);
  });

  it("says what to do while nothing was bought", async () => {
    await openPage(counted((counts) => ({ ...counts, products: [] })));
    expect(read(seen("segment-bought"))).toContain("판매는 방문객에 이어 적어야");
  });

  it("tells colleagues who may", async () => {
    const { user, requests } = await openWindow("desk", { role: "manage" });
    await user.keyboard("{F8}");
    await painted("evening");
    await handsPause();
    await user.keyboard("{F8}");
    expect((await shown("error")).textContent).toContain("업체 주인");
    expect(requests("get_variables")).toEqual([]);
  });
});

describe("one person at a time", () => {
  it("names nobody before somebody asks, then shows why she is in the group, what she gets and why", async () => {
    const { user, requests } = await openPage();
    await user.click(await shown("level-visits-1"));
    await vi.waitFor(() => expect(chosen()).toContain("첫 방문"));
    expect(requests("get_segment_people")).toEqual([]);
    await handsPause();
    await user.keyboard("{Enter}");
    const person = await shown("person");
    expect(read(person)).toMatch(/이유 ?오신 박람회 수: 첫 방문.*권할 상품.*이유/);
    expect(requests("get_segment_people")).toEqual([
      { rule: { conditions: [{ variable: "visits", levels: ["1"] }], audiences: [] }, from: 0 },
    ]);
  });

  it("steps with the arrow keys through all of them, and fetches a few at a time", async () => {
    const { user, requests } = await openPage();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(read(seen("person-place"))).toBe("642명 중 1번째"));
    await user.keyboard("{ArrowLeft}");
    expect(read(seen("person-place")), "nobody is before the first").toBe("642명 중 1번째");
    for (let step = 0; step < 50; step += 1) await user.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(read(seen("person-place"))).toBe("642명 중 51번째"));
    await user.keyboard("{ArrowLeft}");
    await vi.waitFor(() => expect(read(seen("person-place"))).toBe("642명 중 50번째"));
    expect(requests("get_segment_people").map(({ from }) => from)).toEqual([0, 50, 0]);
  });

  it("says how likely each coupon is to be used and why, and how that was worked out on a press", async () => {
    const { user } = await openPage();
    await user.keyboard("{Enter}");
    const coupons = await shown("person-coupons");
    expect(read(coupons)).toMatch(
      /^‘온라인 15%’ 쿠폰을 쓸 가능성이 더 큽니다\. ‘온라인 15%’ 약 34% .*62명 중 23명/,
    );
    const how = coupons.querySelector("details");
    expect(how?.open).toBe(false);
    await user.click(await shown("person-coupon-how-1"));
    expect(how?.open).toBe(true);
    await user.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(seen("person-coupons"), "no coupon can be given").toBeNull());
    await user.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(read(seen("person-coupons"))).toContain("18명 더 있어야 합니다"));
    expect(seen("person-coupon-how-1"), "nothing was worked out").toBeNull();
  });

  it("shows nobody of the group before when another is chosen", async () => {
    const { user } = await openPage();
    await user.keyboard("{Enter}");
    await shown("person");
    await user.click(await shown("level-visits-1"));
    await vi.waitFor(() => expect(seen("person")).toBeNull());
    expect(seen("segment-people-open")).not.toBeNull();
  });

  it("opens with Enter after the arrows, also where the card was reached by its digit", async () => {
    const { user, requests } = await openPage();
    await user.keyboard("{Alt>}3{/Alt}");
    await vi.waitFor(() => expect(seen("crossing")?.contains(document.activeElement)).toBe(true));
    // Hands do not press in the moment in which the keys go elsewhere.
    await handsPause();
    await user.keyboard("{ArrowDown}");
    await handsPause();
    await user.keyboard("1");
    // Where the variables stood already, the digit led to the first of them, and the arrow on.
    const level = '[data-testid^="level-"][aria-pressed="true"]';
    await vi.waitFor(() => expect(document.querySelectorAll(level)).toHaveLength(1), { timeout: 4000 });
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("get_segment_people").length).toBe(1));
    expect(requests("get_segment_people")[0]?.rule.audiences).toEqual([]);
  });

  it("says what somebody who came again answers otherwise", async () => {
    const { user } = await openPage();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(read(seen("changed-since"))).toContain("봄에서는 ‘혼자’"));
    await handsPause();
    await user.keyboard("{ArrowRight}");
    await vi.waitFor(() => expect(read(seen("person-place"))).toBe("642명 중 2번째"));
    expect(seen("changed-since")).toBeNull();
  });

  it("opens her visit with Enter", async () => {
    const { user, requests } = await openPage();
    await user.keyboard("{Enter}");
    await shown("person");
    await handsPause();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(requests("get_visit")).toEqual([{ visitor: "v-kim" }]));
    await painted("visit-visited");
  });

  it("says so when nobody of the group may be written to", async () => {
    const { user } = await openPage({ get_segment_people: async () => ({ of: 0, people: [] }) });
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(read(seen("segment-people"))).toContain("지금 보낼 수 있는 분이 없습니다"));
  });
});
