/**
 * The same answer, whose stream breaks off when the signal fires; `onEnd` is called once, when
 * nothing more will be sent.
 */
export function watchedAnswer(answer: Response, signal: AbortSignal, onEnd: () => void): Response {
  const { body } = answer;
  if (body === null) {
    onEnd();
    return answer;
  }
  const from = body.getReader();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener("abort", () => {
        controller.error(new Error("Whoever asked may no longer see this."));
        void from.cancel().catch(() => undefined);
        onEnd();
      });
    },
    async pull(controller) {
      try {
        const { done, value } = await from.read();
        if (signal.aborted) return;
        if (!done) return controller.enqueue(value);
        controller.close();
        onEnd();
      } catch (error) {
        onEnd();
        if (!signal.aborted) controller.error(error);
      }
    },
    async cancel(reason) {
      onEnd();
      await from.cancel(reason);
    },
  });
  const { status, headers } = answer;
  return new Response(stream, { status, headers });
}
