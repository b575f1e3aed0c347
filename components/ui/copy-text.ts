/**
 * Puts a text on the clipboard. The text may still be on its way: browsers that ask for a press of
 * the reader take the promise at once. False when the browser does not allow it, as on a page
 * without TLS. Rejects as the text does.
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  if ("clipboard" in navigator) {
    try {
      if (typeof text === "string") await navigator.clipboard.writeText(text);
      else await navigator.clipboard.write([new ClipboardItem({ "text/plain": toBlob(text) })]);
      return true;
    } catch {
      // Refused, or there is no text.
    }
  }
  await text;
  return false;
}

async function toBlob(text: Promise<string>): Promise<Blob> {
  return new Blob([await text], { type: "text/plain" });
}
