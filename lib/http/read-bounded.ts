/**
 * The body of a request as text, or null when it has more characters than it may: what is beyond is
 * not read, whatever the request says of its length.
 */
export async function readBounded(request: Request, most: number): Promise<string | null> {
  // No character is longer than four bytes.
  if (Number(request.headers.get("content-length")) > 4 * most) return null;
  if (request.body === null) return "";
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    const part = done ? decoder.decode() : decoder.decode(value, { stream: true });
    length += part.length;
    if (length > most) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    parts.push(part);
    if (done) return parts.join("");
  }
}
