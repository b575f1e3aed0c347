/** The name that people say: `s3` for `s3.amazonaws.com`. Any other text stays as it is. */
export function shortService(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com$/, "");
}
