// SPDX-License-Identifier: AGPL-3.0-or-later
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { BrowserRouter, Navigate, Outlet, Route, Routes } from "react-router";
import { queries } from "@/lib/client";
import { loadDeskTexts } from "@/lib/i18n";
import { RequireSession } from "@/lib/session";
import { Waiting } from "@/lib/states";
import { cssVariables, theme } from "@/lib/theme";

// Each feature is its own download: a screen exports one component of its name.
const SignIn = lazy(() => import("@/features/auth/SignIn").then((m) => ({ default: m.SignIn })));
const Setup = lazy(() => import("@/features/setup/Setup").then((m) => ({ default: m.Setup })));
const Settings = lazy(() => import("@/features/settings/Settings").then((m) => ({ default: m.Settings })));
const Knowledge = lazy(() => import("@/features/knowledge/Knowledge").then((m) => ({ default: m.Knowledge })));
const Inbox = lazy(() => import("@/features/inbox/Inbox").then((m) => ({ default: m.Inbox })));
const Overview = lazy(() => import("@/features/overview/Overview").then((m) => ({ default: m.Overview })));
const Search = lazy(() => import("@/features/search/Search").then((m) => ({ default: m.Search })));
const Customers = lazy(() => import("@/features/customers/Customers").then((m) => ({ default: m.Customers })));
const Tickets = lazy(() => import("@/features/tickets/Tickets").then((m) => ({ default: m.Tickets })));
const TicketPage = lazy(() => import("@/features/tickets/page/TicketPage").then((m) => ({ default: m.TicketPage })));
const Reports = lazy(() => import("@/features/reports/Reports").then((m) => ({ default: m.Reports })));
const Shell = lazy(async () => {
  const [{ Shell }] = await Promise.all([import("@/app/Shell"), loadDeskTexts()]);
  return { default: Shell };
});

function Desk() {
  return (
    <RequireSession>
      <Shell>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </Shell>
    </RequireSession>
  );
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        {/* No wider than the list, so that it never lies over the composer. */}
        <Notifications position="bottom-left" limit={3} autoClose={6000} containerWidth={312} />
        <BrowserRouter>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route path="/sign-in" element={<SignIn />} />
              <Route path="/setup" element={<Setup />} />
              <Route element={<Desk />}>
                <Route path="/knowledge/*" element={<Knowledge />} />
                <Route path="/settings/*" element={<Settings />} />
                <Route path="/inbox/:view/:id?" element={<Inbox />} />
                <Route path="/team" element={<Overview />} />
                <Route path="/search" element={<Search />} />
                <Route path="/customers/:id?" element={<Customers />} />
                <Route path="/tickets" element={<Tickets />} />
                <Route path="/tickets/:id" element={<TicketPage />} />
                <Route path="/reports" element={<Reports />} />
                <Route path="*" element={<Navigate to="/inbox/mine" replace />} />
              </Route>
            </Routes>
          </Suspense>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}
