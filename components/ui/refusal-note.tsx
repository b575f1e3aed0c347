import { Button } from "./button";

/** Why the server refuses what the link asks for, with the way back. */
export function RefusalNote({
  id,
  problem,
  way,
  onBack,
}: {
  /** What `aria-describedby` of the refused control names. */
  readonly id?: string;
  readonly problem: string;
  /** What the way back is called. */
  readonly way: string;
  readonly onBack: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p id={id} role="alert" className="text-bad">
        {problem}
      </p>
      <Button onClick={onBack}>{way}</Button>
    </div>
  );
}
