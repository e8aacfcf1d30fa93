// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconArrowUp, IconCode, IconHeadset, IconUsersGroup } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { Avatar } from "@/lib/Avatar";
import type { Ladder, LadderStep } from "@/lib/ladder";
import { useDepartments, useUsers } from "../data";
import classes from "./Ladder.module.css";
import type { Branch } from "./tree";

interface Props {
  ladder: Ladder;
  branches: readonly Branch[];
  chosen: Id | null;
  path: readonly LadderStep[];
  onChoose: (id: Id) => void;
}

const shownFaces = 4;

type NodeProps = Pick<Props, "chosen" | "path" | "onChoose"> & { id: Id; kind?: "last" | "developers" };

function Node({ id, kind, chosen, path, onChoose }: NodeProps) {
  const { t } = useTranslation("settings");
  const department = useDepartments().find((each) => each.id === id);
  const members = useUsers().filter((user) => user.active && department?.member_ids.includes(user.id));
  const Icon = kind === "developers" ? IconCode : kind === "last" ? IconHeadset : IconUsersGroup;
  const steps = path.flatMap((step, index) => (step.department_id === id ? [index + 1] : []));
  return (
    <button type="button" className={classes.node} aria-pressed={id === chosen} data-path={steps.length > 0} data-kind={kind} onClick={() => onChoose(id)}>
      <span className={classes.name}>
        <Icon size={16} stroke={1.7} aria-hidden="true" />
        {department?.name ?? "…"}
      </span>
      {kind && <span className={classes.kind}>{t(`ladder.kind.${kind}`)}</span>}
      <span className={classes.faces}>
        {members.slice(0, shownFaces).map((user) => (
          <Avatar key={user.id} id={user.id} name={user.name} size={20} />
        ))}
        <small>{members.length === 0 ? t("ladder.nobody") : t("ladder.members", { count: members.length })}</small>
      </span>
      {steps.length > 0 && (
        <span className={classes.step}>
          <span className="visuallyHidden">{t("ladder.step", { step: steps.join(", ") })}</span>
          <span aria-hidden="true">{steps.join(" · ")}</span>
        </span>
      )}
    </button>
  );
}

type RestProps = Pick<Props, "chosen" | "path" | "onChoose">;

function Branches({ branches, ...rest }: RestProps & { branches: readonly Branch[] }) {
  return (
    <ul className={classes.branches}>
      {branches.map(({ id, below }) => (
        <li key={id}>
          <Node id={id} {...rest} />
          {below.length > 0 && <Branches branches={below} {...rest} />}
        </li>
      ))}
    </ul>
  );
}

function Missing({ kind }: { kind: "last" | "developers" }) {
  const { t } = useTranslation("settings");
  return <p className={classes.missing}>{t(`ladder.missing.${kind}`)}</p>;
}

const Up = () => <IconArrowUp className={classes.up} size={18} stroke={1.6} aria-hidden="true" />;

export function Picture({ ladder, branches, ...rest }: Props) {
  const { t } = useTranslation("settings");
  const { last_department_id: last, developers_department_id: developers } = ladder;
  return (
    <div className={classes.scroll} role="group" aria-label={t("ladder.picture")} tabIndex={-1}>
      <div className={classes.picture}>
        {developers ? <Node id={developers} kind="developers" {...rest} /> : <Missing kind="developers" />}
        <Up />
        {last ? <Node id={last} kind="last" {...rest} /> : <Missing kind="last" />}
        {branches.length > 0 && (
          <>
            <Up />
            <Branches branches={branches} {...rest} />
          </>
        )}
      </div>
    </div>
  );
}
