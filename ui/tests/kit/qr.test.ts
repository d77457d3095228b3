import { describe, expect, it } from "vitest";
import { lookalike } from "../../fake/qr";
import { modulesOf, pictureAddress, sideFor, SMALLEST_MODULE } from "../../src/kit/qr";

describe("the size of the code on the screen", () => {
  /** A blurred module is a coupon that phones refuse: every module is a whole number of pixels. */
  it.each([
    [25, 33],
    [29, 37],
    [33, 41],
  ])("version with %i modules a side", (modules, withQuietZone) => {
    const svg = lookalike(modules);
    expect(modulesOf(svg), "modules with the quiet zone").toBe(withQuietZone);
    for (let room = 100; room < 900; room += 7) {
      const side = sideFor(svg, room);
      expect(side % withQuietZone, `whole pixels at ${room}`).toBe(0);
      expect(side / withQuietZone, `module size at ${room}`).toBeGreaterThanOrEqual(SMALLEST_MODULE);
      expect(side, `no larger than the room at ${room}, unless the smallest module asks`).toBeLessThanOrEqual(
        Math.max(room, withQuietZone * SMALLEST_MODULE),
      );
    }
  });

  /** Other units of the same drawing say the same. */
  it("does not depend on the unit of the drawing", () => {
    const svg = '<svg viewBox="0 0 33 33"><path d="M4 4h1v1h-1zM6 4h3v1h-3z"/></svg>';
    expect(modulesOf(svg), "one unit a module").toBe(33);
  });

  /** A picture that is no code is still shown, at the size of the room. */
  it("shows what it cannot measure", () => {
    expect(modulesOf("<svg/>"), "not a code").toBeNull();
    expect(sideFor("<svg/>", 400.5), "fills the room").toBe(400);
  });

  it("is an address that an image takes", () => {
    expect(pictureAddress('<svg a="#">'), "escaped").toBe(
      "data:image/svg+xml;utf8,%3Csvg%20a%3D%22%23%22%3E",
    );
  });
});
