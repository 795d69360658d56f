import { Agent, get } from "node:http";
import { percentiles, type Times } from "./measure";

export type Load = Times & { perSecond: number };

const REQUESTS = 150;

/** So many people at once, each asking for the next page when the last has come. */
export async function loadPages(order: {
  origin: string;
  paths: readonly string[];
  concurrency: number;
  cookie: string;
}): Promise<Load> {
  const { origin, paths, concurrency, cookie } = order;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let next = 0;
  async function person(): Promise<void> {
    while (next < REQUESTS) {
      const path = paths[next++ % paths.length] ?? "/";
      const start = performance.now();
      await fetchPage(`${origin}${path}`, agent, cookie);
      times.push(performance.now() - start);
    }
  }
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, person));
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  return { ...percentiles(times), perSecond: times.length / seconds };
}

function fetchPage(address: string, agent: Agent, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent, headers: { cookie, accept: "text/html" } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address} answered ${response.statusCode}.`));
      response.resume();
      response.once("end", resolve);
    });
    request.once("error", reject);
  });
}
