/**
 * Shortens an identifier in the middle, where two ids differ least: `arn:aws:iam::…role/ci`.
 * Counts whole characters, so that a pair of surrogates is never cut in two.
 */
export function shortenMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const characters = [...text];
  if (characters.length <= maxLength) return text;
  const tail = Math.floor((maxLength - 1) / 2);
  const head = maxLength - 1 - tail;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail || characters.length).join("")}`;
}
