import { render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FURTHER_NOTICES, NOTICES, QUESTIONS } from "../../fake/small-fair";
import { Kiosk, SEEN, SETTLED } from "../../src/kiosk/kiosk.svelte";
import KioskContact from "../../src/kiosk/KioskContact.svelte";
import { watched } from "../support";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settled(): Promise<void> {
  await vi.advanceTimersByTimeAsync(SEEN + SETTLED + 10);
}

/** A visitor at the kiosk who left her phone number and is old enough. */
async function open() {
  const [first] = QUESTIONS;
  if (first === undefined) throw new Error("the stand-in has questions");
  const host = watched(
    {
      questions: [{ ...first, path: "typed", kind: "text", choices: [] }],
      kiosk: { pin: "2468", idle_seconds: 20 },
    },
    { get_notices: async () => ({ notices: [...NOTICES, ...FURTHER_NOTICES], topics: [], particulars: [] }) },
  );
  const kiosk = new Kiosk(host.call);
  await kiosk.begin();
  await kiosk.start("ko");
  void kiosk.next();
  await settled();
  const { contact } = kiosk;
  if (contact === null) throw new Error("the contact follows the questions");
  contact.phone = "010-1234-5678";
  void kiosk.contactNext();
  await settled();
  void kiosk.say("n-4", "yes");
  await settled();
  const acts = (): string[] => {
    const { page } = contact;
    if (page.page !== "consents") throw new Error("the rest stands on one page");
    return page.notices.map(({ act }) => act);
  };
  return { ...host, kiosk, contact, acts };
}

it("asks about the night once something may come at night, and a third party of everybody", async () => {
  const { kiosk, contact, acts, requests } = await open();
  const before = ["collect_and_use", "advertising_sms", "third_party_a1"];
  expect(acts(), "nothing may come yet").toEqual(before);
  for (const id of ["n-1", "n-2"]) await kiosk.say(id, "yes");
  expect(acts()).toEqual(["collect_and_use", "advertising_sms", "night", "third_party_a1"]);
  for (const id of ["n-5", "n-6"]) {
    expect(contact.said[id], "nothing is said beforehand").toBeUndefined();
    expect(contact.answered, "no answer, no way on").toBe(false);
    await kiosk.say(id, "no");
  }
  void kiosk.contactNext();
  await settled();
  expect(kiosk.page).toBe("thanks");
  expect(requests("kiosk_contact")).toMatchObject([
    { shown: ["n-4", "n-1", "n-2", "n-5", "n-6"], granted: ["n-4", "n-1", "n-2"] },
  ]);
});

it("keeps no yes to the night of somebody who took the one to text messages back", async () => {
  const { kiosk, acts, requests } = await open();
  for (const id of ["n-1", "n-2", "n-5", "n-6"]) await kiosk.say(id, "yes");
  await kiosk.say("n-2", "no");
  expect(acts()).toEqual(["collect_and_use", "advertising_sms", "third_party_a1"]);
  void kiosk.contactNext();
  await settled();
  expect(requests("kiosk_contact")).toMatchObject([
    { shown: ["n-4", "n-1", "n-2", "n-6"], granted: ["n-4", "n-1", "n-6"] },
  ]);
});

/** The next text scrolls under the finger; whoever tapped twice has not read it. */
it("takes the second half of a double tap for no answer to the next text", async () => {
  const { kiosk, contact } = await open();
  render(KioskContact, { kiosk, contact });
  const tap = (hook: string, detail: number): void => {
    const button = document.querySelector(`[data-testid="${hook}"]`);
    button?.dispatchEvent(new MouseEvent("click", { bubbles: true, detail }));
  };
  tap("notice-collect_and_use", 1);
  await settled();
  expect(contact.said["n-1"]).toBe("yes");
  tap("notice-advertising_sms", 2);
  await settled();
  expect(contact.said["n-2"], "nothing was said of it").toBeUndefined();
  tap("notice-advertising_sms", 1);
  await settled();
  expect(contact.said["n-2"]).toBe("yes");
});
