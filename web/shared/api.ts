// SPDX-License-Identifier: AGPL-3.0-or-later
// The typed client of the HTTP API. Paths, parameters, bodies and answers are checked against the contract.
import type { components, paths } from "./api.gen";

export type Schemas = components["schemas"];
export type ProblemCode = Schemas["Problem"]["code"] | "network";

type Method = "get" | "post" | "put" | "patch" | "delete";
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Json<R> = R extends { content: { "application/json": infer T } } ? T : undefined;
type Answer<O> = O extends { responses: infer R } ? Json<R[keyof R & (200 | 201 | 204)]> : never;
type PathOf<P extends keyof paths, M extends Method> = Operation<P, M> extends { parameters: { path: infer T } } ? { path: T } : { path?: undefined };
type QueryOf<O> = O extends { parameters: { query?: infer T } } ? { query?: T } : { query?: undefined };
type BodyOf<O> = O extends { requestBody: { content: infer C } }
  ? C extends { "application/json": infer T }
    ? { body: T }
    : { body: FormData }
  : O extends { requestBody?: { content: { "application/json": infer T } } }
    ? { body?: T }
    : { body?: undefined };
type Request<P extends keyof paths, M extends Method> = PathOf<P, M> & QueryOf<Operation<P, M>> & BodyOf<Operation<P, M>> & { signal?: AbortSignal };
type Rest<T> = Record<string, never> extends T ? [request?: T] : [request: T];

type Refusal = Partial<Omit<Schemas["Problem"], "code">> & { code: ProblemCode };

/** What the server refused, or `network` when no answer came. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  constructor(readonly problem: Refusal) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.code = problem.code;
    this.status = problem.status ?? 0;
  }
}

export interface ApiOptions {
  base?: string;
  fetch?: typeof fetch;
  headers?: () => Record<string, string>;
  /** Called with every refusal before it is thrown. */
  onProblem?: (error: ProblemError, path: string) => void;
}

export interface Api {
  call<M extends Method, P extends PathsWith<M>>(method: M, path: P, ...rest: Rest<Request<P, M>>): Promise<Answer<Operation<P, M>>>;
  url(path: string): string;
}

type Loose = { path?: object; query?: object; body?: unknown; signal?: AbortSignal };

function expand(path: string, request: Loose): string {
  const values = (request.path ?? {}) as Record<string, string>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

function init(method: Method, request: Loose, headers: Record<string, string>): RequestInit {
  const result: RequestInit = { method: method.toUpperCase(), credentials: "same-origin", headers };
  if (request.signal) result.signal = request.signal;
  if (request.body instanceof FormData) result.body = request.body;
  else if (request.body !== undefined) {
    result.body = JSON.stringify(request.body);
    result.headers = { ...headers, "Content-Type": "application/json" };
  }
  return result;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const fallback = { status: response.status, code: "internal" as const, title: response.statusText };
  const body: unknown = await response.json().catch(() => undefined);
  const known = typeof body === "object" && body !== null && "code" in body;
  // A proxy in between may answer 502 to 504 with a page of its own: the desk cannot be reached.
  const asked = Number(response.headers.get("Retry-After"));
  const later = asked > 0 ? { retry_after: asked } : {};
  if (!known && response.status >= 502) return new ProblemError({ ...fallback, ...later, code: "unavailable" });
  return new ProblemError(known ? { ...fallback, ...(body as Schemas["Problem"]) } : fallback);
}

export function createApi(options: ApiOptions = {}): Api {
  const base = options.base ?? "/api/v1";
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));

  async function exchange(method: Method, path: string, request: Loose): Promise<Response> {
    try {
      return await send(base + expand(path, request), init(method, request, options.headers?.() ?? {}));
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      throw new ProblemError({ code: "network" });
    }
  }

  async function call(method: Method, path: string, request: Loose = {}): Promise<unknown> {
    try {
      const response = await exchange(method, path, request);
      if (!response.ok) throw await problemOf(response);
      return response.status === 204 ? undefined : await response.json();
    } catch (error) {
      if (error instanceof ProblemError) options.onProblem?.(error, path);
      throw error;
    }
  }

  return { call: call as Api["call"], url: (path) => base + path };
}
