import type { ReactNode } from "react";

/** The frame of pages that are seen before anybody is signed in. */
export function SignInFrame({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 p-4">
      <p className="text-muted">Trailglass</p>
      <section className="space-y-4 rounded-lg border border-line bg-surface p-5">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children}
      </section>
    </div>
  );
}
