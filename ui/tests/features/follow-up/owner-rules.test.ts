import type { UserEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { openWindow, painted, seen, shown } from "../../support";

const words = (): string => seen("owner-rules")?.textContent?.replace(/\s+/g, " ") ?? "";

async function evening(): ReturnType<typeof openWindow> {
  const opened = await openWindow("desk");
  await opened.user.keyboard("{F8}");
  await painted("evening");
  await shown("owner-rules");
  return opened;
}

async function choose(user: UserEvent, hook: "rule-for" | "rule-product", option: RegExp): Promise<void> {
  const list = (await shown(hook)) as HTMLSelectElement;
  const found = [...list.options].find(({ text }) => option.test(text));
  if (found === undefined) throw new Error(`no option is ${option}`);
  await user.selectOptions(list, found);
}

describe("the owner's rules for recommendations", () => {
  it("are made by choosing, and say what they change", async () => {
    const { user, requests } = await evening();
    expect(words(), "nobody decided anything").not.toContain("달라집니다");
    await choose(user, "rule-for", /^위스키$/);
    await choose(user, "rule-product", /^물잔$/);
    await user.click(await shown("rule-make"));
    await expect.poll(words).toContain("‘물잔’ 상품을 먼저 추천합니다.");
    expect(words()).toContain("232명 중 84명의 추천이 이 규칙으로 달라집니다.");
    expect(requests("make_owner_rule")).toEqual([
      { is_for: { kind: "answered", question: "drinks", choice: "whisky" }, product: "p-4", effect: "first" },
    ]);
    await choose(user, "rule-product", /^와인잔$/);
    await user.click(await shown("rule-never"));
    await user.click(await shown("rule-make"));
    await expect.poll(words).toContain("달라지는 추천이 없습니다");
  });

  it("are taken back with F6, made or removed", async () => {
    const { user } = await evening();
    await choose(user, "rule-product", /^물잔$/);
    await user.click(await shown("rule-make"));
    await expect.poll(words).toContain("모든 분께 ‘물잔’");
    await user.keyboard("{F6}");
    await expect.poll(words).not.toContain("모든 분께 ‘물잔’");
    await choose(user, "rule-product", /^물잔$/);
    await user.click(await shown("rule-make"));
    await expect.poll(words).toContain("모든 분께 ‘물잔’");
    await user.click(await shown("rule-remove"));
    await expect.poll(words).not.toContain("모든 분께 ‘물잔’");
    await user.keyboard("{F6}");
    await expect.poll(words).toContain("모든 분께 ‘물잔’");
  });

  it("say what is wrong with one, and keep what was chosen", async () => {
    const { user, requests } = await evening();
    await user.click(await shown("rule-make"));
    expect(requests("make_owner_rule"), "no product is chosen").toEqual([]);
    const bought = (await shown("rule-for")) as HTMLSelectElement;
    const group = bought.querySelector<HTMLOptGroupElement>("optgroup:last-of-type");
    await user.selectOptions(bought, group?.querySelector("option") ?? []);
    await choose(user, "rule-product", /^위스키잔$/);
    await user.click(await shown("rule-make"));
    await expect.poll(words).toContain("다른 상품을 골라 주세요");
    expect(((await shown("rule-product")) as HTMLSelectElement).value).toBe("p-1");
  });
});
