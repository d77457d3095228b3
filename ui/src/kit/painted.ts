/**
 * When has the eye seen it?
 *
 * Hooks for real-window tests: `data-ready` on the root element names the
 * screen that was painted last, and `window.__paint` is the time in
 * milliseconds from Enter on a question to the next question on the glass.
 */

declare global {
  interface Window {
    __paint?: number;
  }
}

/** Runs after the next frame has been drawn. */
export function afterPaint(then: () => void): void {
  // A frame callback runs before its frame is drawn; a message posted from it arrives after.
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then();
    };
    channel.port2.postMessage(null);
  });
}

let announced = 0;

/** Says that a screen stands, once it is painted. */
export function announce(screen: string): void {
  const mine = ++announced;
  const page = document.documentElement;
  delete page.dataset.ready;
  afterPaint(() => {
    if (mine === announced) page.dataset.ready = screen;
  });
}

/** Notes how long it took from `pressed` (of `performance.now()`) to the next painted frame. */
export function notePaint(pressed: number): void {
  const page = window;
  afterPaint(() => {
    page.__paint = performance.now() - pressed;
  });
}
