import { type Field, field, one, several } from "./field";

/** From where and with what the call was made. CloudTrail record contents page. */
export const ORIGIN_FIELDS: readonly Field[] = [
  field({
    name: "ip",
    help: "Address the request came from; a CIDR block such as 10.0.0.0/8 matches its addresses.",
    source: "sourceIPAddress, when it is an address",
    type: "address",
    values: (event) => one(event.sourceIsAddress ? event.sourceIp : null),
    column: true,
    dictionary: "sourceIp",
  }),
  field({
    name: "via",
    help: "The AWS service that called on the principal's behalf.",
    source: "userIdentity.invokedBy, or sourceIPAddress when it is not an address",
    values: (event) => several([event.via, event.sourceIsAddress ? null : event.sourceIp]),
    column: true,
  }),
  field({
    name: "ua",
    help: "The client as it described itself.",
    source: "userAgent",
    values: (event) => one(event.userAgent),
    column: true,
    dictionary: "userAgent",
  }),
  field({
    name: "client",
    help: "Family of the client, read from the user agent: aws-cli, boto3, console, terraform.",
    source: "userAgent",
    values: (event) => one(event.client),
    column: true,
    dictionary: "userAgent",
  }),
  field({
    name: "vpce",
    help: "The VPC endpoint that the request went through.",
    source: "vpcEndpointId",
    values: (event) => one(event.vpcEndpointId),
    column: true,
  }),
  field({
    name: "tls",
    help: "Version of TLS that the client used.",
    source: "tlsDetails.tlsVersion",
    values: (event) => one(event.tlsVersion),
    column: true,
  }),
];
