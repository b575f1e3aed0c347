import { codeOnDemand } from "@/components/ui/code-on-demand";

/** What changes columns and keeps them: nothing of it is needed to show them. */
export const COLUMN_CODE = codeOnDemand(() => import("./column-changes"));
