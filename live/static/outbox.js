// Keeps what was sent until the server says that it is on disk: one storage key a command, so that two tabs of one
// browser never overwrite each other's; the server knows each command by its id, so that sending twice is harmless.

const memory = new Map();
let blocked = false;

/** Storage that may be full or forbidden: then this page is the only place where things are kept. */
export const storage = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, text) {
    try {
      localStorage.setItem(key, text);
      memory.delete(key);
    } catch {
      blocked = true;
      memory.set(key, text);
    }
  },
  remove(key) {
    memory.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      blocked = true;
    }
  },
  keys(prefix) {
    let stored = [];
    try {
      stored = Object.keys(localStorage);
    } catch {
      blocked = true;
    }
    return [...new Set([...stored, ...memory.keys()])].filter((key) => key.startsWith(prefix)).sort();
  },
  get onlyHere() {
    return blocked && memory.size > 0;
  },
};

/** Return a random id; `crypto.randomUUID` does not exist on a LAN address, which is no secure context. */
export function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("") + Date.now().toString(36);
}

export class Outbox {
  constructor(scope) {
    this.scope = scope;
    this.person = storage.get(`kf-me:${scope}`) ?? "";
    this.count = 0;
  }

  /** Learn who sits here; what was typed before anybody knew is theirs. */
  identify(person) {
    for (const key of this.person ? [] : storage.keys(this.prefix)) {
      storage.set(`kf-out:${this.scope}:${person}:${key.slice(this.prefix.length)}`, storage.get(key));
      storage.remove(key);
    }
    this.person = person;
    storage.set(`kf-me:${this.scope}`, person);
  }

  get prefix() {
    return `kf-out:${this.scope}:${this.person}:`;
  }

  put(command) {
    const entry = { id: token(), command, at: Date.now() };
    const order = String(entry.at).padStart(15, "0") + String(this.count++).padStart(4, "0");
    storage.set(`${this.prefix}${order}-${entry.id}`, JSON.stringify(entry));
    return entry;
  }

  all() {
    const entries = storage.keys(this.prefix).map((key) => storage.get(key));
    return entries.filter(Boolean).map((text) => JSON.parse(text));
  }

  /** Forget a command and return it; null when another tab was first. */
  take(id) {
    const key = storage.keys(this.prefix).find((one) => one.endsWith(`-${id}`));
    const entry = key ? JSON.parse(storage.get(key)) : null;
    if (key) {
      storage.remove(key);
    }
    return entry;
  }

  draft(form, text) {
    const key = `kf-draft:${this.scope}:${this.person}:${form}`;
    if (text === undefined) {
      return storage.get(key) ?? "";
    }
    return text ? storage.set(key, text) : storage.remove(key);
  }
}
