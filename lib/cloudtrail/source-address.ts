/**
 * The AWS service named in `sourceIPAddress`, or null when it is not a service.
 *
 * `sourceIPAddress` is an address, a service's DNS name, or `AWS Internal`, which also appears with
 * a number as `AWS Internal/3` (AWS: record contents). The number is dropped.
 */
export function serviceInSource(text: string): string | null {
  if (text.startsWith("AWS Internal")) {
    return text.length === 12 || text.charAt(12) === "/" ? "AWS Internal" : null;
  }
  return isServiceName(text) ? text : null;
}

/** True for a name like `cloudformation.amazonaws.com`, in any partition. */
export function isServiceName(text: string): boolean {
  return (
    (text.endsWith(".amazonaws.com") ||
      text.endsWith(".amazonaws.com.cn") ||
      text.endsWith(".amazonaws.eu")) &&
    !text.includes(" ")
  );
}
