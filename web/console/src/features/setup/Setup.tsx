// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useNavigate, useSearchParams } from "react-router";
import { AuthPage } from "@/lib/AuthPage";
import { api, queries, type Session, setSession } from "@/lib/client";
import { useSessionQuery } from "@/lib/session";
import { LoadFailed, Waiting } from "@/lib/states";
import { ChatStep } from "./ChatStep";
import { PeopleStep } from "./PeopleStep";
import { Progress, type Step } from "./Progress";
import { WorkspaceStep } from "./WorkspaceStep";

export function Setup() {
  const { t } = useTranslation("auth");
  const state = useQuery({
    queryKey: ["setup"],
    queryFn: () => api.call("get", "/setup"),
    retry: false,
  });
  return (
    <AuthPage wide>
      {state.isPending && <Waiting />}
      {state.isError && <LoadFailed text={t("setup.unreachable")} onRetry={() => void state.refetch()} />}
      {state.data && <Steps needed={state.data.needed} />}
    </AuthPage>
  );
}

/** The step stands in the address, so that a reload comes back to it. */
function Steps({ needed }: { needed: boolean }) {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const session = useSessionQuery();
  // The answers may be known before the address has changed: who just made the desk is still on the way.
  const [isNew, setNew] = useState(false);
  const step = needed ? "workspace" : (stepOf(params.get("step")) ?? (isNew ? "chat" : undefined));
  if (!needed && session.isPending) return <Waiting />;
  if (!step || (step !== "workspace" && session.data?.role.permissions.manage_people !== "all")) return <Navigate to="/" replace />;

  function created(answer: Session) {
    setNew(true);
    queries.setQueryData(["setup"], { needed: false });
    setSession(answer);
    void navigate("?step=chat", { replace: true });
  }

  return (
    <>
      <Progress step={step} />
      {step === "workspace" && <WorkspaceStep onCreated={created} />}
      {step === "chat" && <ChatStep onNext={() => void navigate("?step=people")} />}
      {step === "people" && <PeopleStep onDone={() => void navigate("/inbox/new")} />}
    </>
  );
}

function stepOf(text: string | null): Step | undefined {
  return text === "chat" || text === "people" ? text : undefined;
}
