/** Tags as they are typed, separated by commas; each once. */
export function readTags(text: string): string[] {
  return [...new Set(text.split(",").flatMap((tag) => tag.trim() || []))];
}
