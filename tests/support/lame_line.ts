// SPDX-License-Identifier: AGPL-3.0-or-later
// A line on TCP that can go lame: both ends stay open, and nothing comes through any more, as with a laptop whose lid was closed.
// The kernel of this machine still acknowledges packets on the way to the line, which a laptop's would not.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export class LameLine {
  readonly #sockets = new Set<Socket>();
  #isLame = false;

  private constructor(private readonly server: Server) {}

  static async start(port: number): Promise<LameLine> {
    const server = createServer();
    const line = new LameLine(server);
    server.on("connection", (near) => line.#pass(near, connect(port, "127.0.0.1")));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on, without a word to either side. */
  goLame(): void {
    this.#isLame = true;
    for (const socket of this.#sockets) socket.pause();
  }

  dispose(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
  }

  #pass(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        if (!this.#isLame) to.destroy();
      });
    }
  }
}
