/** A time of the API as the database takes it. */
export function toDate(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}

/** A stored time as the API says it: ISO 8601 UTC. */
export function toInstant(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
