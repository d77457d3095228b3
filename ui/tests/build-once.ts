/**
 * Builds the bundle once, before any test runs.
 *
 * Not inside the test that reads it: a build compiles the messages anew, and
 * the other tests are importing those meanwhile.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder with the production bundle. */
    bundle: string;
  }
}

export default async function buildOnce(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "boothloop-ui-"));
  // The test runner has set NODE_ENV to "test", which would build Svelte's development half.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  await build({ mode: "production", logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  process.env.NODE_ENV = before;
  project.provide("bundle", folder);
  return () => rmSync(folder, { recursive: true });
}
