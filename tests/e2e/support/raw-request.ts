import { request } from "node:http";

export type RawAnswer = { status: number; body: string };

/** Sends a path exactly as written: browsers and clients would mend it first. */
export function rawGet(origin: string, path: string, cookie = ""): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { cookie } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        body += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.on("error", reject);
    sent.end();
  });
}
