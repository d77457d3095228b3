/** Which logo, photograph and colour is the exhibitor recognised by? */
import type { Call } from "../../host/host";
import { LIMITS } from "../../host/limits";
import type { Brand, BrandPicture } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import * as m from "../../paraglide/messages.js";
import { brand, showBrand } from "./brand.svelte";

/** The part of the brand tab that shows what she is recognised by. */
export class Looks {
  /** The colour, as typed. */
  typed = $state("");
  /** Which picture is being made ready, if any. */
  reading = $state<BrandPicture | null>(null);
  /** What went wrong with a picture, and with the colour. */
  readonly pictures = new Attempt();
  readonly colour = new Attempt();

  constructor(private readonly call: Call) {
    this.typed = brand.now.accent?.fill ?? "";
  }

  /** Takes a file as one of her pictures. */
  async take(which: BrandPicture, file: File): Promise<void> {
    if (file.size > LIMITS.largest_picture_file) return this.pictures.tell(both(m.brand_picture_too_large));
    this.reading = which;
    const shown = await this.pictures.run(async () =>
      this.call("set_brand_picture", { which, content: await contentOf(file) }),
    );
    this.reading = null;
    if (shown) this.#show(shown);
  }

  /** Puts one of her pictures away. */
  async remove(which: BrandPicture): Promise<void> {
    const shown = await this.pictures.once(() => this.call("set_brand_picture", { which, content: null }));
    if (shown) this.#show(shown);
  }

  /** Keeps the colour that was typed; an empty field is the logo's. */
  async saveColour(): Promise<void> {
    await this.#setAccent(this.typed.trim() === "" ? null : this.typed);
  }

  /** Goes back to the logo's colour. */
  async colourOfLogo(): Promise<void> {
    await this.#setAccent(null);
  }

  async #setAccent(accent: string | null): Promise<void> {
    const shown = await this.colour.once(() => this.call("set_accent", { accent }));
    if (shown) this.#show(shown);
  }

  #show(shown: Brand): void {
    showBrand(shown);
    this.typed = shown.accent?.fill ?? "";
  }
}
