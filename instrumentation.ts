/** What Next runs once, before the first request. */
export async function register(): Promise<void> {
  // The bundler reads this line: what follows is no part of its second program, which we do not use.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { watchAddresses } = await import("@/lib/http/watch-addresses");
    watchAddresses();
  }
}
