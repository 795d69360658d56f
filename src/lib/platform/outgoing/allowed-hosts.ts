import { BlockList, isIP } from "node:net";

/** What the operator lets Agora call although it is not on the public internet: names, addresses, ranges. */
export type AllowedHosts = {
  hasName(host: string): boolean;
  hasAddress(address: string): boolean;
};

const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*$/;

/** `hooks.internal, 10.1.2.0/24, ::1`; null when a part is none of these. */
export function readAllowedHosts(text: string): AllowedHosts | null {
  const names = new Set<string>();
  const ranges = new BlockList();
  for (const part of text.split(",").map((entry) => entry.trim().toLowerCase())) {
    if (part === "") continue;
    const [address = "", bits] = part.split("/");
    const family = isIP(address);
    if (family !== 0) {
      const most = family === 4 ? 32 : 128;
      const prefix = bits === undefined ? most : Number(bits);
      if (!/^\d+$/.test(bits ?? "0") || prefix > most) return null;
      ranges.addSubnet(address, prefix, family === 4 ? "ipv4" : "ipv6");
    } else if (bits === undefined && NAME.test(part)) names.add(part);
    else return null;
  }
  return {
    hasName: (host) => names.has(host),
    hasAddress: (address) => {
      const family = isIP(address);
      return family !== 0 && ranges.check(address, family === 4 ? "ipv4" : "ipv6");
    },
  };
}
