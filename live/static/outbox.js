// Keeps what was sent until the server says that it is on disk: one storage key a command, so that two tabs of one
// browser never overwrite each other's; the server knows each command by its id, so that sending twice is harmless.

/** Storage that may be full or forbidden: then this page is the only place where things are kept. */
const memory = new Map();
const tried = (act, otherwise) => {
  try {
    return act();
  } catch {
    return otherwise();
  }
};
const get = (key) => memory.get(key) ?? tried(() => localStorage.getItem(key), () => null);
const set = (key, text) => tried(() => localStorage.setItem(key, text), () => memory.set(key, text));
const remove = (key) => memory.delete(key) || tried(() => localStorage.removeItem(key), () => null);
const keys = (prefix) => {
  const all = [...tried(() => Object.keys(localStorage), () => []), ...memory.keys()];
  return all.filter((key) => key.startsWith(prefix)).sort();
};

/** Return a random id; `crypto.randomUUID` does not exist on a LAN address, which is no secure context. */
export function token() {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("") + Date.now().toString(36);
}

export class Outbox {
  constructor(scope) {
    Object.assign(this, { scope, person: get(`kf-me:${scope}`) ?? "", count: 0 });
  }

  get prefix() {
    return `kf-out:${this.scope}:${this.person}:`;
  }

  /** Say whether something would be lost with this page. */
  get atRisk() {
    return keys(this.prefix).some((key) => memory.has(key));
  }

  /** Learn who sits here; what was typed before anybody knew is theirs. */
  identify(person) {
    const early = this.person ? [] : keys(this.prefix).map((key) => [key, key.slice(this.prefix.length), get(key)]);
    this.person = person;
    set(`kf-me:${this.scope}`, person);
    for (const [key, order, text] of person ? early : []) {
      set(this.prefix + order, text);
      remove(key);
    }
  }

  /** Keep a command, and return its id. */
  put(command) {
    const entry = { id: token(), command, at: Date.now() };
    const order = String(entry.at).padStart(15, "0") + String(this.count++).padStart(4, "0");
    set(`${this.prefix}${order}-${entry.id}`, JSON.stringify(entry));
    return entry.id;
  }

  /** Return what waits, oldest first. */
  all() {
    return keys(this.prefix).map(get).filter(Boolean).map((text) => JSON.parse(text));
  }

  /** Forget a command and return it; null when another tab was first. */
  take(id) {
    const key = keys(this.prefix).find((one) => one.endsWith(`-${id}`));
    const text = key && get(key);
    if (key) remove(key);
    return text ? JSON.parse(text) : null;
  }

  /** Return what was being typed in a form, or keep it. */
  draft(form, text) {
    const key = `kf-draft:${this.scope}:${this.person}:${form}`;
    if (text === undefined) return get(key) ?? "";
    return text ? set(key, text) : remove(key);
  }
}
