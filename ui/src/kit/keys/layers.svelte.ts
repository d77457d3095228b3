/**
 * Who gets the key?
 *
 * The only listener to the window's keys. A component declares its actions
 * ({@link declareKeys}) and has them for as long as it is mounted. A key press
 * is offered to one layer after the other until one takes it: first to those
 * that stand around the focus (`within`), then to the latest mounted, so that
 * what is inside goes before its screen. While a dialog is open, only the
 * dialog and what is mounted in it are asked.
 */
import { getContext, onDestroy, setContext } from "svelte";
import { beginsCard, ByHand, Scans, StrayScan, WrittenByScanner } from "./scanner";
import { type Action, isBrowserKey, isComposing, isStrayLetter, isTextField, means } from "./table";

/** What a key starts. */
export interface KeyAction {
  /** The action; table.ts says which keys start it, and whether they do so in a text field. */
  readonly on: Action;
  /** How a line of hints shows it; none for a key that goes without saying. */
  readonly hint?: KeyHint;
  /** Whether it can be done now, with the focus there; a key that cannot goes to the next layer. Always unless said. */
  readonly enabled?: (focus: EventTarget | null) => boolean;
  /** Does it; told which key it was, or nothing when its hint was pressed. */
  readonly run: (press?: KeyboardEvent) => unknown;
}

/** The hint at an action. */
export interface KeyHint {
  /** What the key does, in a word; none where it is not said at the moment. */
  readonly label: () => string | null;
  /** An action of the same hint: `up` and `down` are told together. */
  readonly with?: Action;
  /** The test hook of a hint that can be pressed, too. */
  readonly hook?: string;
  /** Whether what it opens is open. */
  readonly expanded?: () => boolean;
}

/** The actions of one component. */
export interface KeyLayer {
  readonly actions: readonly KeyAction[];
  /** The part of the page that must have the focus; anywhere unless said. */
  readonly within?: () => Element | null | undefined;
  /** Whether nothing below gets a key: a dialog. */
  readonly modal?: boolean;
  /** Whether it gets keys now. Always unless said. */
  readonly enabled?: () => boolean;
  /** Whether digits outside a field act only when a hand pressed them ({@link ByHand}). */
  readonly byHand?: boolean;
  /** What to do with a scan, of a visiting card with all its lines. Another one that went into the field that scans belong into is Enter's there, and stands alone in it. */
  readonly scanned?: {
    readonly field: () => HTMLElement | undefined;
    readonly take: (scan: string) => unknown;
  };
  /**
   * Told of a scan that went into a text field where none belongs, its lines apart; the field has again what stood
   * in it.
   */
  readonly strayScan?: (scan: string) => unknown;
  /** Where letters go that no text field has taken. */
  readonly letters?: () => HTMLElement | undefined;
  /** Told of every key, whoever gets it: somebody is there. */
  readonly noticed?: () => void;
  /** Whether the web view's own shortcuts (print, reload, find) do nothing while this is mounted. */
  readonly ownKeysOnly?: boolean;
}

/** A layer that is mounted. */
class Mounted {
  readonly #hand = new ByHand();
  readonly #scans = new Scans();
  readonly #written = new WrittenByScanner();
  readonly #stray = new StrayScan();
  readonly #card = new StrayScan(beginsCard);

  constructor(
    readonly layer: KeyLayer,
    /** The dialog it is mounted in. */
    readonly dialog: Mounted | undefined,
  ) {}

  /** What this layer would do on a key press; nothing else is looked at than what `matches` says of an action. */
  find(matches: (action: Action) => boolean, focus: EventTarget | null): KeyAction | undefined {
    return this.layer.actions.find((action) => matches(action.on) && (action.enabled?.(focus) ?? true));
  }

  /** Acts on a key press; whether it was taken. */
  press(event: KeyboardEvent): boolean {
    if (this.#takesScan(event) || this.#refusesScan(event)) return true;
    const action = this.find((name) => means(event, name), event.target);
    // WebKit takes a suggestion over only after the page had its turn with the Enter.
    const mayChoose = event.key === "Enter" && hasSuggestions(event.target);
    if (action !== undefined && !mayChoose) event.preventDefault();
    else if (this.layer.letters && isStrayLetter(event)) this.layer.letters()?.focus();
    const run = action && (() => void action.run(event));
    const act = run && mayChoose ? () => void setTimeout(run) : run;
    // A field may be filled as fast as one likes.
    if (!this.layer.byHand || isTextField(event.target)) act?.();
    else this.#hand.press(event, act ?? null);
    return action !== undefined;
  }

  #takesScan(event: KeyboardEvent): boolean {
    const { scanned } = this.layer;
    if (scanned === undefined) return false;
    if (this.#takesCard(event, scanned)) return true;
    // The second Enter of a scanner would do what Enter does once the first has done its work.
    if (this.#scans.echoes(event)) {
      event.preventDefault();
      return true;
    }
    const scan = isComposing(event) ? null : this.#scans.press(event);
    const field = scanned.field();
    const { target } = event;
    if (target === field && field instanceof HTMLInputElement) {
      const written = this.#written.press(event, field);
      if (written !== null && written !== field.value) write(field, written);
      return false;
    }
    if (scan === null) return false;
    event.preventDefault();
    this.#hand.drop();
    // What was scanned into a number's field is not that number.
    if (target instanceof HTMLInputElement) write(target, target.value.slice(0, -scan.length));
    field?.focus();
    void scanned.take(scan);
    return true;
  }

  /** A visiting card has many lines, and the Enter of each does nothing: the card is taken whole. */
  #takesCard(event: KeyboardEvent, { field, take }: NonNullable<KeyLayer["scanned"]>): boolean {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target !== field()) return false;
    const ends = this.#card.press(event, target, (scan) => {
      write(target, "");
      void take(scan);
    });
    if (ends) event.preventDefault();
    return ends;
  }

  /** Nothing of a scan stays where none belongs, and its Enter goes nowhere. */
  #refusesScan(event: KeyboardEvent): boolean {
    const { strayScan } = this.layer;
    const { target } = event;
    if (strayScan === undefined) return false;
    const field = target instanceof HTMLInputElement ? target : null;
    // A note may have lines of its own.
    if (field === null && isTextField(target)) return false;
    // On a button, Enter and the blank between two words would press it.
    const isInside = field === null && event.key === " " && this.#stray.goesOn(event);
    const ends = this.#stray.press(event, field ?? NOWHERE, (scan, stood) => {
      if (field) write(field, stood);
      void strayScan(scan);
    });
    if (ends || isInside) event.preventDefault();
    return ends || isInside;
  }

  end(): void {
    this.#hand.drop();
    this.#stray.drop();
    this.#card.drop();
  }
}

/** Where a scan goes while no field has the focus. */
const NOWHERE = { value: "" };

function write(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** From the first mounted to the latest. */
let mounted: readonly Mounted[] = [];
/** The same, for hints to follow. A component that goes would read here what stood before the change that ends it. */
let seen = $state.raw(mounted);

function stand(now: readonly Mounted[]): void {
  if (mounted.length === 0) window.addEventListener("keydown", pressed);
  mounted = now;
  seen = now;
  if (mounted.length === 0) window.removeEventListener("keydown", pressed);
}

const DIALOG = Symbol("the dialog around");

/** Declares the actions of a component, while it is being made; they end with it. */
export function declareKeys(layer: KeyLayer): void {
  const mine = new Mounted(layer, getContext<Mounted | undefined>(DIALOG));
  if (layer.modal) setContext(DIALOG, mine);
  stand([...mounted, mine]);
  onDestroy(() => {
    mine.end();
    stand(mounted.filter((one) => one !== mine));
  });
}

/** What is scanned on a screen that takes no scans. */
const anywhere = new Scans();

function pressed(event: KeyboardEvent): void {
  for (const { layer } of mounted) layer.noticed?.();
  // What goes into a text field is no stray scan, however quickly it was typed.
  const isStray = !isTextField(event.target) && !isComposing(event);
  const endsScan = isStray && anywhere.press(event) !== null;
  if (event.defaultPrevented) return;
  for (const one of inOrder(mounted, event.target)) if (one.press(event)) return;
  // The Enter of a scanner presses no button that happens to have the focus.
  if (endsScan) event.preventDefault();
  if (isBrowserKey(event) && mounted.some(({ layer }) => layer.ownKeysOnly)) event.preventDefault();
}

/** Whether a field offers texts to choose from. */
function hasSuggestions(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.list !== null;
}

/** Who of these gets keys now, wherever the focus is; the latest first. */
function awake(among: readonly Mounted[]): Mounted[] {
  const dialog = among.filter(({ layer }) => layer.modal).at(-1);
  return among
    .filter((one) => dialog === undefined || one === dialog || one.dialog === dialog)
    .filter(({ layer }) => layer.enabled?.() ?? true)
    .reverse();
}

/** Who of these is asked for a key, the first to be asked first. */
function inOrder(among: readonly Mounted[], focus: EventTarget | null): Mounted[] {
  const asked = awake(among);
  const around = ({ layer }: Mounted): boolean =>
    focus instanceof Node && layer.within?.()?.contains(focus) === true;
  return [...asked.filter(around), ...asked.filter(({ layer }) => layer.within === undefined)];
}

/** An action of the screen, and the part of it that must have the focus; none where it acts everywhere. */
export interface Declared extends KeyAction {
  readonly part: Element | null;
}

/**
 * Every action that a key can start on this screen, for whoever wants to see them all: first what acts everywhere, in
 * the order in which it is asked, then what acts while a part has the focus.
 */
export function declared(): readonly Declared[] {
  const all = awake(mounted);
  const everywhere = all
    .filter(({ layer }) => layer.within === undefined)
    .flatMap(({ layer }) => layer.actions.map((action) => ({ ...action, part: null })));
  const inParts = all.flatMap(({ layer }) => {
    const part = layer.within?.();
    return part ? layer.actions.map((action) => ({ ...action, part })) : [];
  });
  const first = everywhere.filter(
    ({ on }, index) => everywhere.findIndex((other) => other.on === on) === index,
  );
  return [...first, ...inParts];
}

/**
 * Whether a key of this action would start one of these now, and not something that lies over them; for a hint. To be
 * asked for while the component is made.
 */
export function follow(action: Action, actions: readonly KeyAction[]): { readonly starts: boolean } {
  let starts = $state(false);
  // Only after the page has changed: what is about to go would be asked about things that are gone.
  $effect(() => {
    starts = gets(action, actions);
  });
  return {
    get starts() {
      return starts;
    },
  };
}

function gets(action: Action, actions: readonly KeyAction[]): boolean {
  for (const one of inOrder(seen, null)) {
    const found = one.find((name) => name === action, null);
    if (found !== undefined) return actions.includes(found);
  }
  return false;
}
