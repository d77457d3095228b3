/** Where the window goes when the store is locked under it. */
import { describe, expect, it } from "vitest";
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
    await expect(app.call("get_follow_up", {})).rejects.toMatchObject({ code: "locked" });
    expect(app.screen.name, "the passphrase is asked for").toBe("unlock");
    expect(app.fair, "no fair is shown").toBeNull();
  });

  it("leaves the screen as it is for any other reason", async () => {
    const app = refusing(null);
    await expect(app.call("get_follow_up", {})).rejects.toMatchObject({ code: null });
    expect(app.screen.name, "the screen stays").toBe("evening");
  });
});
