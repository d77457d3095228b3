/** The windows that have to be enough. */
import type { Size } from "./browser";

/** A laptop as most have it; the window is this large unless a test says otherwise. */
export const USUAL: Size = { width: 1280, height: 720 };

/** The smallest screen a booth works at. */
export const SMALL: Size = { width: 1024, height: 600 };

/** For eyes that need it twice as large. */
export const ZOOMED: Size = { width: 1280, height: 720, zoom: 2 };
