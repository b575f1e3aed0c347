import { AppError } from "@/lib/errors";

/** OWASP ASVS 6.2: length is what counts; no rules about kinds of characters, no end date. */
const LEAST_CHARACTERS = 12;
const MOST_CHARACTERS = 200;

/** What stands in every list of leaked passwords and has twelve characters or more. */
const COMMON = new Set(
  `password1234 password12345 password123456 passwordpassword password2024 password2025
  password2026 123456789012 1234567890123 12345678901234 123456789101112 1234567891011
  qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdfgh qwerty123456 qwerty1234567
  qwertyqwerty asdfghjkl123 asdfghjkl;' 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc
  1qaz2wsx3edc4rfv zaq12wsxcde3 abcdefghijkl abcdefghijklm abcd1234abcd abc123abc123
  iloveyou1234 iloveyouforever letmein12345 letmeinletmein welcome12345 welcome123456
  welcomewelcome administrator administrator1 admin1234567 adminadminadmin admin123456789
  changeme1234 changemechangeme correcthorsebatterystaple football1234 baseball1234
  sunshine1234 princess1234 superman1234 dragon123456 monkey123456 master123456 shadow123456
  trustno1trustno1 p@ssw0rd1234 p@ssword1234 passw0rd1234 1234qwerasdf 987654321098
  trailglass12 trailglass123 cloudtrail123 amazonwebservices`.split(/\s+/),
);

/**
 * Throws AppError `invalid` for a password that is short, long, common, one character over and
 * over, or the person's own name or e-mail.
 */
export function assertGoodPassword(password: string, own: readonly (string | null)[]): void {
  const problem = findProblem(password, own);
  if (problem !== null) throw new AppError("invalid", problem, { fields: { password: problem } });
}

function findProblem(password: string, own: readonly (string | null)[]): string | null {
  const length = [...password].length;
  if (length < LEAST_CHARACTERS) {
    return `A password has at least ${LEAST_CHARACTERS} characters; a sentence is easy to keep.`;
  }
  if (length > MOST_CHARACTERS) return `A password has at most ${MOST_CHARACTERS} characters.`;
  const plain = password.toLowerCase();
  const isGuessed = COMMON.has(plain) || new Set(plain).size < 4 || own.includes(plain);
  return isGuessed ? "This password is one of the first that would be guessed." : null;
}
