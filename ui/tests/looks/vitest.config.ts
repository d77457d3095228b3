/** `npm run looks`: the window in a real browser. Apart from the other tests, which lay nothing out and take seconds. */
import { defineConfig, mergeConfig } from "vitest/config";
import base from "../../vite.config";

export default mergeConfig(
  { ...base, test: {} },
  defineConfig({
    test: {
      include: ["tests/looks/*.test.ts"],
      globalSetup: ["tests/looks/served.ts"],
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  }),
);
