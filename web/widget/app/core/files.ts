// SPDX-License-Identifier: AGPL-3.0-or-later
// Bytes of files that wait to be uploaded, in IndexedDB: they survive a reload, and any tab can send them.

const store = "files";

export interface FileStore {
  put(key: string, blob: Blob): Promise<void>;
  get(key: string): Promise<Blob | undefined>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage failed"));
  });
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return done(request);
}

export function openFileStore(name: string): FileStore {
  let database: Promise<IDBDatabase> | undefined;
  const run = async <T>(mode: IDBTransactionMode, act: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    database ??= open(name);
    return done(act((await database).transaction(store, mode).objectStore(store)));
  };
  return {
    put: async (key, blob) => void (await run("readwrite", (files) => files.put(blob, key))),
    get: (key) => run<Blob | undefined>("readonly", (files) => files.get(key) as IDBRequest<Blob | undefined>),
    remove: (key) => run("readwrite", (files) => files.delete(key)),
    clear: () => run("readwrite", (files) => files.clear()),
  };
}
