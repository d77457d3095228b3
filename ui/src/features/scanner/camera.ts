/**
 * Is there a camera, and what does it see?
 *
 * WebView2 on Windows has one; WebKitGTK on Linux knows of none, whatever is
 * plugged in, and macOS gives it to bundled apps only. So it is asked for, never
 * taken for granted.
 */
import { copied } from "./picture";
import { meant, theDecoder } from "./scanner";

/** Between two looks; a hand holds a phone still for about half a second. */
const PAUSE_MILLISECONDS = 200;

/** Whether this window can ask for a camera at all. */
export function hasCamera(): boolean {
  // The types say it is always there; outside of secure pages and in WebKitGTK it is not.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  return typeof devices?.getUserMedia === "function";
}

/** Why a camera does not open. */
export type CameraTrouble = "refused" | "none" | "busy";

/** An open camera. */
export interface Camera {
  readonly stream: MediaStream;
  /** Lets go of it; its light goes out. */
  close(): void;
}

/** Opens the camera; the system may ask the person first. */
export async function openCamera(): Promise<Camera | CameraTrouble> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      // What shows the back camera of a tablet, and more pixels than 640 × 480 where there are more.
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    return { stream, close: () => stream.getTracks().forEach((track) => track.stop()) };
  } catch (failure) {
    // WebKit's OverconstrainedError, which says that there is none, is no DOMException.
    const name = typeof failure === "object" && failure && "name" in failure ? failure.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return "refused";
    return name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy";
  }
}

/** Looks at the moving picture a few times a second, until a code is in it that was not `told` yet, or until it is stopped. */
export async function watch(
  video: HTMLVideoElement,
  signal: AbortSignal,
  told: ReadonlySet<string>,
): Promise<string | undefined> {
  const decoder = await theDecoder();
  while (!signal.aborted) {
    if (video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth > 0) {
      const frame = copied(video, video.videoWidth, video.videoHeight);
      const reading = meant(await decoder.frame(frame));
      if ("text" in reading && !told.has(reading.text)) return reading.text;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MILLISECONDS));
  }
  return undefined;
}
