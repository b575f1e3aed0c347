/** Gives the focus to the list of events, where there is one. */
export function focusList(): void {
  document.querySelector<HTMLElement>("[role=grid]")?.focus();
}
