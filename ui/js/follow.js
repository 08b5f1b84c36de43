// Tells Streamlit, at most once a second, that the room has moved.
const PAUSE = 1000;
const followers = new WeakMap();

class Follower {
  constructor(address) {
    this.address = address;
    this.seen = null;
    this.last = 0;
    this.connect();
  }

  connect() {
    this.socket = new WebSocket(this.address);
    this.socket.onmessage = (frame) => {
      for (const message of JSON.parse(frame.data)) {
        if (message.type === "moved") this.moved(message.seq);
      }
    };
    this.socket.onclose = (event) => {
      // 4401, 4403 and 4404 will not get better by asking again.
      if (this.stopped || (event.code >= 4401 && event.code <= 4404)) return;
      this.retry = setTimeout(() => this.connect(), 2000 + Math.random() * 2000);
    };
  }

  moved(seq) {
    this.seq = seq;
    if (seq <= this.seen || this.waiting) return;
    const rest = Math.max(0, this.last + PAUSE - Date.now());
    this.waiting = setTimeout(() => this.tell(), rest);
  }

  tell() {
    this.waiting = null;
    this.last = Date.now();
    this.seen = this.seq;
    this.onmove(this.seq);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.waiting);
    clearTimeout(this.retry);
    this.socket.close();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  let follower = followers.get(parentElement);
  if (!follower) {
    const address = new URL(`/live/${data.workshop}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = new URLSearchParams({ as: data.as, lang: data.lang, only: "moves" });
    follower = new Follower(address);
    followers.set(parentElement, follower);
  }
  follower.seen = Math.max(follower.seen ?? 0, data.seq);
  follower.onmove = (seq) => setTriggerValue("moved", seq);
  return () => {
    follower.stop();
    followers.delete(parentElement);
  };
}
