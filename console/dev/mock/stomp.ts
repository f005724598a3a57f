import type { WebSocket } from "ws";
import type { News } from "../../src/live/types";

/** STOMP as far as the console speaks it: connect, subscribe, be told. */
export class MockStomp {
  private readonly sockets = new Map<WebSocket, Map<string, string>>();

  attach(socket: WebSocket): void {
    this.sockets.set(socket, new Map());
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("message", (data) => this.heard(socket, String(data)));
  }

  tell(destination: "/user/queue/news" | "/topic/news", news: News): void {
    const body = JSON.stringify(news);
    for (const [socket, subscriptions] of this.sockets) {
      const id = subscriptions.get(destination);
      if (id) {
        socket.send(
          `MESSAGE\nsubscription:${id}\nmessage-id:${Math.random()}\ndestination:${destination}\ncontent-type:application/json\n\n${body}\0`,
        );
      }
    }
  }

  drop(): void {
    this.sockets.forEach((_, socket) => socket.terminate());
  }

  private heard(socket: WebSocket, frame: string): void {
    const [command = ""] = frame.split("\n");
    const header = (name: string) => new RegExp(`^${name}:(.*)$`, "m").exec(frame)?.[1]?.trim() ?? "";
    if (command === "CONNECT" || command === "STOMP") {
      socket.send("CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0");
    } else if (command === "SUBSCRIBE") {
      this.sockets.get(socket)?.set(header("destination"), header("id"));
    }
  }
}
