import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AllowedHosts, readAllowedHosts } from "@/lib/platform/outgoing/allowed-hosts";
import { readOutgoingUrl } from "@/lib/platform/outgoing/outgoing-url";
import { isPublicAddress } from "@/lib/platform/outgoing/public-address";
import { resolveHost } from "@/lib/platform/outgoing/resolve-host";

function allowing(text: string): AllowedHosts {
  const allowed = readAllowedHosts(text);
  if (!allowed) throw new Error(`${text} is not a list of hosts.`);
  return allowed;
}

const NOBODY = allowing("");

describe("an address is called only over TLS, without credentials, on a port that is for others to call", () => {
  test.each([
    "https://hooks.example.com/agora?tenant=4711",
    "https://hooks.example.com:8443/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
    "https://bücher.example/",
  ])("%s is usable", (text) => {
    expect(readOutgoingUrl(text, NOBODY)).toMatchObject({ usable: true });
  });

  test.each([
    "",
    "hooks.example.com",
    "http://hooks.example.com/",
    "ftp://hooks.example.com/",
    "file:///etc/passwd",
    "gopher://hooks.example.com/",
    "javascript:alert(1)",
    "https://user:secret@hooks.example.com/",
    "https://hooks.example.com@127.0.0.1/",
    "https://user@hooks.example.com/",
    "https://hooks.example.com:22/",
    "https://hooks.example.com:5432/",
    "https://hooks.example.com:9200/",
    "https://localhost/",
    "https://localhost./",
    "https://intranet/",
    `https://hooks.example.com/${"a".repeat(2_000)}`,
  ])("%s is not", (text) => {
    expect(readOutgoingUrl(text, NOBODY)).toMatchObject({ usable: false });
  });
});

describe("however a private address is written, it is refused", () => {
  test.each([
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://127.0.0.1./",
    "https://127。0。0。1/",
    "https://①②⑦.⓪.⓪.①/",
    "https://0/",
    "https://0.0.0.0/",
    "https://10.0.0.1/",
    "https://100.64.0.1/",
    "https://100.100.100.200/",
    "https://168.63.129.16/",
    "https://169.254.169.254/latest/meta-data/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::]/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[64:ff9b:1::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[2001:0:7f00:1::]/",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://[fd00:ec2::254]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
  ])("%s", (text) => {
    expect(readOutgoingUrl(text, NOBODY)).toMatchObject({ usable: false });
  });
});

describe("a name is judged by every address it has", () => {
  const url = new URL("https://hooks.example.com/");
  const at = (...addresses: string[]) => resolveHost(url, NOBODY, async () => addresses);

  test("a public one is called, and it is the very address that was looked at", async () => {
    expect(await at("93.184.216.34")).toEqual({ reachable: true, address: "93.184.216.34" });
  });
  test.each([
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["::1"],
    ["::ffff:10.0.0.1"],
    ["fd12:3456::1"],
    ["93.184.216.34", "127.0.0.1"],
    ["not an address"],
  ])("%s is not called", async (...addresses) => {
    expect(await at(...addresses)).toMatchObject({ reachable: false });
  });
  test("a name without an address is not called", async () => {
    expect(await at()).toMatchObject({ reachable: false });
  });
  test("a name is looked up once: what it says the second time is never asked", async () => {
    const answers = ["93.184.216.34", "127.0.0.1"];
    const rebinding = async () => [answers.shift() ?? ""];
    expect(await resolveHost(url, NOBODY, rebinding)).toEqual({ reachable: true, address: "93.184.216.34" });
    expect(answers).toEqual(["127.0.0.1"]);
  });
});

describe("what the operator allows", () => {
  const allowed = allowing("hooks.internal, 10.1.0.0/16 ,127.0.0.1,fd00::/8");

  test.each([
    "http://hooks.internal:8080/agora",
    "http://HOOKS.internal./",
    "http://127.0.0.1:3999/",
    "http://10.1.2.3/",
    "https://[fd00::5]:9000/",
  ])("%s is usable", (text) => {
    expect(readOutgoingUrl(text, allowed)).toMatchObject({ usable: true });
  });
  test.each([
    "http://user:secret@hooks.internal/",
    "http://10.2.0.1/",
    "https://127.0.0.2/",
    "http://other.hooks.internal/",
    "http://[::ffff:192.168.0.1]/",
  ])("%s is not", (text) => {
    expect(readOutgoingUrl(text, allowed)).toMatchObject({ usable: false });
  });
  test("a name may stand for a private address, one within an allowed range may too", async () => {
    const reach = (text: string, address: string) =>
      resolveHost(new URL(text), allowed, async () => [address]);
    expect(await reach("https://hooks.internal/", "192.168.7.7")).toMatchObject({ reachable: true });
    expect(await reach("https://other.example.com/", "10.1.9.9")).toMatchObject({ reachable: true });
    expect(await reach("https://other.example.com/", "10.2.9.9")).toMatchObject({ reachable: false });
  });
  test.each([
    "10.0.0.0/33",
    "::/129",
    "10.0.0.0/",
    "10.0.0.0/x",
    "a b",
    "http://x",
    "*",
    "x/8",
    "-a",
    "a..b",
  ])("%s is not a list of hosts", (text) => {
    expect(readAllowedHosts(text)).toBeNull();
  });
});

describe("whatever an address wraps, only what is globally routed is public", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  test("no IPv4 address written as IPv6 is", () => {
    fc.assert(
      fc.property(octet, octet, octet, octet, (...parts) => {
        const hex = parts.map((part) => part.toString(16).padStart(2, "0"));
        const wrapped = `${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`;
        return [
          `::ffff:${parts.join(".")}`,
          `::ffff:${wrapped}`,
          `64:ff9b::${wrapped}`,
          `2002:${wrapped}::1`,
        ].every((address) => !isPublicAddress(address));
      }),
    );
  });
  test.each(["", "localhost", "1.2.3", "1.2.3.4.5", "::g", "1.2.3.4/8"])("%j is none", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});
