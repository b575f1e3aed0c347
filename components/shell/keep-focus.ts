const CONTROLS = "a[href], button, input, select, textarea, [tabindex]";

const kept = new WeakSet<HTMLElement>();

/**
 * From now on the focus is never lost in a part of the page: when what has it is taken out, a
 * neighbour gets it, else the list, else the area around (that has tabIndex -1).
 */
export function keepFocus(root: HTMLElement): void {
  if (kept.has(root)) return;
  kept.add(root);
  let last = asHtml(document.activeElement);
  root.addEventListener("focusin", ({ target }) => {
    last = asHtml(target);
  });
  root.addEventListener("focusout", ({ relatedTarget }) => {
    // Some browsers say so for what is being taken out, too: by the next turn it is gone.
    queueMicrotask(() => {
      if (relatedTarget === null && last?.isConnected === true) last = null;
    });
    if (relatedTarget instanceof Node && !root.contains(relatedTarget)) last = null;
  });
  new MutationObserver((records) => {
    if (last === null || last.isConnected) return;
    const gone = last;
    last = null;
    if (document.activeElement !== document.body) return;
    for (const record of records) {
      const node = [...record.removedNodes].find((each) => each.contains(gone));
      if (node instanceof Element)
        return (neighbour(record, node, gone) ?? home(record, root)).focus();
    }
  }).observe(root, { childList: true, subtree: true });
}

/** For one of several: the same control of the next one, or of the one before. */
function neighbour(
  { nextSibling, previousSibling, target }: MutationRecord,
  node: Element,
  gone: HTMLElement,
): HTMLElement | undefined {
  if (node !== gone && !(node instanceof HTMLLIElement)) return undefined;
  const before = controlsOf(node);
  // Counted from the end: the first ones differ between the one that is pointed at and others.
  const at = before.indexOf(gone) - before.length;
  for (const place of [nextSibling, previousSibling, target]) {
    if (!(place instanceof Element) || !place.isConnected) continue;
    const controls = controlsOf(place);
    const usable = controls.filter((each) => !each.matches(":disabled") && each.checkVisibility());
    const same = place === target ? undefined : controls.at(at);
    const found = usable.find((control) => control === same) ?? usable[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A dialog has controls; an area holds the focus itself. */
function home({ target }: MutationRecord, root: HTMLElement): HTMLElement {
  const start = target instanceof Element && target.isConnected ? target : root;
  const around = start.closest<HTMLElement>("[tabindex='-1'], dialog, [role=dialog]") ?? root;
  if (!around.hasAttribute("tabindex")) return controlsOf(around)[0] ?? root;
  return around.querySelector<HTMLElement>("[role=grid]") ?? around;
}

function controlsOf(element: Element): HTMLElement[] {
  const inside = [...element.querySelectorAll<HTMLElement>(CONTROLS)];
  return element instanceof HTMLElement && element.matches(CONTROLS)
    ? [element, ...inside]
    : inside;
}

function asHtml(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target : null;
}
