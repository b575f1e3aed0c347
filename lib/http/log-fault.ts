/** Writes an unforeseen error to the server's log, on one line, so that log lines cannot be forged. */
export function logFault(requestId: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${JSON.stringify({ at: new Date().toISOString(), requestId, error: text })}\n`,
  );
}
