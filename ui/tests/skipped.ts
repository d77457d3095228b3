/** How a test says that it did not test, and why; the crate `skipped` does it for Rust. */
import { appendFileSync } from "node:fs";
import { it } from "vitest";

/** Skips a test. `cargo xtask test` ends with the reason. */
export function skipped(test: string, why: string): void {
  const file = process.env.BOOTHLOOP_SKIPPED;
  if (file === undefined) console.info(`skipped: ${test}: ${why}`);
  else appendFileSync(file, `ui ${test}\t${why}\n`);
  it.skip(test, () => {});
}
