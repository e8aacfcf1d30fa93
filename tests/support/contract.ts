// SPDX-License-Identifier: AGPL-3.0-or-later
// Checks requests and answers against the contract that the server itself serves.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Server } from "./server";

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: object }> }>;
}
export interface KnownRoute {
  method: string;
  path: string; // with its {names}
  operation: Operation;
}

const methods = ["get", "post", "put", "patch", "delete"];

const namesIn = (route: KnownRoute) => route.path.split("{").length;

function routesOf(document: Json): KnownRoute[] {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  const own = Object.entries(paths).filter(([, item]) => item.servers === undefined);
  return own.flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ method: method.toUpperCase(), path, operation: item[method] }] : [])),
  );
}

export class Contract {
  private readonly compiled = new Map<string, ValidateFunction>();
  readonly used = new Set<string>();
  /** Those under /api/v1; what has an address of its own (hooks) has tests of its own. */
  readonly routes: KnownRoute[];
  /** By their method and length; those with fewer {names} first. */
  private readonly alike = new Map<string, { route: KnownRoute; parts: string[] }[]>();

  private constructor(
    private readonly document: Json,
    private readonly ajv: Ajv2020,
  ) {
    this.routes = routesOf(document);
    for (const route of this.routes.toSorted((a, b) => namesIn(a) - namesIn(b))) {
      const parts = route.path.split("/");
      const key = `${route.method} ${parts.length}`;
      this.alike.set(key, [...(this.alike.get(key) ?? []), { route, parts }]);
    }
  }

  static async of(server: Server): Promise<Contract> {
    const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Json;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    (formats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addSchema({ $id: "desk", ...document });
    return new Contract(document, ajv);
  }

  private route(method: string, path: string): KnownRoute {
    const parts = path.split("?")[0]!.split("/");
    const fits = (known: string[]) => known.every((part, i) => part.startsWith("{") || part === parts[i]);
    const found = this.alike.get(`${method} ${parts.length}`)?.find(({ parts: known }) => fits(known));
    if (!found) throw new Error(`${method} ${path} is not in the contract`);
    return found.route;
  }

  /** Throws when the answer is none that the contract allows. */
  checkAnswer(method: string, path: string, status: number, body: unknown): void {
    const { operation } = this.route(method, path);
    this.used.add(operation.operationId);
    const named = operation.responses[String(status)] ? String(status) : "default";
    const pointer = this.pointerOf(method, path, named);
    if (!pointer) {
      if (body !== undefined) throw new Error(`${method} ${path}: ${status} should have no body`);
      return;
    }
    this.check(pointer, body, `${method} ${path} ${status}`);
  }

  /** One of components/schemas. */
  checkSchema(name: string, value: unknown): void {
    this.check(`desk#/components/schemas/${name}`, value, name);
  }

  private pointerOf(method: string, path: string, status: string): string | undefined {
    const route = this.route(method, path);
    const escaped = route.path.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D");
    let response = route.operation.responses[status]!;
    let base = `desk#/paths/${escaped}/${method.toLowerCase()}/responses/${status}`;
    if (response.$ref) {
      const name = response.$ref.split("/").at(-1)!;
      base = `desk#/components/responses/${name}`;
      response = (this.document.components as { responses: Record<string, typeof response> }).responses[name]!;
    }
    const type = Object.keys(response.content ?? {})[0];
    return type ? `${base}/content/${type.replaceAll("/", "~1").replaceAll("+", "%2B")}/schema` : undefined;
  }

  private check(pointer: string, value: unknown, what: string): void {
    let validate = this.compiled.get(pointer);
    if (!validate) this.compiled.set(pointer, (validate = this.ajv.compile({ $ref: pointer })));
    if (!validate(value)) throw new Error(`${what}: ${this.ajv.errorsText(validate.errors)} in ${JSON.stringify(value).slice(0, 500)}`);
  }
}
