/** A text of any origin as Postgres can hold it: it knows neither NUL nor lone surrogates. */
export function postgresText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\uFFFD") : whole;
}
