/** How far is the host with what takes long, and how is it stopped? */

/** How long nothing is said of how far, and then between two looks, in milliseconds. */
const FIRST_LOOK = 1000;
const NEXT_LOOK = 250;

/** How far; `of` is null while nobody knows. */
export interface Figures {
  done: number;
  of: number | null;
}

/** Asks the host how far it is, and has it stop. */
export interface Worker {
  figures: () => Promise<Figures>;
  stop: () => Promise<unknown>;
}

/** Work of one kind, one at a time. */
export class LongWork {
  /** Whether somebody waits for it. */
  underWay = $state(false);
  /** How far it is; none within the first second. */
  figures = $state.raw<Figures | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #latest = 0;

  constructor(private readonly worker: Worker) {}

  /** Waits for the work. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#end();
    const mine = this.#latest;
    this.underWay = true;
    this.#timer = setTimeout(() => void this.#look(mine), FIRST_LOOK);
    try {
      return await work();
    } finally {
      if (mine === this.#latest) this.#end();
    }
  }

  async #look(mine: number): Promise<void> {
    // Whoever cannot be asked is only not shown.
    const figures = await this.worker.figures().catch(() => null);
    if (mine !== this.#latest) return;
    this.figures = figures;
    this.#timer = setTimeout(() => void this.#look(mine), NEXT_LOOK);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#latest += 1;
    this.underWay = false;
    this.figures = null;
  }

  /** Has the host stop; whatever it still answers, nobody waits for it. */
  stop(): void {
    if (!this.underWay) return;
    this.#end();
    this.worker.stop().catch(() => null);
  }
}
