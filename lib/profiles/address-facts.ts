import { addressRange } from "@/lib/cloudtrail/address-range";
import { isServiceName, serviceInSource } from "@/lib/cloudtrail/source-address";
import { locateAddress } from "./locate-address";

/** What a source is, for its identity card: kind of address, country, network. Missing facts are left out. */
export async function addressFacts(
  ip: string,
): Promise<{ readonly label: string; readonly value: string }[]> {
  const range = addressRange(ip);
  if (range === null) {
    const isService = isServiceName(ip) || serviceInSource(ip) !== null;
    return [{ label: "Kind", value: isService ? "AWS service" : "not an address" }];
  }
  const place = await locateAddress(ip);
  const network = [place?.asn ? `AS${place.asn}` : null, place?.organisation ?? null];
  return [
    { label: "Kind", value: `${range} address` },
    { label: "Country", value: place?.country ?? "" },
    { label: "City", value: place?.city ?? "" },
    { label: "Network", value: network.filter((part) => part !== null).join(" ") },
  ].filter(({ value }) => value !== "");
}
