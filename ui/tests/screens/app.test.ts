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
