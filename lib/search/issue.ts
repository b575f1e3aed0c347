/** A replacement of one range of the query text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A change that would mend the query, offered to the user. */
export interface Fix {
  readonly label: string;
  readonly edits: readonly Edit[];
}

export type ErrorCode =
  | "E101"
  | "E102"
  | "E103"
  | "E104"
  | "E105"
  | "E106"
  | "E107"
  | "E108"
  | "E109"
  | "E110"
  | "E111"
  | "E112"
  | "E113"
  | "E114";

/** W204 (value never seen) and W206 (time twice) need more than the text; the caller adds them. */
export type WarningCode = "W201" | "W202" | "W203" | "W204" | "W205" | "W206";

/** A problem of a query text: where (UTF-16 offsets), what, and edits that would mend it. */
export interface QueryIssue {
  readonly code: ErrorCode | WarningCode;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  readonly fixes: readonly Fix[];
}
