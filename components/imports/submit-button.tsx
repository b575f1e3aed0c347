import { Button } from "@/components/ui/button";

/** The button that starts an import. */
export function SubmitButton({
  pending,
  word,
}: {
  readonly pending: boolean;
  readonly word: string;
}) {
  return (
    <Button type="submit" look="primary" busy={pending}>
      {pending ? "Adding…" : word}
    </Button>
  );
}
