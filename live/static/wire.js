// Holds the line to the room: connects, resumes where it was, and tries again with growing, uneven pauses.

const PING_EVERY = 15_000;
const DEAD_AFTER = 35_000;
const LONGEST_PAUSE = 15_000;
const FINAL = { 4401: "stranger", 4403: "foreign", 4404: "gone" };

export class Wire {
  /** `hear(message)` gets each message; `tell(state)` hears "on", "off" or why there is no way back. */
  constructor(url, { seq, hear, tell }) {
    Object.assign(this, { url, hear, tell, seq: Number(seq ?? 0), tries: 0, socket: null, over: false });
    this.leaving = new AbortController();
    const wake = () => document.visibilityState === "visible" && this.open();
    window.addEventListener("online", wake, this.leaving);
    document.addEventListener("visibilitychange", wake, this.leaving);
    this.beat = setInterval(() => this.check(), PING_EVERY);
    this.open();
  }

  open() {
    if (this.socket || this.over) return;
    clearTimeout(this.timer);
    const url = new URL(this.url);
    url.searchParams.set("seq", this.seq);
    const socket = new WebSocket(url);
    Object.assign(this, { socket, heard: Date.now() });
    socket.onmessage = (event) => socket === this.socket && this.receive(event.data);
    socket.onclose = (event) => socket === this.socket && this.lost(event.code);
  }

  receive(data) {
    this.heard = Date.now();
    try {
      for (const message of JSON.parse(data)) {
        this.hear(message);
        if (message.type === "screen" || message.type === "patch") this.seq = message.seq ?? this.seq;
        if (message.type === "hello") this.tries = 0;
      }
    } catch (error) {
      // A screen that could not be drawn is asked for anew as a whole; what was drawn stays until then.
      console.error(error);
      this.seq = 0;
      this.drop();
    }
  }

  send(message) {
    const open = this.socket?.readyState === WebSocket.OPEN;
    if (open) this.socket.send(JSON.stringify(message));
    return open;
  }

  check() {
    if (this.socket && Date.now() - this.heard > DEAD_AFTER) this.drop();
    else this.send({ ping: Date.now() });
  }

  /** Give up this socket without waiting for a far end that may be gone. */
  drop() {
    const socket = this.socket;
    this.lost(1006);
    socket?.close();
  }

  lost(code) {
    this.socket = null;
    if (this.over) return;
    this.tell(FINAL[code] ?? "off");
    if (FINAL[code]) return this.end();
    const pause = Math.min(LONGEST_PAUSE, 400 * 2 ** this.tries++) * (0.5 + Math.random() / 2);
    this.timer = setTimeout(() => this.open(), pause);
  }

  end() {
    this.over = true;
    clearInterval(this.beat);
    clearTimeout(this.timer);
    this.leaving.abort();
    this.socket?.close();
  }
}
