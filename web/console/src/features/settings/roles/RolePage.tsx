// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import type { Role } from "@shared/model";
import { useDeskState, useMay, useMe } from "@/lib/deskContext";
import { isBuiltin, mayGrant, useNameOfRole } from "@/lib/roles";
import { Empty } from "@/lib/states";
import { DeskLoaded, Loaded } from "../Loaded";
import { SettingsPage } from "../SettingsPage";
import { useVerbs } from "./data";
import { RoleForm } from "./RoleForm";
import { RoleReader } from "./RoleReader";

/** One role: to read if it is built in or out of reach, else to change; `new?copy=agent` begins as a copy. */
export function RolePage() {
  const { t } = useTranslation("security");
  const { id } = useParams();
  const [params] = useSearchParams();
  const isNew = id === "new";
  const role = useDeskState((state) => state.roles.get(isNew ? (params.get("copy") ?? "agent") : (id ?? "")));
  const nameOf = useNameOfRole();
  const name = role ? nameOf(role) : t("roles.title");
  const back = { to: "/settings/roles", label: t("roles.title") };
  return (
    <SettingsPage title={isNew ? t("role.newTitle") : name} lead={isNew ? t("role.newLead", { name }) : t("role.lead")} back={back} wide>
      <DeskLoaded>{() => (role ? <RoleBody role={role} isNew={isNew} /> : <Empty title={t("role.gone")} />)}</DeskLoaded>
    </SettingsPage>
  );
}

function RoleBody({ role, isNew }: { role: Role; isNew: boolean }) {
  const { t } = useTranslation("security");
  const me = useMe();
  const mayEdit = useMay("manage_roles");
  const verbs = useVerbs();
  const name = useNameOfRole()(role);
  const state = verbs.data ? "ready" : verbs.isError ? "failed" : "loading";
  const editable = mayEdit && (isNew || (!isBuiltin(role.id) && mayGrant(me, role)));
  const blank = { ...role, name: t("role.copyOf", { name }), rank: Math.min(role.rank, me.rank) };
  return (
    <Loaded state={state} onRetry={() => void verbs.refetch()}>
      {() =>
        editable ? (
          <RoleForm key={`${role.id}-${isNew}`} role={isNew ? blank : role} isNew={isNew} verbs={verbs.data!} />
        ) : (
          <RoleReader role={role} verbs={verbs.data!} />
        )
      }
    </Loaded>
  );
}
