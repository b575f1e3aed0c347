"use client";

import { onDemand } from "@/components/ui/on-demand";

const CopyButton = onDemand(() =>
  import("@/components/ui/copy-button").then((module) => module.CopyButton),
);

export default function PageError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div role="alert" className="mx-auto max-w-xl space-y-3 p-8">
      <h1 className="text-xl font-semibold">This page could not be shown</h1>
      <p>
        Something unexpected happened while it was put together. The data is not affected. Trying
        again often helps; if not, the id below finds the cause in the server's log.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="button"
          className="h-8 rounded-md bg-accent px-2.5 text-sm text-on-accent hover:opacity-90"
          onClick={retry}
        >
          Try again
        </button>
        {digest === null ? null : (
          <span className="text-muted">
            Error <code>{digest}</code>
            <CopyButton text={digest} label="Copy error ID" />
          </span>
        )}
      </div>
    </div>
  );
}
