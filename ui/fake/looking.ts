/** The stand-in host for a browser: `?fake&stage=first_run|locked|open&theme=dark`, `?fake&kiosk`. */
import type { Call } from "../src/host/host";
import { callOf, makeFakeHost, type Beginning } from "./host";

/** A host as the address asks for it. */
export function lookingHost(query: URLSearchParams): Call {
  const theme = query.get("theme");
  if (theme !== null) document.documentElement.dataset.theme = theme;
  return callOf(makeFakeHost({ stage: (query.get("stage") ?? "open") as Beginning["stage"] }));
}
