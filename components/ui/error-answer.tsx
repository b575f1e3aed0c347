"use client";

import type { ApiError } from "@/lib/api/fetch-json";
import { CopyButton } from "./copy-button";
import { RetryLater } from "./retry-later";

const HINTS: Partial<Record<ApiError["code"], string>> = {
  timeout: "The search took too long. A shorter time range or one more condition makes it faster.",
  forbidden: "You have no permission for this. Whoever runs this Trailglass can grant it.",
  unavailable: "The database does not answer at the moment.",
};

/** What to do about what the server refused, and when it is asked again by itself. */
export function ErrorHint({
  error: { code, retryAfterMs },
  onRetry,
}: {
  readonly error: ApiError;
  readonly onRetry: (() => void) | undefined;
}) {
  const hint = HINTS[code];
  return (
    <>
      {hint === undefined ? null : <p className="text-muted">{hint}</p>}
      {onRetry === undefined || retryAfterMs === null ? null : (
        <RetryLater afterMs={retryAfterMs} onRetry={onRetry} />
      )}
    </>
  );
}

/** What to quote to whoever runs this Trailglass. */
export function RequestId({ id }: { readonly id: string }) {
  return (
    <span className="text-xs text-muted">
      Request <code>{id}</code>
      <CopyButton text={id} label="Copy request ID" />
    </span>
  );
}
