import { VerdictText } from "@/components/shell/verdict-mark";
import type { VerificationRun } from "@/lib/api/integrity-contract";
import { runVerdict } from "./run-words";

/** What a run came to, by shape, colour and word. */
export function RunMark({ run }: { readonly run: VerificationRun }) {
  const { standing, word } = runVerdict(run);
  return <VerdictText standing={standing} verdict={word} />;
}
