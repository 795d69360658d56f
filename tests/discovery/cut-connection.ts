import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A place to reach a server at whose connections can be cut in the middle of anything: before a request is sent whole,
 * and after it was carried out but before anybody heard of it. To those who ask, their server has died.
 */
export async function cuttableConnection(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let server: Server;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    // A cut is an error on both ends, which is what is wanted.
    return socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  }

  function listen(at: number): Promise<number> {
    server = createServer((caller) => {
      const called = keep(connect(Number(port), hostname));
      keep(caller).pipe(called).pipe(caller);
    });
    return new Promise((resolve) => {
      server.listen(at, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  }

  const own = await listen(0);
  return {
    url: `http://127.0.0.1:${own}`,
    async cut(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async mend(): Promise<void> {
      await listen(own);
    },
  };
}
