import { Client, ReconnectionTimeMode, type IMessage } from "@stomp/stompjs";
import { onScopeDispose, readonly, ref } from "vue";
import { csrfToken, fetchCsrfToken } from "../api/client";
import type { News, NewsOf, NewsType } from "./types";

/** The server's push. A hint only: after each (re)connection whoever shows something reads it again. */
type Connection = "off" | "connecting" | "up" | "down";
type Listener = (news: News) => void;

const connection = ref<Connection>("off");
const listeners = new Map<NewsType, Set<Listener>>();
const readers = new Set<() => void>();
let client: Client | undefined;

export function useLive() {
  return { connection: readonly(connection) };
}

/** Hears news of a type until the calling component is gone. */
export function onNews<T extends NewsType>(type: T, listener: (news: NewsOf<T>) => void): void {
  const heard = listeners.get(type) ?? new Set<Listener>();
  listeners.set(type, heard);
  heard.add(listener as Listener);
  onScopeDispose(() => heard.delete(listener as Listener), true);
}

/** Reads now, and again after each (re)connection, until the calling component is gone. */
export function readOnConnect(read: () => void): void {
  readers.add(read);
  onScopeDispose(() => readers.delete(read), true);
  read();
}

export function connectLive(): void {
  if (client) {
    return;
  }
  connection.value = "connecting";
  const made = new Client({
    brokerURL: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/staff`,
    connectionTimeout: 8_000,
    reconnectDelay: 1_000,
    reconnectTimeMode: ReconnectionTimeMode.EXPONENTIAL,
    maxReconnectDelay: 15_000,
    heartbeatIncoming: 10_000,
    heartbeatOutgoing: 10_000,
    beforeConnect: async () => {
      made.connectHeaders = { "X-XSRF-TOKEN": (await currentToken()) ?? "" };
    },
    onConnect: () => {
      made.subscribe("/user/queue/news", tell);
      made.subscribe("/topic/news", tell);
      connection.value = "up";
      // What happened before the subscription was not pushed to us.
      readers.forEach((read) => read());
    },
    onWebSocketClose: () => {
      if (client === made) {
        connection.value = "down";
      }
    },
  });
  client = made;
  made.activate();
}

export function disconnectLive(): void {
  const closing = client;
  client = undefined;
  connection.value = "off";
  void closing?.deactivate();
}

/** A server that does not answer must not stop the next attempt: the WebSocket itself will find out. */
async function currentToken(): Promise<string | null> {
  try {
    return csrfToken() ?? (await fetchCsrfToken());
  } catch {
    return null;
  }
}

function tell(message: IMessage): void {
  const news = JSON.parse(message.body) as News;
  listeners.get(news.type)?.forEach((listener) => listener(news));
}
