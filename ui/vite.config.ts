import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import tauri from "../tauri.conf.json" with { type: "json" };

/** The window's own content policy, so that a browser looking at `npm run look` is as strict as the window. */
const contentPolicy = Object.entries(tauri.app.security.csp)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join("; ");

export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: "./project.inlang",
      outdir: "./src/paraglide",
      strategy: ["globalVariable", "baseLocale"],
      emitTsDeclarations: true,
    }),
    svelte(),
    svelteTesting(),
  ],
  build: {
    // WebView2 and WebKitGTK are current; Safari 17.5 is the oldest WebKit with light-dark(), which the tokens use.
    target: ["safari17.5", "chrome123"],
    // Styles come in one order, whichever screen is shown first.
    cssCodeSplit: false,
    // The polyfill would fetch, and nothing but the host may be connected to.
    modulePreload: false,
    chunkSizeWarningLimit: 700,
  },
  preview: { headers: { "Content-Security-Policy": contentPolicy } },
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.ts"],
    // They need a browser and have a run of their own: npm run screens.
    exclude: ["tests/looks/**"],
    globalSetup: ["tests/build-once.ts"],
    setupFiles: ["tests/setup.ts"],
  },
});
