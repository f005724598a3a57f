import type { WebSocket } from "ws";

/** Just enough of a SIP server for JsSIP to register and to be called; the media never flows. */
const OFFER = [
  "v=0",
  "o=- 1 1 IN IP4 127.0.0.1",
  "s=-",
  "c=IN IP4 127.0.0.1",
  "t=0 0",
  "a=group:BUNDLE 0",
  "m=audio 40000 UDP/TLS/RTP/SAVPF 8 9 107 101",
  "a=mid:0",
  "a=rtpmap:8 PCMA/8000",
  "a=rtpmap:9 G722/8000",
  "a=rtpmap:107 opus/48000/2",
  "a=rtpmap:101 telephone-event/8000",
  "a=ice-ufrag:mock",
  "a=ice-pwd:mockmockmockmockmockmock",
  "a=fingerprint:sha-256 " + Array(32).fill("AB").join(":"),
  "a=setup:actpass",
  "a=candidate:1 1 UDP 2130706431 127.0.0.1 40000 typ host",
  "a=rtcp-mux",
  "a=sendrecv",
  "",
].join("\r\n");

interface Phone {
  socket: WebSocket;
  contact: string;
}

export class MockSip {
  private phone: Phone | undefined;
  private inviteBranch = "";
  onAnswered = () => {};
  onEnded = () => {};

  attach(socket: WebSocket): void {
    socket.on("message", (data) => this.heard(socket, String(data)));
    socket.on("close", () => (this.phone = undefined));
  }

  ring(callId: string, from: string): void {
    if (!this.phone) {
      return;
    }
    this.inviteBranch = `z9hG4bK${callId}`;
    this.send([
      `INVITE ${this.phone.contact} SIP/2.0`,
      ...this.dialog(callId, from, "INVITE", 1),
      `Contact: <sip:mock@127.0.0.1;transport=ws>`,
      `X-CivicLine-Call: ${callId}`,
      "Content-Type: application/sdp",
      `Content-Length: ${OFFER.length}`,
      "",
      OFFER,
    ]);
  }

  cancel(callId: string, from: string): void {
    if (this.phone) {
      this.send([
        `CANCEL ${this.phone.contact} SIP/2.0`,
        ...this.dialog(callId, from, "CANCEL", 1),
        "Content-Length: 0",
        "",
        "",
      ]);
    }
  }

  bye(): void {
    if (this.phone && this.lastTo) {
      this.send([
        `BYE ${this.phone.contact} SIP/2.0`,
        ...this.dialog(this.lastCallId, this.lastFrom, "BYE", 2).filter((one) => !one.startsWith("To:")),
        `To: ${this.lastTo}`,
        "Content-Length: 0",
        "",
        "",
      ]);
    }
  }

  private lastTo = "";
  private lastFrom = "";
  private lastCallId = "";

  private dialog(callId: string, from: string, method: string, sequence: number): string[] {
    this.lastFrom = from;
    this.lastCallId = callId;
    return [
      `Via: SIP/2.0/WS mock.invalid;branch=${method === "CANCEL" ? this.inviteBranch : `z9hG4bK${callId}${method === "INVITE" ? "" : method}`}`,
      "Max-Forwards: 70",
      `From: <sip:${from}@mock.invalid>;tag=mock`,
      `To: <sip:agent@mock.invalid>`,
      `Call-ID: ${callId}@mock`,
      `CSeq: ${sequence} ${method}`,
    ];
  }

  private heard(socket: WebSocket, message: string): void {
    const [first = ""] = message.split("\r\n");
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(message)?.[1] ?? "";
    if (first.startsWith("REGISTER")) {
      const contact = /<([^>]+)>/.exec(header("Contact"))?.[1] ?? "";
      this.phone = { socket, contact };
      this.reply(socket, message, "200 OK", [`Contact: ${header("Contact").replace(/;expires=\d+/, "")};expires=120`]);
    } else if (first.startsWith("BYE") || first.startsWith("INVITE") || first.startsWith("UPDATE")) {
      const body = first.startsWith("INVITE") ? [OFFER.replace("actpass", "passive")] : [""];
      this.reply(
        socket,
        message,
        "200 OK",
        first.startsWith("INVITE")
          ? ["Contact: <sip:mock@127.0.0.1;transport=ws>", "Content-Type: application/sdp"]
          : [],
        body[0],
      );
      if (first.startsWith("BYE")) {
        this.onEnded();
      }
    } else if (/^SIP\/2\.0 200/.test(first) && header("CSeq").endsWith("INVITE")) {
      this.lastTo = header("To");
      this.send([
        `ACK ${this.phone?.contact} SIP/2.0`,
        ...this.dialog(this.lastCallId, this.lastFrom, "ACK", 1).filter((one) => !one.startsWith("To:")),
        `To: ${this.lastTo}`,
        "Content-Length: 0",
        "",
        "",
      ]);
      this.onAnswered();
    }
  }

  private reply(socket: WebSocket, request: string, status: string, extra: string[] = [], body = ""): void {
    const copied = request.split("\r\n").filter((one) => /^(Via|From|Call-ID|CSeq):/i.test(one));
    const to = /^To: (.*)$/im.exec(request)?.[1] ?? "";
    socket.send(
      [
        `SIP/2.0 ${status}`,
        ...copied,
        `To: ${to}${to.includes("tag=") ? "" : ";tag=server"}`,
        ...extra,
        `Content-Length: ${body.length}`,
        "",
        body,
      ].join("\r\n"),
    );
  }

  private send(lines: string[]): void {
    this.phone?.socket.send(lines.join("\r\n"));
  }
}
