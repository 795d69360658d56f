import { createConnection, createServer } from "node:net";
import { Refusal } from "./terminal.mjs";

export function portFrom(value, fallback) {
  const port = Number(value || fallback);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`PORT must be a number between 1 and 65535, not "${value}".`);
}

/** Refuses a port on which somebody answers or on which we may not listen. */
export async function requireFreePort(port, host) {
  // Some systems let two servers share a port, one of them on all addresses; people would then reach either.
  const isAnswered = (await Promise.all(["127.0.0.1", "::1"].map((it) => answers(port, it)))).some(Boolean);
  const fault = isAnswered ? "EADDRINUSE" : await listen(port, host).then(close, (error) => error.code);
  if (!fault) return;
  const other = `Choose another one, for example: PORT=${port < 60_000 ? port + 1 : 3000} npm run demo`;
  if (fault === "EADDRINUSE") throw new Refusal(`Port ${port} is taken by another program. ${other}`);
  if (fault === "EACCES") throw new Refusal(`This user may not listen on port ${port}. ${other}`);
  throw new Refusal(
    `Cannot listen on ${host}, port ${port} (${fault}). Set HOST to an address of this machine.`,
  );
}

export async function findFreePort() {
  const server = await listen(0, "127.0.0.1");
  const { port } = server.address();
  await close(server);
  return port;
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function close(server) {
  return new Promise((resolve) => server.close(() => resolve()));
}

function answers(port, host) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host, timeout: 1_000 });
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}
