/**
 * Runs in the page: where the sample lies and when it was read are the machine's own, and stand as
 * on any other. Nothing in the sample happened after the times that take their place.
 */
export function hideMachine(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    const isSequence = text.previousSibling?.textContent?.endsWith("(sequence ") === true;
    text.textContent = (text.textContent ?? "")
      .replace(/\/\S+(?=\/sample\b)/, ".trailglass")
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?/g, (time) =>
        time > "2026-10-05 00:00" ? "2026-10-05 06:00:00".slice(0, time.length) : time,
      )
      .replace(isSequence ? /.*/ : /(?!)/, "2400");
  }
}
