/** What is going on, said on standard error. */
export interface StatusLine {
  /** A line that stays. */
  say(text: string): void;
  stop(): void;
}

/**
 * Tells how far some work is: on a terminal one line that is kept up to date, else a line every ten
 * seconds. `tell` gives the line, null for nothing new.
 */
export function keepTelling(tell: () => string | null | Promise<string | null>): StatusLine {
  const isTerminal = process.stderr.isTTY === true;
  const clear = isTerminal ? "\r\x1b[K" : "";
  const timer = setInterval(
    async () => {
      const line = await tell();
      if (line !== null) process.stderr.write(isTerminal ? clear + line : `${line}\n`);
    },
    isTerminal ? 500 : 10_000,
  );
  return {
    say(text) {
      process.stderr.write(`${clear}${text}\n`);
    },
    stop() {
      clearInterval(timer);
      process.stderr.write(clear);
    },
  };
}
