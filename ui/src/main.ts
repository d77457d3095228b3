/** Opens the window. */
import { mount } from "svelte";
import type { Call } from "./host/host";
import { call, windowLabel, type WindowLabel } from "./host/tauri";
import KioskWindow from "./kiosk/KioskWindow.svelte";
import VisitorWindow from "./kiosk/VisitorWindow.svelte";
import "./kit/app.css";
import "./kit/first-words.css";
import "./kit/tokens.css";
import MainWindow from "./screens/MainWindow.svelte";

/**
 * The host of this window, and which it is; a browser that only looks (`npm run dev`, `?fake`) gets the
 * stand-in. `?kit` shows the parts of the kit instead of a window.
 */
async function host(): Promise<{ call: Call; label: WindowLabel }> {
  // The mode is a constant at build time, so that the stand-in is left out of the window's bundle.
  if (import.meta.env.MODE === "look" && new URLSearchParams(location.search).has("fake")) {
    const { lookingHost } = await import("../fake/looking");
    const query = new URLSearchParams(location.search);
    const label = query.has("kiosk") ? "kiosk" : query.has("visitor") ? "visitor" : "main";
    return { call: lookingHost(query), label };
  }
  return { call, label: windowLabel() };
}

const target = document.getElementById("app");
if (target === null) throw new Error("index.html has no #app");
const query = new URLSearchParams(location.search);
if (import.meta.env.MODE === "look" && query.has("kit")) {
  const { showKit } = await import("../fake/kit/show");
  showKit(target, query);
} else {
  const { call: theCall, label } = await host();
  const windows = { main: MainWindow, kiosk: KioskWindow, visitor: VisitorWindow };
  mount(windows[label], { target, props: { call: theCall } });
}
