import { isIP } from "node:net";
import type { AllowedHosts } from "./allowed-hosts";
import { isPublicAddress } from "./public-address";

export type OutgoingUrl = { usable: true; url: URL } | { usable: false; reason: string };

const LENGTH_MAX = 2_000;
/** What is served over TLS for others to call; anything else at a stranger's host is not ours to try. */
const PORTS = ["", "443", "8443"];

/** Whether Agora may call an address somebody wrote, as far as that can be told without looking its name up. */
export function readOutgoingUrl(text: string, allowed: AllowedHosts): OutgoingUrl {
  if (text.length > LENGTH_MAX || !URL.canParse(text))
    return unusable("Write a whole address, such as https://hooks.example.com/agora.");
  const url = new URL(text);
  const host = hostOf(url);
  const isAllowed = allowed.hasName(host) || allowed.hasAddress(host);
  if (url.username !== "" || url.password !== "")
    return unusable("An address with a name or password in it would show them to everybody who reads it.");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isAllowed))
    return unusable("The address must start with https://.");
  if (isAllowed) return { usable: true, url };
  if (!PORTS.includes(url.port)) return unusable("Only the ports 443 and 8443 can be called.");
  if (isIP(host) === 0 ? !host.includes(".") : !isPublicAddress(host)) return unusable(NOT_PUBLIC);
  return { usable: true, url };
}

export const NOT_PUBLIC =
  "This is not an address of the public internet. Whoever runs Agora can allow it by WEBHOOK_ALLOWED_HOSTS.";

/** The host as names and addresses are compared: without the brackets of IPv6 and the dot that ends a full name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
}

function unusable(reason: string): OutgoingUrl {
  return { usable: false, reason };
}
