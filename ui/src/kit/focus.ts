/** Where does the focus go, and where does it stay? Attachments for elements. */

/** Puts focus on an element when it appears. */
export function focused(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}

/** The same for what appears where nobody may be looking: the card around it comes into sight, too. */
export function focusedInSight(element: HTMLElement): void {
  focused(element);
  (element.closest("section") ?? element).scrollIntoView({ block: "nearest" });
}

/**
 * Lets the mouse press a button without taking the focus from the field in
 * hand, so that the next Enter still means what it meant before. Tab reaches
 * the button as ever.
 */
export function leavesFocus(element: HTMLElement): () => void {
  const stay = (event: MouseEvent): void => event.preventDefault();
  element.addEventListener("mousedown", stay);
  return () => element.removeEventListener("mousedown", stay);
}

/**
 * Catches the focus of what goes away inside an element: a button that saved
 * and is gone with its form leaves the focus nowhere, and no key does anything
 * then. The element itself takes it, unless somebody else does; it needs a
 * `tabindex`.
 */
export function catchesFocus(element: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = (event: FocusEvent): void => {
    last = event.target instanceof Element ? event.target : null;
  };
  const isGone = (one: Element): boolean => !one.isConnected || one.matches(":disabled");
  const look = (): void => {
    const { activeElement, body } = document;
    const isNowhere = activeElement === null || activeElement === body;
    if (last !== null && isGone(last) && (isNowhere || activeElement === last)) {
      last = null;
      element.focus({ preventScroll: true });
    }
  };
  const changes = new MutationObserver(look);
  changes.observe(element, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled"],
  });
  element.addEventListener("focusin", remember);
  return () => {
    changes.disconnect();
    element.removeEventListener("focusin", remember);
  };
}

/** Moves the focus to the next or the previous choice (`data-choice`) of a list; the first and the last are its ends. */
export function moveFocus(list: Element | undefined, by: 1 | -1): void {
  const choices = [...(list?.querySelectorAll<HTMLElement>("[data-choice]") ?? [])];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  choices[Math.max(0, Math.min(choices.length - 1, at + by))]?.focus();
}
