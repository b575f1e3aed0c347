import type { CloudTrailEvent } from "@/lib/cloudtrail/event";
import { ALIASES, DERIVED } from "./derived-values";
import { type PolicyReach, policyReach } from "./policy-reach";
import {
  allScalars,
  type Candidate,
  type FoundNode,
  findNodes,
  type Step,
  toCandidates,
} from "./record-values";

/** The name under which an item of a list stands for itself. */
export const ITSELF = "";

/** What a record says under one name. */
export interface FieldValues {
  /** Empty when no such member exists; a member that is null counts. */
  readonly nodes: readonly FoundNode[];
  readonly candidates: readonly Candidate[];
}

/**
 * One event that rules are tried on. What several rules ask is worked out once, when it is first
 * asked.
 */
export class Subject {
  private readonly fields = new Map<string, FieldValues>();
  private scalars: readonly Candidate[] | undefined;
  private text: Candidate | undefined;
  private policy: PolicyReach | undefined;

  /** @param record the parsed JSON as AWS wrote it; @param event the same, as toEvent reads it */
  constructor(
    readonly record: unknown,
    readonly event: CloudTrailEvent,
    private readonly countryOf?: (address: string) => string | null,
    /** Where `record` stands, when it is a part of a record. */
    private readonly base: Step | null = null,
  ) {}

  /** The same event, seen from within one value of its record. */
  within({ value, at }: FoundNode): Subject {
    return new Subject(value, this.event, this.countryOf, at);
  }

  field(name: string): FieldValues {
    const known = this.fields.get(name);
    if (known !== undefined) return known;
    const values = this.read(ALIASES.get(name) ?? name);
    this.fields.set(name, values);
    return values;
  }

  /** Every scalar, and the record as compact JSON: where words without a field are looked for. */
  everything(): readonly Candidate[] {
    this.scalars ??= allScalars({ value: this.record, at: this.base });
    if (this.text === undefined) {
      const text = JSON.stringify(this.record) ?? "";
      this.text = { text, folded: text.toLowerCase(), scalar: null, at: null };
    }
    return [...this.scalars, this.text];
  }

  private read(name: string): FieldValues {
    const derive = DERIVED.get(name);
    const nodes =
      derive === undefined
        ? findNodes({ value: this.record, at: this.base }, name === ITSELF ? [] : name.split("."))
        : derive({
            event: this.event,
            record: this.record,
            policy: () => this.reach(),
            countryOf: this.countryOf,
          }).flatMap((value) => (value === null ? [] : { value, at: null }));
    return { nodes, candidates: toCandidates(nodes) };
  }

  private reach(): PolicyReach {
    this.policy ??= policyReach(this.record);
    return this.policy;
  }
}
