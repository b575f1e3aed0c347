import { CHAIN_CASES } from "./chain-cases";
import { DIGEST_CASES } from "./digest-cases";
import { FILE_CASES } from "./file-cases";
import type { PlantedCase } from "./planted-case";

/** The cases that need objects to lie somewhere: read from folders and from S3 alike. */
export const CASES: readonly PlantedCase[] = [...CHAIN_CASES, ...DIGEST_CASES, ...FILE_CASES];
