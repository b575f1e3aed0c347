"use client";

import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { ErrorNote } from "./error-note";
import { useInBrowser } from "./use-in-browser";

/**
 * A part whose code is fetched when it is first drawn: what a page does not show at first would
 * make every visit wait for it (the budgets are in e2e/budget.spec.ts). It is never drawn by the
 * server, and has a boundary of its own, so that nothing around it waits for it, is drawn anew, or
 * goes down with it.
 * @param waiting what is shown until the code is here
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): ComponentType<Props> {
  const fetched = () => lazy(async () => ({ default: await load().catch(notFetched) }));
  let Part: ComponentType<Props> = fetched();
  return (props) => {
    if (!useInBrowser()) return waiting;
    return (
      <Boundary
        draw={() => (
          <Suspense fallback={waiting}>
            <Part {...props} />
          </Suspense>
        )}
        // What was rejected stays rejected, so the code has to be fetched anew.
        onRetry={(error) => {
          if (error instanceof NotFetched) Part = fetched();
        }}
      />
    );
  };
}

class NotFetched extends Error {}

function notFetched(cause: unknown): never {
  const message = "Its code did not arrive. After an update of Trailglass, load the page again.";
  throw new NotFetched(message, { cause });
}

interface BoundaryProps {
  readonly draw: () => ReactNode;
  readonly onRetry: (error: unknown) => void;
}

interface BoundaryState {
  readonly failed: { readonly error: unknown } | null;
}

class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failed: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { failed: { error } };
  }

  override render() {
    const { failed } = this.state;
    if (failed === null) return this.props.draw();
    const { error } = failed;
    const retry = () => {
      this.props.onRetry(error);
      this.setState({ failed: null });
    };
    return <ErrorNote title="This part could not be shown" error={error} onRetry={retry} />;
  }
}
