// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Grants, Role } from "@shared/model";
import { api } from "@/lib/client";
import { useMe } from "@/lib/deskContext";
import { isProblem, useFieldProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { isWithin } from "@/lib/roles";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import settings from "../Settings.module.css";
import { Section } from "../SettingsPage";
import { useDraft } from "../useDraft";
import { usePeopleWith } from "./data";
import { DeleteRole } from "./DeleteRole";
import { NameAndRank } from "./NameAndRank";
import { PeopleWithRole } from "./PeopleWithRole";
import { PermissionGroups } from "./PermissionGroups";
import { changesOf, completeGrants, type VerbInfo } from "./roleParts";
import classes from "./Roles.module.css";
import { WhatChanges } from "./WhatChanges";

interface Props {
  role: Role;
  isNew: boolean;
  verbs: readonly VerbInfo[];
}

export function RoleForm({ role, isNew, verbs }: Props) {
  const { t } = useTranslation("security");
  const me = useMe();
  const take = useTake();
  const navigate = useNavigate();
  const draft = useDraft(role, ({ name, rank, permissions }) => ({
    name,
    rank,
    permissions: completeGrants(verbs, permissions),
  }));
  const { name, rank, permissions } = draft.draft;
  const save = useMutation({
    mutationFn: () => store(isNew ? undefined : role.id, draft.version, { name: name.trim(), rank, permissions }),
    onSuccess: (stored) => {
      take("roles", stored);
      draft.saved(stored);
      notifyDone(t("role.saved"));
      if (isNew) void navigate(`/settings/roles/${stored.id}`, { replace: true });
    },
    onError: draft.refused,
  });
  const problem = useFieldProblem(save.error);
  const taken = isProblem(save.error, "already_exists");
  const people = usePeopleWith(isNew ? undefined : role.id);
  const tooMuch = !isWithin(permissions, me.permissions);

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form className={classes.columns} onSubmit={submit}>
      <div className={classes.main}>
        <ConflictNotice draft={draft} />
        <NameAndRank
          name={name}
          rank={rank}
          highest={me.rank}
          nameError={taken ? t("role.taken") : problem("name")}
          rankError={problem("rank")}
          onChange={draft.set}
        />
        <PermissionGroups verbs={verbs} grants={permissions} limit={me.permissions} onChange={(grants: Grants) => draft.set({ permissions: grants })} />
      </div>
      <aside className={classes.aside}>
        <div className={classes.sticky}>
          <Section title={t("change.title")}>
            <WhatChanges
              isNew={isNew}
              changes={changesOf(verbs, isNew ? {} : role.permissions, permissions)}
              rank={rank !== role.rank && !isNew ? { from: role.rank, to: rank } : undefined}
              people={people.length}
            />
            {tooMuch && (
              <p className={settings.problem} role="alert">
                {t("role.tooMuch")}
              </p>
            )}
            <SaveBar
              draft={{ ...draft, dirty: draft.dirty || isNew }}
              save={save}
              invalid={name.trim() === "" || tooMuch}
              shownFields={["name", "rank"]}
              hideProblem={taken}
            />
          </Section>
          {!isNew && <BesideTheForm role={role} />}
        </div>
      </aside>
    </form>
  );
}

/** Who has it, and the way to delete it. */
function BesideTheForm({ role }: { role: Role }) {
  const { t } = useTranslation("security");
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <PeopleWithRole role={role} />
      <Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={() => setDeleting(true)} className={classes.delete}>
        {t("role.delete")}
      </Button>
      {deleting && <DeleteRole role={role} onClose={() => setDeleting(false)} />}
    </>
  );
}

type Body = Pick<Role, "name" | "rank" | "permissions">;

function store(id: Role["id"] | undefined, version: number, body: Body): Promise<Role> {
  if (id === undefined) return api.call("post", "/roles", { body });
  return api.call("patch", "/roles/{id}", { path: { id }, body: { ...body, version } });
}
