const REGION = /^[a-z]{2,8}(-[a-z0-9]{1,20}){1,6}$/;

/**
 * Whether a text can be the name of a Region, new ones included. Names come out of log files, which
 * anybody may have written, and become part of a host name when AWS is asked.
 */
export function isRegionName(text: string): boolean {
  return REGION.test(text);
}
