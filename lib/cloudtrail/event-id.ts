const DASHES = [8, 13, 18, 23];

/** True for the GUID CloudTrail gives every event (AWS: record contents, eventID). */
export function isEventId(text: string): boolean {
  if (text.length !== 36) return false;
  for (let at = 0; at < 36; at += 1) {
    const code = text.charCodeAt(at);
    const fits = DASHES.includes(at)
      ? code === 45
      : (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
    if (!fits) return false;
  }
  return true;
}
