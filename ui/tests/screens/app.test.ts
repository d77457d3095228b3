/** Where the window goes when the store is locked under it. */
import { describe, expect, it } from "vitest";
import { callOf, makeFakeHost } from "../../fake/host";
import type { Call } from "../../src/host/host";
import type { ErrorCode, WireError } from "../../src/host/wire";
import { App } from "../../src/screens/app.svelte";

function refusing(code: ErrorCode | null): App {
  const refusal: WireError = { code, message: { ko: "안 됩니다.", en: "It cannot be done." } };
  const call: Call = () => Promise.reject(refusal);
  const app = new App(call);
  app.screen = { name: "evening" };
  return app;
}

describe("a command that is refused", () => {
  it("leads to the passphrase when the store is locked, and is still refused", async () => {
    const app = refusing("locked");
    await expect(app.call("get_follow_up", { all_fairs: false })).rejects.toMatchObject({ code: "locked" });
    expect(app.screen.name, "the passphrase is asked for").toBe("unlock");
    expect(app.fair, "no fair is shown").toBeNull();
  });

  it("leaves the screen as it is for any other reason", async () => {
    const app = refusing(null);
    await expect(app.call("get_follow_up", { all_fairs: false })).rejects.toMatchObject({ code: null });
    expect(app.screen.name, "the screen stays").toBe("evening");
  });
});

describe("another fair", () => {
  it("ends nothing that is of people of all fairs, and the sample ends with its people", async () => {
    const app = new App(callOf(makeFakeHost()));
    await app.start();
    const { fair } = app;
    if (fair === null) throw new Error("a fair is open");
    const written = () => ({
      group: app.groups.of("segment", () => "new"),
      text: app.prepared.of("text", () => "new"),
    });
    app.groups.of("segment", () => "half chosen");
    app.prepared.of("text", () => "half written");
    app.enter({ stage: "open", fair: { ...fair, starts_on: "2027-03-01" } });
    expect(written()).toEqual({ group: "half chosen", text: "new" });
    app.enter({ stage: "open", fair: { ...fair, leaves_no_trace: !fair.leaves_no_trace } });
    expect(written().group).toBe("new");
  });
});

describe("nobody is there", () => {
  it("drops what the screen held, also what comes after it", async () => {
    const host = makeFakeHost();
    const app = new App(callOf(host));
    await app.start();
    app.openVisit(await host.get_visit({ visitor: "v-kim" }));
    const late = await host.get_visit({ visitor: "v-kim" });
    await app.leaveAlone();
    app.openVisit(late);
    expect(app.screen, "only the passphrase is asked for").toEqual({ name: "unlock" });
    expect(app.fair, "no fair is open").toBeNull();
  });

  it("is locked although what is typed cannot be kept", async () => {
    const app = new App(callOf(makeFakeHost()));
    await app.start();
    app.keepVisit = () => Promise.reject(new Error("the disk is full"));
    await app.leaveAlone();
    expect(app.screen.name).toBe("unlock");
  });
});
