/** Bounds of a file of rules, so that no rule costs more than a moment to read or to match. */
export const MAX_FILE_LENGTH = 262_144;
export const MAX_DOCUMENTS = 500;
/** Lists and maps inside each other. Deeper texts can bring the YAML reader itself down. */
export const MAX_YAML_DEPTH = 32;
/** Scalars, lists and maps of one file. */
export const MAX_YAML_NODES = 20_000;
/** Characters before the first word of a line. */
export const MAX_INDENT = 256;

/** A wildcard pattern costs its length times the value's. */
export const MAX_PATTERN_LENGTH = 1_000;
export const MAX_REGEX_LENGTH = 1_000;
/** Instructions of a compiled regular expression, which cost one step each per character. */
export const MAX_REGEX_STEPS = 2_000;
/** Values that one field is compared with, once placeholders and encodings are written out. */
export const MAX_VARIANTS = 10_000;

export const MAX_CONDITION_LENGTH = 4_000;
export const MAX_CONDITION_DEPTH = 32;

/** Parts of a field's name between dots. */
export const MAX_FIELD_DEPTH = 32;
/** Correlations that refer to correlations. */
export const MAX_CHAIN = 8;
