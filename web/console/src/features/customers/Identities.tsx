// SPDX-License-Identifier: AGPL-3.0-or-later
// The ways in which this customer reaches us: which channel, from where, with what.
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import contactClasses from "@/lib/contact/Contact.module.css";
import { PanelSection } from "@/lib/contact/PanelSection";
import { useDeskState } from "@/lib/deskContext";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { fullTime } from "@/lib/time";
import classes from "./Customers.module.css";
import { useIdentities } from "./useCustomers";

export function Identities({ contactId }: { contactId: Id }) {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const { data, isError, refetch } = useIdentities(contactId);
  const channels = useDeskState((state) => state.channels);
  return (
    <PanelSection title={t("identities")}>
      {isError && (
        <button type="button" className={contactClasses.link} onClick={() => void refetch()}>
          {t("common:retry")}
        </button>
      )}
      {data?.length === 0 && <p className={contactClasses.none}>{t("no_identities")}</p>}
      <ul className={classes.plain}>
        {data?.map(({ id, channel_id, platform, handle, visit, created_at }) => (
          <li key={id} className={classes.identity}>
            <PlatformIcon platform={platform} size={15} stroke={1.7} role="img" aria-label={t(`inbox:platform_name.${platform}`)} />
            <span>
              {channels.get(channel_id)?.name}
              <small title={fullTime(created_at)}>{[handle, visit.browser, visit.ip, visit.language].filter(Boolean).join(" · ") || "—"}</small>
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
