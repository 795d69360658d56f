import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudEvent } from "@/lib/interop/webhooks/cloud-event";
import { readAllowedHosts } from "@/lib/platform/outgoing/allowed-hosts";
import type { OutgoingWays } from "@/lib/platform/outgoing/post";

export type Received = { headers: IncomingHttpHeaders; body: string; event: CloudEvent; accepted: boolean };

const ACCEPT = (response: ServerResponse) => void response.writeHead(204).end();

/** A real server on this machine that keeps what it was sent; `answer` is how it takes it. */
export async function aReceiver() {
  const received: Received[] = [];
  const receiver = { received, answer: ACCEPT, url: "", close: async () => undefined as unknown };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      receiver.answer(response);
      const accepted = response.statusCode >= 200 && response.statusCode < 300;
      received.push({ headers: request.headers, body, event: CloudEvent.parse(JSON.parse(body)), accepted });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  receiver.url = `http://127.0.0.1:${port}/agora`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    });
  return receiver;
}

/** As an operator allows it who runs the receiver beside Agora. */
export const TO_THIS_MACHINE: OutgoingWays = {
  allowed: readAllowedHosts("127.0.0.1") ?? { hasName: () => false, hasAddress: () => false },
  lookup: async () => [],
};
