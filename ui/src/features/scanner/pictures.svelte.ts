/** What does the desk do with a picture of a coupon: dropped, pasted, chosen, or seen by a camera? */
import { type Attempt, both } from "../../kit/attempt.svelte";
import * as m from "../../paraglide/messages.js";
import { type Camera, type CameraTrouble, hasCamera, openCamera, watch } from "./camera";
import { type Reading, readPicture, type Unread } from "./scanner";

const UNREAD: Record<Unread, typeof m.picture_no_code> = {
  "no-code": m.picture_no_code,
  "several-codes": m.picture_several_codes,
  "too-large": m.picture_too_large,
  "no-picture": m.picture_no_picture,
};

const NO_CAMERA: Record<CameraTrouble, typeof m.camera_none> = {
  refused: m.camera_refused,
  none: m.camera_none,
  busy: m.camera_busy,
};

/** The desk's way to look at pictures. */
export class Pictures {
  /** Whether the panel is open. Pictures are dropped and pasted without it, too. */
  open = $state(false);
  /** Whether a picture is being read. */
  reading = $state(false);
  /** The open camera, if any. */
  camera = $state.raw<Camera | null>(null);
  /** Whether this window could open a camera. */
  readonly hasCamera = hasCamera();

  /** `attempt` tells why nothing was read; `takeScan` looks a code up and says whether it was meant as a coupon. */
  constructor(
    private readonly attempt: Attempt,
    private readonly takeScan: (text: string) => Promise<boolean | undefined>,
  ) {}

  /** Opens or closes the panel; a camera does not outlive it. */
  show(open: boolean): void {
    this.open = open;
    if (!open) this.closeCamera();
  }

  /** Looks up the coupon in a picture. */
  async lookAt(file: Blob): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    this.attempt.tell(null);
    try {
      const reading = await this.attempt.run(() => readPicture(file));
      if (reading) await this.take(reading);
    } finally {
      this.reading = false;
    }
  }

  private async take(reading: Reading): Promise<void> {
    if ("why" in reading) {
      this.attempt.tell(both(UNREAD[reading.why]));
      return;
    }
    const isCoupon = await this.takeScan(reading.text);
    if (isCoupon) this.show(false);
    else if (isCoupon === false) this.attempt.tell(both(m.picture_not_a_coupon));
  }

  /** Opens the camera. */
  async openCamera(): Promise<void> {
    const camera = await this.attempt.once(openCamera);
    if (camera === undefined) return;
    if (typeof camera === "string") this.attempt.tell(both(NO_CAMERA[camera]));
    // The panel may have been closed while the system asked.
    else if (!this.open) camera.close();
    else this.camera = camera;
  }

  /** Lets go of the camera. */
  closeCamera(): void {
    this.camera?.close();
    this.camera = null;
  }

  /** Looks at what the camera shows until it is closed or has seen a coupon; each other code is told once. */
  async watchCamera(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
    const told = new Set<string>();
    while (!signal.aborted) {
      const text = await this.attempt.run(() => watch(video, signal, told));
      if (text === undefined || signal.aborted) return;
      told.add(text);
      await this.take({ text });
    }
  }
}
