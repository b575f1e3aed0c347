import type { Random } from "./random";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** 62 letters and digits; two come twice so that a draw is six bits. */
const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789Az";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

export type IdPrefix = "AKIA" | "ASIA" | "AIDA" | "AROA";

/** Access key ids and unique principal ids (IAM user guide, unique identifiers). */
export function iamId(prefix: IdPrefix, random: Random): string {
  return prefix + random.text(BASE32, prefix.endsWith("SIA") || prefix.endsWith("KIA") ? 16 : 17);
}

export const upperText = (length: number, random: Random): string => random.text(BASE32, length);

export const mixedText = (length: number, random: Random): string =>
  random.text(ALPHANUMERIC, length);

export const base64Text = (length: number, random: Random): string => random.text(BASE64, length);

/** STS session tokens all begin with this text. */
export const sessionToken = (random: Random): string =>
  `IQoJb3JpZ2luX2Vj${base64Text(140, random)}=`;
