/**
 * Puts a text on the clipboard. The text may still be on its way: browsers that ask for a press of
 * the reader take the promise at once. False when the browser does not allow it, as on a page
 * without TLS. Rejects as the text does.
 */
export async function copyText(text: Promise<string>): Promise<boolean> {
  if (!("clipboard" in navigator)) return false;
  const blob = text.then((ready) => new Blob([ready], { type: "text/plain" }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
    return true;
  } catch {
    await text;
    return false;
  }
}
