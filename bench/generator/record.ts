import { isoSecond } from "./timestamp";

/** Why a call failed; CloudTrail writes both texts. */
export interface Failure {
  /** Null for a failed sign-in, which has a message and a response only. */
  readonly code: string | null;
  readonly message: string;
}

/**
 * The fields of one management or data event, in the order in which CloudTrail writes them
 * (CloudTrail user guide, record contents). The `…Json` fields are JSON already.
 */
export interface RecordFields {
  readonly identityJson: string;
  readonly timeMs: number;
  /** `ec2`, to which `.amazonaws.com` is added. */
  readonly service: string;
  readonly name: string;
  readonly region: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly failure?: Failure | null;
  readonly requestJson: string;
  readonly responseJson: string;
  readonly additionalJson?: string | null;
  readonly requestId?: string;
  readonly eventId: string;
  readonly readOnly: boolean;
  readonly resourcesJson?: string | null;
  readonly eventType: "AwsApiCall" | "AwsServiceEvent" | "AwsConsoleSignIn";
  readonly apiVersion?: string | null;
  readonly data?: boolean;
  readonly accountId: string;
  readonly sharedEventId?: string | null;
  readonly vpcEndpointId?: string | null;
  readonly serviceEventJson?: string | null;
  /** Host that the client called over TLS; null when a service made the call. */
  readonly host?: string | null;
  readonly console?: boolean;
}

/** One record as compact JSON. Texts must hold nothing that JSON has to escape. */
export function recordJson(fields: RecordFields): string {
  const failure = fields.failure ?? null;
  const text = (name: string, value: string | null | undefined): string =>
    value === null || value === undefined ? "" : `,"${name}":"${value}"`;
  const json = (name: string, value: string | null | undefined): string =>
    value === null || value === undefined ? "" : `,"${name}":${value}`;
  return `{"eventVersion":"1.11","userIdentity":${fields.identityJson},"eventTime":"${isoSecond(fields.timeMs)}","eventSource":"${fields.service}.amazonaws.com","eventName":"${fields.name}","awsRegion":"${fields.region}","sourceIPAddress":"${fields.sourceIp}","userAgent":"${fields.userAgent}"${
    text("errorCode", failure?.code) + text("errorMessage", failure?.message)
  },"requestParameters":${fields.requestJson},"responseElements":${
    failure?.code ? "null" : fields.responseJson
  }${json("additionalEventData", fields.additionalJson)}${text("requestID", fields.requestId)},"eventID":"${fields.eventId}","readOnly":${fields.readOnly}${json("resources", fields.resourcesJson)},"eventType":"${fields.eventType}"${text("apiVersion", fields.apiVersion)},"managementEvent":${!fields.data},"recipientAccountId":"${fields.accountId}"${text("sharedEventID", fields.sharedEventId)}${text("vpcEndpointId", fields.vpcEndpointId)}${json("serviceEventDetails", fields.serviceEventJson)},"eventCategory":"${fields.data ? "Data" : "Management"}"${
    fields.host
      ? `,"tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"${fields.host}"}`
      : ""
  }${fields.console ? ',"sessionCredentialFromConsole":"true"' : ""}}`;
}
