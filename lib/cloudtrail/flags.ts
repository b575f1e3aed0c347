import { FLAG_NAMES, type FlagName } from "./event";

const NO_FLAGS: readonly FlagName[] = Object.freeze([]);

/** The bit of one flag: its place in FLAG_NAMES. */
function flagBit(name: FlagName): number {
  return 1 << FLAG_NAMES.indexOf(name);
}

/** Flags as one integer, the form the index keeps. */
export function flagBits(names: readonly FlagName[]): number {
  return names.reduce((bits, name) => bits | flagBit(name), 0);
}

/** The flags an integer holds, in the order of FLAG_NAMES. Bits without a name are ignored. */
export function flagNames(bits: number): readonly FlagName[] {
  return bits === 0 ? NO_FLAGS : FLAG_NAMES.filter((_, place) => (bits & (1 << place)) !== 0);
}

/** Gathers what is odd about one record while it is read. */
export class FlagSet {
  private bits = 0;

  add(name: FlagName): void {
    this.bits |= flagBit(name);
  }

  names(): readonly FlagName[] {
    return flagNames(this.bits);
  }
}
