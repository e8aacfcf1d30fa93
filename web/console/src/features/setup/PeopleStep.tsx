// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/lib/AuthPage.module.css";
import { api } from "@/lib/client";
import { HandOver } from "@/lib/HandOver";
import { type AddedPerson, NewPersonForm } from "@/lib/NewPersonForm";
import { LoadFailed, Waiting } from "@/lib/states";
import own from "./Setup.module.css";

export function PeopleStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("auth");
  const [added, setAdded] = useState<AddedPerson[]>([]);
  const departments = useQuery({
    queryKey: ["settings", "departments"],
    queryFn: async () => (await api.call("get", "/departments")).items,
  });
  return (
    <section className={classes.form}>
      <div>
        <h1 className={classes.title}>{t("setup.people.title")}</h1>
        <p className={classes.lead}>{t("setup.people.lead")}</p>
      </div>
      {added.map((person) => (
        <HandOver key={person.user.id} person={person} />
      ))}
      {departments.isPending && <Waiting />}
      {departments.isError && <LoadFailed onRetry={() => void departments.refetch()} />}
      {departments.data && (
        <NewPersonForm departments={departments.data} submit={t("setup.people.add")} onAdded={(person) => setAdded((now) => [...now, person])} />
      )}
      <div className={own.actions} data-line>
        <Button size="md" variant={added.length > 0 ? "filled" : "subtle"} color={added.length > 0 ? undefined : "gray"} onClick={onDone}>
          {added.length > 0 ? t("setup.people.finish") : t("setup.people.skip")}
        </Button>
      </div>
    </section>
  );
}
