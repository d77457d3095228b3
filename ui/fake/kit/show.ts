/** Opens the page of the kit as its address asks for it: `?kit&theme=dark&language=en`. */
import { mount } from "svelte";
import { language } from "../../src/kit/language.svelte";
import KitPage from "./KitPage.svelte";

/** Fills the window with the parts of the kit. */
export function showKit(target: HTMLElement, query: URLSearchParams): void {
  const theme = query.get("theme");
  if (theme !== null) document.documentElement.dataset.theme = theme;
  if (query.get("language") === "en") language.now = "en";
  mount(KitPage, { target, props: { query } });
}
