/** The rule that a text is about to become. */
export interface EditedRule {
  /** Next version of this rule, which was written here. */
  readonly ruleId?: number;
  /** A rule of one's own in place of this one, which comes from a file. */
  readonly replaces?: { readonly id: number; readonly title: string };
}
