/** Builds the window with its stand-in host, and serves it as strictly as the app does, for the tests beside this. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "vite";
import type { TestProject } from "vitest/node";
import { HAS_CHROMIUM } from "./browser";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the window is served; empty where nothing can look at it. */
    served: string;
  }
}

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  project.provide("served", "");
  if (!HAS_CHROMIUM) return async () => {};
  const folder = mkdtempSync(join(tmpdir(), "boothloop-look-"));
  // In a process of its own, because what the test runner has set in this one would be built in.
  const { VITEST: _, NODE_ENV: __, ...env } = process.env;
  const options = ["--mode", "look", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", ...options], { env });
  const server = await preview({
    mode: "look",
    build: { outDir: folder },
    preview: { port: 0, open: false },
  });
  project.provide("served", server.resolvedUrls?.local[0] ?? "");
  return async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  };
}
