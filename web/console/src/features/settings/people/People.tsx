// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { HandOver } from "@/lib/HandOver";
import { type AddedPerson, NewPersonForm } from "@/lib/NewPersonForm";
import { useDepartments, useTake, useUsers } from "../data";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { PersonRow } from "./PersonRow";

export function People() {
  const { t } = useTranslation(["settings", "common"]);
  const users = useUsers();
  const departments = useDepartments();
  const take = useTake();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<AddedPerson[]>([]);

  function onAdded(person: AddedPerson) {
    setAdded((now) => [...now, person]);
    setAdding(false);
    take("users", person.user);
  }

  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("people.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("people.title")} lead={t("people.lead")} action={useMay("manage_people") && add}>
      <ReadOnlyNotice unless="manage_people" />
      {added.map((person) => (
        <HandOver key={person.user.id} person={person} />
      ))}
      <DeskLoaded>
        {() => (
          <ul className={classes.list} aria-label={t("people.title")}>
            {users.map((user) => (
              <PersonRow key={user.id} user={user} departments={departments} />
            ))}
          </ul>
        )}
      </DeskLoaded>
      <Modal opened={adding} onClose={() => setAdding(false)} size="lg" title={t("people.addTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
        <p className={classes.confirmText}>{t("people.addLead")}</p>
        <NewPersonForm departments={departments} submit={t("people.add")} onAdded={onAdded} />
      </Modal>
    </SettingsPage>
  );
}
