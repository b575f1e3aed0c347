/** A small record with the given fields on top, for tests. */
export function sampleRecord(
  number: number,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    eventVersion: "1.11",
    userIdentity: { type: "IAMUser", userName: "mallory" },
    eventTime: "2026-01-02T03:04:05Z",
    eventName: "GetObject",
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
    ...more,
  };
}
