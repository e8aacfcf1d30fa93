// SPDX-License-Identifier: AGPL-3.0-or-later
import { SegmentedControl, Switch } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Grants } from "@shared/model";
import { Section } from "../SettingsPage";
import { groupNames, groupOf, isMore, type ScopeName, scopeOf, type VerbInfo } from "./roleParts";
import classes from "./Roles.module.css";

interface Props {
  verbs: readonly VerbInfo[];
  grants: Grants;
  /** What I have myself, the most that I can give; without it nothing can be changed. */
  limit?: Grants;
  onChange?: (grants: Grants) => void;
}

export function PermissionGroups({ verbs, grants, limit, onChange }: Props) {
  const { t } = useTranslation("security");
  return groupNames.map((group) => (
    <Section key={group} title={t(`group.${group}.title`)} lead={t(`group.${group}.lead`)}>
      <ul className={classes.verbs}>
        {verbs
          .filter((verb) => groupOf(verb) === group)
          .map((verb) => (
            <PermissionRow
              key={verb.name}
              verb={verb}
              scope={scopeOf(grants, verb.name)}
              limit={limit && scopeOf(limit, verb.name)}
              onChange={onChange && ((scope) => onChange({ ...grants, [verb.name]: scope }))}
            />
          ))}
      </ul>
    </Section>
  ));
}

interface RowProps {
  verb: VerbInfo;
  scope: ScopeName;
  limit: ScopeName | undefined;
  onChange: ((scope: ScopeName) => void) | undefined;
}

function PermissionRow({ verb, scope, limit, onChange }: RowProps) {
  const { t } = useTranslation("security");
  const id = useId();
  const isSwitch = verb.scopes.length === 2 && verb.scopes.includes("none");
  const beyond = (wanted: ScopeName) => limit === undefined || isMore(wanted, limit);
  return (
    <li className={classes.verb}>
      <div className={classes.verbText}>
        <span id={`${id}-title`} className={classes.verbTitle}>
          {t(`verb.${verb.name}.title`)}
        </span>
        <span id={`${id}-text`} className={classes.verbMore}>
          {t(`verb.${verb.name}.text`)}
        </span>
      </div>
      {!onChange && (
        <span className={classes.granted} data-scope={scope}>
          {isSwitch ? t(scope === "all" ? "yes" : "no") : t(`scope.${scope}`)}
        </span>
      )}
      {onChange && isSwitch && (
        <Switch
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-text`}
          checked={scope === "all"}
          disabled={beyond("all")}
          onChange={(event) => onChange(event.currentTarget.checked ? "all" : "none")}
        />
      )}
      {onChange && !isSwitch && (
        <SegmentedControl
          className={classes.scopes}
          size="xs"
          aria-labelledby={`${id}-title`}
          data={verb.scopes.map((name) => ({ value: name, label: t(`scope.${name}`), disabled: beyond(name) }))}
          value={scope}
          onChange={(next) => onChange(next as ScopeName)}
        />
      )}
    </li>
  );
}
