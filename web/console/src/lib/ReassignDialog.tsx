// SPDX-License-Identifier: AGPL-3.0-or-later
// To a department, or to a person of a department. Departments on the left, who is in the chosen one on the right.
import { Button, Modal } from "@mantine/core";
import { IconChevronRight, IconUsersGroup } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import type { Conversation, Department, User } from "@shared/model";
import { reassign } from "./actions";
import { useDesk, useDeskState } from "./deskContext";
import { Option, PersonOption } from "./Option";
import { closeOverlay, useOverlay } from "./overlays";
import { contactName } from "./people";
import { sameItems } from "./useStore";
import classes from "./ReassignDialog.module.css";

function useDepartments(): readonly Department[] {
  return useDeskState((state) => [...state.departments.values()].sort((a, b) => a.name.localeCompare(b.name)), sameItems);
}

/** Who can take it: active members other than who holds it now, those online first. */
function useCandidates(department: Department | undefined, holder: Id | undefined): readonly User[] {
  return useDeskState(
    (state) =>
      (department?.member_ids ?? [])
        .map((id) => state.users.get(id))
        .filter((user) => user !== undefined)
        .filter((user) => user.active && user.id !== holder)
        .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name)),
    sameItems,
  );
}

function DepartmentList({ chosen, onChoose }: { chosen: Id; onChoose: (id: Id) => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <fieldset className={classes.column}>
      <legend>{t("department")}</legend>
      {useDepartments().map((department) => (
        <Option
          key={department.id}
          group="department"
          name={department.name}
          hint={t("members", { count: department.member_ids.length })}
          chosen={department.id === chosen}
          onChoose={() => onChoose(department.id)}
          icon={<IconChevronRight size={16} stroke={1.6} aria-hidden="true" />}
        />
      ))}
    </fieldset>
  );
}

interface PersonListProps {
  department: Department | undefined;
  holder: Id | undefined;
  chosen: User | null;
  onChoose: (user: User | null) => void;
}

function PersonList({ department, holder, chosen, onChoose }: PersonListProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const candidates = useCandidates(department, holder);
  return (
    <fieldset className={classes.column}>
      <legend>{t("to_whom")}</legend>
      <Option
        group="person"
        name={t("whole_department")}
        hint={t("whole_department_hint")}
        chosen={chosen === null}
        onChoose={() => onChoose(null)}
        icon={<IconUsersGroup size={24} stroke={1.5} aria-hidden="true" />}
      />
      {candidates.map((user) => (
        <PersonOption key={user.id} user={user} chosen={chosen?.id === user.id} onChoose={() => onChoose(user)} />
      ))}
    </fieldset>
  );
}

interface FormProps {
  departmentId: Id;
  holder: Id | undefined;
  onConfirm: (department: Id, person: User | undefined) => void;
  onClose: () => void;
}

export function ReassignForm({ departmentId: initial, holder, onConfirm, onClose }: FormProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const [departmentId, setDepartmentId] = useState(initial);
  const [person, setPerson] = useState<User | null>(null);
  const department = useDeskState((state) => state.departments.get(departmentId));
  const target = person?.name ?? department?.name ?? "";
  const choose = (id: Id) => {
    setDepartmentId(id);
    setPerson(null);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(departmentId, person ?? undefined);
      }}
    >
      <div className={classes.columns}>
        <DepartmentList chosen={departmentId} onChoose={choose} />
        <PersonList department={department} holder={holder} chosen={person} onChoose={setPerson} />
      </div>
      <footer className={classes.footer}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button type="submit">{t("reassign_to", { name: target })}</Button>
      </footer>
    </form>
  );
}

export function ReassignDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  return (
    <Modal
      opened={useOverlay("reassign")}
      onClose={closeOverlay}
      size={560}
      title={t("reassign_title", { name: contactName(conversation.contact) })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <ReassignForm
        departmentId={conversation.department_id}
        holder={conversation.holder?.id}
        onClose={closeOverlay}
        onConfirm={(department, person) => {
          closeOverlay();
          void reassign(desk, conversation.id, department, person);
        }}
      />
    </Modal>
  );
}
