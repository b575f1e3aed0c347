import { BlockList, isIP } from "node:net";

/**
 * The address that a request came from: that of its socket, and behind proxies of ours what the last
 * of them says. What any other client writes into X-Forwarded-For counts for nothing.
 * @param socket address of the other end of the connection
 * @param forwarded X-Forwarded-For as it came, nearest proxy last
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | undefined,
  trusted: BlockList,
): string {
  let address = plain(socket ?? "");
  const said = (forwarded ?? "").split(",").map((part) => plain(part.trim()));
  while (isTrusted(address, trusted)) {
    const before = said.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return address === "" ? "unknown" : address;
}

/**
 * The proxies that TRUSTED_PROXIES names, as addresses or networks (`10.0.0.0/8`), separated by
 * commas. Throws Error for anything else.
 */
export function trustedProxies(text: string): BlockList {
  const list = new BlockList();
  for (const part of text.split(",").flatMap((each) => each.trim() || [])) {
    const [address = "", bits] = part.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const isNumber = bits === undefined || /^\d{1,3}$/.test(bits);
    const most = family === "ipv6" ? 128 : 32;
    if (isIP(address) === 0 || !isNumber || Number(bits ?? 0) > most) {
      throw new Error(
        `TRUSTED_PROXIES names "${part}", which is no address and no network. Write 10.0.0.7 or 10.0.0.0/8.`,
      );
    }
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address);
  return version !== 0 && trusted.check(address, version === 6 ? "ipv6" : "ipv4");
}

/** An IPv4 address that came through an IPv6 socket is that address. */
function plain(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
