import { FILE_VERDICTS } from "@/lib/digest/verdict";
import { formatCounted } from "@/lib/format/count";
import { VerdictText } from "./verdict-mark";
import { standingOf } from "./verdict-words";

/** How many log files have which verdict, each with its shape and word. */
export function FileVerdicts({ files }: { readonly files: Readonly<Record<string, number>> }) {
  return (
    <span className="flex flex-wrap gap-x-4">
      {Object.entries(files).map(([verdict, count]) => (
        <span key={verdict}>
          <VerdictText standing={standingOf(FILE_VERDICTS, verdict)} verdict={verdict} />:{" "}
          {formatCounted(count, "file")}
        </span>
      ))}
    </span>
  );
}
