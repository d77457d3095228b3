/**
 * A real Chromium, spoken to over its debugging pipe (Chrome DevTools Protocol), because that needs no driver, no port
 * and no package. The coupon page's tests do the same in Rust.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** Whether this machine has the browser. */
export const HAS_CHROMIUM = spawnSync("chromium", ["--version"]).status === 0;

/** How large the window is, in the pixels of the screen, and how far it is zoomed. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly zoom?: number;
}

/** How long whatever is waited for may take, in milliseconds. */
const PATIENCE = 15_000;
/** How often it is looked for. */
const LOOK = 20;

type Result = Record<string, unknown>;

/** A browser with one tab. */
export class Browser {
  #last = 0;
  #session: string | undefined;
  #read = "";
  readonly #waiting = new Map<number, { done: (result: Result) => void; failed: (why: Error) => void }>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly to: Writable,
    from: Readable,
    private readonly folder: string,
    private readonly address: string,
  ) {
    from.setEncoding("utf8").on("data", (piece: string) => this.#take(piece));
    child.on("exit", () => {
      for (const { failed } of this.#waiting.values()) failed(new Error("the browser went away"));
    });
  }

  /** Opens a browser for the pages below an address. */
  static async open(address: string): Promise<Browser> {
    const folder = mkdtempSync(join(tmpdir(), "boothloop-looks-"));
    const child = spawn(
      "chromium",
      [
        ...[
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--hide-scrollbars",
          "--remote-debugging-pipe",
        ],
        `--user-data-dir=${folder}`,
      ],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    const [, , , to, from] = child.stdio;
    const browser = new Browser(child, to as Writable, from as Readable, folder, address);
    const { targetId } = await browser.call("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await browser.call("Target.attachToTarget", { targetId, flatten: true });
    browser.#session = String(sessionId);
    await browser.call("Page.enable");
    return browser;
  }

  /** Calls a method of the protocol. */
  call(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#last;
    const message = { id, method, params, ...(this.#session && { sessionId: this.#session }) };
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      this.to.write(`${JSON.stringify(message)}\0`);
    });
  }

  /** Opens the window with this query, as if nothing had been open before. */
  async visit(query: string): Promise<void> {
    await this.call("Page.navigate", { url: `${this.address}?${query}` });
  }

  /** Makes the window as large as this. Zoomed, a page has fewer and larger pixels, as in the real window. */
  async resize({ width, height, zoom = 1 }: Size): Promise<void> {
    await this.call("Emulation.setDeviceMetricsOverride", {
      width: Math.round(width / zoom),
      height: Math.round(height / zoom),
      deviceScaleFactor: zoom,
      mobile: false,
    });
  }

  /** What a function comes to inside the page. It sees nothing but what it is given. */
  async inside<In, Out>(look: (given: In) => Out | Promise<Out>, given: In): Promise<Out> {
    return this.run(`(${look.toString()})(${JSON.stringify(given)})`);
  }

  /** What a script in the page comes to. */
  async run<Out>(script: string): Promise<Out> {
    const answer = await this.call("Runtime.evaluate", {
      expression: script,
      awaitPromise: true,
      returnByValue: true,
    });
    const { result, exceptionDetails } = answer as {
      result: { value: Out };
      exceptionDetails?: { exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? "the script failed");
    return result.value;
  }

  /** Waits until a screen says that it is painted. */
  async painted(screen: string): Promise<void> {
    await this.#until(
      `screen ${screen}`,
      `document.documentElement.dataset.ready === ${JSON.stringify(screen)}`,
    );
  }

  /** Waits until something is in the page. */
  async shown(selector: string): Promise<void> {
    await this.#until(selector, `document.querySelector(${JSON.stringify(selector)}) !== null`);
  }

  /** Presses what has this hook. */
  async click(hook: string): Promise<void> {
    await this.shown(hooked(hook));
    await this.inside((selector) => document.querySelector<HTMLElement>(selector)?.click(), hooked(hook));
    await this.settled();
  }

  /** Types a text into what has this hook, or where the focus is. */
  async type(text: string, hook?: string): Promise<void> {
    if (hook !== undefined) {
      await this.shown(hooked(hook));
      await this.inside((selector) => document.querySelector<HTMLElement>(selector)?.focus(), hooked(hook));
    }
    await this.call("Input.insertText", { text });
    await this.settled();
  }

  /** Presses a key. */
  async press(key: string): Promise<void> {
    const typed = key.length === 1 || key === "Enter";
    for (const type of ["keyDown", "keyUp"]) {
      await this.call("Input.dispatchKeyEvent", {
        type,
        key,
        windowsVirtualKeyCode: KEY_CODES[key] ?? key.charCodeAt(0),
        ...(typed && type === "keyDown" && { text: key === "Enter" ? "\r" : key }),
      });
    }
    await this.settled();
  }

  /** Types a code where the focus is, as quickly as a scanner does. */
  async scan(code: string): Promise<void> {
    await this.inside(
      (keys) => {
        for (const key of keys)
          document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      },
      [...code, "Enter"],
    );
    await this.settled();
  }

  /** Lets a file input have a file. */
  async give(hook: string, name: string, content: string): Promise<void> {
    await this.shown(hooked(hook));
    await this.inside(
      ([selector, file, text]) => {
        const input = document.querySelector<HTMLInputElement>(selector);
        const given = new DataTransfer();
        given.items.add(new File([text], file));
        if (input) input.files = given.files;
        input?.dispatchEvent(new Event("change", { bubbles: true }));
      },
      [hooked(hook), name, content] as const,
    );
    await this.settled();
  }

  /** Waits until what was begun is painted. */
  async settled(): Promise<void> {
    await this.run(
      "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => document.fonts.ready.then(() => setTimeout(done, 30)))))",
    );
  }

  /** The window as a PNG picture. */
  async picture(): Promise<Buffer> {
    const { data } = await this.call("Page.captureScreenshot");
    return Buffer.from(String(data), "base64");
  }

  /** Closes the browser and removes what it wrote. */
  async close(): Promise<void> {
    const gone = new Promise((done) => this.child.once("exit", done));
    this.to.write(`${JSON.stringify({ id: ++this.#last, method: "Browser.close" })}\0`);
    await gone;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #until(what: string, script: string): Promise<void> {
    const end = Date.now() + PATIENCE;
    // Between two documents there is nothing to ask.
    while (!(await this.run<boolean>(script).catch(() => false))) {
      if (Date.now() > end) throw new Error(`${what} never came; ${await this.run<string>(WHERE)} is there`);
      await new Promise((done) => setTimeout(done, LOOK));
    }
    await this.settled();
  }

  #take(piece: string): void {
    const messages = (this.#read + piece).split("\0");
    this.#read = messages.pop() ?? "";
    for (const text of messages) {
      const { id, result, error } = JSON.parse(text) as {
        id?: number;
        result?: Result;
        error?: { message: string };
      };
      const waiting = this.#waiting.get(id ?? 0);
      if (waiting === undefined) continue;
      this.#waiting.delete(id ?? 0);
      if (error) waiting.failed(new Error(error.message));
      else waiting.done(result ?? {});
    }
  }
}

const WHERE = "document.documentElement.dataset.ready ?? 'nothing'";

const KEY_CODES: Record<string, number> = {
  ...{ Enter: 13, Escape: 27, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Tab: 9 },
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, 112 + index])),
};

/** Where a hook (`data-testid`) is. */
export function hooked(hook: string): string {
  return `[data-testid="${hook}"]`;
}
