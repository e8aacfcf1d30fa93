// SPDX-License-Identifier: AGPL-3.0-or-later
// What this browser keeps for one channel. With storage blocked the widget works on memory, for as long as the page lives.

export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  readonly length: number;
  key(index: number): string | null;
}

export class MemoryStorage implements KeyValue {
  private readonly values = new Map<string, string>();
  get length() {
    return this.values.size;
  }
  key(index: number) {
    return [...this.values.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.values.set(key, value);
  }
  removeItem(key: string) {
    this.values.delete(key);
  }
}

export function browserStorage(): KeyValue {
  try {
    localStorage.setItem("harken:probe", "1");
    localStorage.removeItem("harken:probe");
    return localStorage;
  } catch {
    return new MemoryStorage();
  }
}

/** JSON values under a common prefix. */
export class Shelf {
  constructor(
    private readonly storage: KeyValue,
    private readonly prefix: string,
  ) {}

  get<T>(name: string): T | null {
    try {
      return JSON.parse(this.storage.getItem(this.prefix + name) ?? "null") as T | null;
    } catch {
      return null;
    }
  }

  /** False when the browser's quota is used up. */
  set(name: string, value: unknown): boolean {
    try {
      this.storage.setItem(this.prefix + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  remove(name: string) {
    this.storage.removeItem(this.prefix + name);
  }

  /** Whether the key of a `storage` event is one of these. */
  holds(key: string | null, start: string): boolean {
    return !!key?.startsWith(this.prefix + start);
  }

  names(start: string): string[] {
    const full = this.prefix + start;
    return Array.from({ length: this.storage.length }, (_, i) => this.storage.key(i))
      .filter((key): key is string => !!key?.startsWith(full))
      .map((key) => key.slice(this.prefix.length));
  }
}
