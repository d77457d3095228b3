/** What the exhibitor is recognised by, in either window: her logo, her photograph, her colour. */
import type { Brand } from "../../host/wire";

const NONE: Brand = { logo: null, picture: null, accent: null };

/** The brand this window shows. */
export const brand = $state<{ now: Brand }>({ now: NONE });

/** Shows a brand from now on, or none: its pictures where there is a place for them, its colour everywhere. */
export function showBrand(shown: Brand | null): void {
  brand.now = shown ?? NONE;
  const root = document.documentElement;
  const { accent } = brand.now;
  root.toggleAttribute("data-brand", accent !== null);
  if (accent === null) return;
  const { light, dark } = accent;
  const values = {
    light: light.text,
    "light-strong": light.strong,
    "light-soft": light.soft,
    dark: dark.text,
    "dark-strong": dark.strong,
    "dark-soft": dark.soft,
    fill: accent.fill,
    "fill-strong": accent.fill_strong,
    "on-fill": accent.on_fill,
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(`--brand-${name}`, value);
}
