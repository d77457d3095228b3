/** Puts focus on an element when it appears. Used as an attachment: `{@attach focused}`. */
export function focused(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}
