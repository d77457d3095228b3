/** `npm run screens` looks at the window in a real browser, `npm run pictures` takes pictures of it. */
import { defineConfig } from "vitest/config";
import base from "../../vite.config.ts";

export default defineConfig(({ mode }) => ({
  ...base,
  test: {
    include: [mode === "pictures" ? "tests/looks/pictures.ts" : "tests/looks/*.test.ts"],
    globalSetup: ["tests/looks/served.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
