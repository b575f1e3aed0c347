/** What some work comes to, unless the signal ends first: what comes later is not waited for. */
export function inTime<Result>(work: Promise<Result>, end: AbortSignal): Promise<Result> {
  const ended = new Promise<never>((_, reject) => {
    end.addEventListener("abort", () => reject(new Error("No answer in time.")), { once: true });
  });
  return Promise.race([work, ended]);
}
