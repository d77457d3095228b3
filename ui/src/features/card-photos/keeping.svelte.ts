/** How does a card become a photograph that is kept: dropped, pasted, chosen, or taken by a camera? */
import type { Call } from "../../host/host";
import type { CardPhotoLine } from "../../host/wire";
import { Attempt, both } from "../../kit/attempt.svelte";
import { contentOf } from "../../kit/file-content";
import * as m from "../../paraglide/messages.js";
import { type Camera, type CameraTrouble, hasCamera, openCamera } from "../scanner";

const NO_CAMERA: Record<CameraTrouble, typeof m.card_photo_camera_none> = {
  refused: m.card_photo_camera_refused,
  none: m.card_photo_camera_none,
  busy: m.card_photo_camera_busy,
};

/** Photographs of one visitor's card. */
export class KeepingCard {
  /** Whether the dialog is open. Pictures are dropped and pasted without it, too. */
  open = $state(false);
  /** Whether a picture is on its way. */
  reading = $state(false);
  /** The open camera, if any. */
  camera = $state.raw<Camera | null>(null);
  /** Whether this window could open a camera. */
  readonly hasCamera = hasCamera();
  /** What went wrong. */
  readonly attempt = new Attempt();

  /** `visitor` says whose card it is, `kept` is told all photographs of her. */
  constructor(
    private readonly call: Call,
    private readonly visitor: () => string,
    private readonly kept: (photos: CardPhotoLine[]) => void,
  ) {}

  /** Opens the dialog, with the camera where there is one; or closes it. */
  show(open: boolean): void {
    this.open = open;
    if (open && this.hasCamera) void this.#openCamera();
    if (!open) this.closeCamera();
  }

  /** Keeps the picture in a file. */
  async keep(file: File): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const visitor = this.visitor();
    const noted = await this.attempt.run(async () =>
      this.call("keep_card_photo", { visitor, content: await contentOf(file) }),
    );
    this.reading = false;
    if (!noted) return;
    this.show(false);
    this.kept(noted.card_photos);
  }

  /** Keeps what the camera shows. */
  async take(video: HTMLVideoElement): Promise<void> {
    if (this.camera === null || video.videoWidth === 0) return;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    const taken = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.92));
    if (taken !== null) await this.keep(new File([taken], "card.jpg", { type: taken.type }));
  }

  /** Lets go of the camera; its light goes out. */
  closeCamera(): void {
    this.camera?.close();
    this.camera = null;
  }

  async #openCamera(): Promise<void> {
    const camera = await this.attempt.once(openCamera);
    if (camera === undefined) return;
    if (typeof camera === "string") this.attempt.tell(both(NO_CAMERA[camera]));
    // The dialog may have been closed while the system asked.
    else if (!this.open) camera.close();
    else this.camera = camera;
  }
}
