import { createServer, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Just enough of a mail server to receive: it keeps everything it is told. */
let received = "";
const server = createServer((socket) => {
  let isData = false;
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    received += chunk;
    if (isData) isData = !endData(socket, String(chunk));
    else for (const line of String(chunk).trim().split("\r\n")) isData = answer(socket, line) || isData;
  });
});

function answer(socket: Socket, line: string): boolean {
  const isData = line.toUpperCase() === "DATA";
  socket.write(isData ? "354 go on\r\n" : "250 ok\r\n");
  return isData;
}

function endData(socket: Socket, chunk: string): boolean {
  const isOver = chunk.endsWith("\r\n.\r\n");
  if (isOver) socket.write("250 kept\r\n");
  return isOver;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port.");
  process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}?ignoreTLS=true`;
  process.env.MAIL_FROM = "Agora <agora@example.com>";
});

afterAll(() => {
  server.close();
});

test("with a mail server configured, a mail reaches it with sender, reader, subject and text", async () => {
  // Loaded only now, because the environment is read once.
  const { db } = await import("@/lib/platform/db");
  const { deliverMail, sendMail } = await import("@/lib/platform/mail");
  await sendMail(db, { to: "ana@example.com", subject: "Hello Ana", body: "Here is the link." });
  expect(await deliverMail()).toBe(1);
  expect(received).toContain("MAIL FROM:<agora@example.com>");
  expect(received).toContain("RCPT TO:<ana@example.com>");
  expect(received).toContain("Subject: Hello Ana");
  expect(received).toContain("Here is the link.");
});
