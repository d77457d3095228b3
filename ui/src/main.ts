/** Opens the window. */
import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import type { Call } from "./host/host";
import { call } from "./host/tauri";
import "./tokens.css";

/** The host of this window; a browser that only looks (`npm run dev`, `?fake`) gets the stand-in. */
async function host(): Promise<Call> {
  // The mode is a constant at build time, so that the stand-in is left out of the window's bundle.
  if (import.meta.env.MODE === "look" && new URLSearchParams(location.search).has("fake")) {
    const { lookingHost } = await import("../fake/looking");
    return lookingHost(new URLSearchParams(location.search));
  }
  return call;
}

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no #app");
mount(App, { target, props: { call: await host() } });
