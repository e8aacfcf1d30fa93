// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of screens: texts, theme, queries and an API whose answers the test writes.
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { vi } from "vitest";
import { queries } from "./client";
import { startI18n } from "./i18n";

type Answers = Record<string, (body: unknown) => { status: number; body?: object }>;

export function fakeServer(answers: Answers) {
  const fetched = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const key = `${init?.method ?? "GET"} ${String(input).replace("/api/v1", "")}`;
    const answer = answers[key]?.(typeof init?.body === "string" ? JSON.parse(init.body) : undefined);
    if (!answer) throw new Error(`no answer for ${key}`);
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), { status: answer.status });
  });
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

export async function renderAt(path: string, screen: ReactNode) {
  queries.clear();
  if (!i18next.isInitialized) await startI18n();
  await i18next.changeLanguage("en");
  await i18next.loadNamespaces(["answers", "auth", "deletion", "inbox", "security", "settings", "common"]);
  return render(
    <MantineProvider>
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[path]}>{screen}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
