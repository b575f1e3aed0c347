import { isServiceName } from "./source-address";

/**
 * What a user agent contains (lower case) and the family it stands for; the first match wins, so
 * tools come before the SDK they are built on. `aws-internal/` is last: the console, too, calls
 * through it (`S3Console/0.4, aws-internal/3 aws-sdk-java/…`).
 */
const FAMILIES: readonly (readonly [mark: string, family: string])[] = [
  ["terraform", "terraform"],
  ["opentofu", "opentofu"],
  ["pulumi", "pulumi"],
  ["ansible", "ansible"],
  ["cloudcustodian", "cloud-custodian"],
  ["aws-cdk", "aws-cdk"],
  ["stratus-red-team", "stratus-red-team"],
  ["cloudformation", "cloudformation"],
  ["awscloudshell", "cloudshell"],
  ["aws-cloudshell", "cloudshell"],
  ["awsconsole", "console"],
  ["s3console/", "console"],
  ["ec2console", "console"],
  ["rds console", "console"],
  ["console.amazonaws.com", "console"],
  ["aws signin", "console"],
  ["awspowershell", "powershell"],
  ["aws-cli/", "aws-cli"],
  ["boto3/", "boto3"],
  ["botocore/", "botocore"],
  ["boto/", "boto"],
  ["aws-sdk-go", "aws-sdk-go"],
  ["aws-sdk-js", "aws-sdk-js"],
  ["aws-sdk-nodejs", "aws-sdk-js"],
  ["aws-sdk-ruby", "aws-sdk-ruby"],
  ["aws-sdk-php", "aws-sdk-php"],
  ["aws-sdk-dotnet", "aws-sdk-dotnet"],
  ["aws-sdk-net", "aws-sdk-dotnet"],
  ["aws-sdk-cpp", "aws-sdk-cpp"],
  ["aws-sdk-rust", "aws-sdk-rust"],
  ["aws-sdk-swift", "aws-sdk-swift"],
  ["aws-sdk-kotlin", "aws-sdk-kotlin"],
  ["aws-sdk-python", "aws-sdk-python"],
  ["aws-internal/", "aws-internal"],
  ["aws-sdk-java", "aws-sdk-java"],
  ["mozilla/", "browser"],
  ["curl/", "curl"],
  ["python-requests/", "python-requests"],
  ["go-http-client/", "go-http-client"],
];

const REMEMBERED = 2_048;
const remembered = new Map<string, string | null>();

/**
 * The family of client a user agent names, or null when it names none known here. It is what the
 * caller claims, not a fact: whoever calls chooses the text.
 *
 * AWS may put the text in brackets, or write a service name or `AWS Internal` instead
 * (AWS: record contents, userAgent). Answers are remembered, because logs repeat a few agents.
 */
export function clientFamily(userAgent: string): string | null {
  const known = remembered.get(userAgent);
  if (known !== undefined) return known;
  const family = readFamily(userAgent);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(userAgent, family);
  return family;
}

function readFamily(userAgent: string): string | null {
  const text = userAgent.toLowerCase();
  if (isServiceName(text)) return serviceFamily(text);
  if (text === "aws internal") return "aws-internal";
  for (const [mark, family] of FAMILIES) {
    if (text.includes(mark)) return family;
  }
  return null;
}

function serviceFamily(name: string): string {
  if (name.startsWith("console.") || name.startsWith("signin.")) return "console";
  return name.startsWith("cloudformation.") ? "cloudformation" : "aws-service";
}
