/** What came of an attempt to send a message. */
export interface Told {
  /** `failed` is tried again, `refused` is not. */
  readonly state: "sent" | "failed" | "refused";
  /** The receiver's answer, or what was in the way. */
  readonly said: string;
  /** What the receiver asked to wait; null leaves it to us. */
  readonly retryAfterMs: number | null;
}
