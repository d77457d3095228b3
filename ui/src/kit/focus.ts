/** Where does the focus go, and where does it stay? Attachments for elements. */

/** Puts focus on an element when it appears. */
export function focused(element: HTMLElement): void {
  element.focus({ preventScroll: true });
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
