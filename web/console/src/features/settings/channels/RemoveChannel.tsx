// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { Section } from "../SettingsPage";

/** Takes a channel away; what was said over it stays, and it can be brought back for 30 days. */
export function RemoveChannel({ channel }: { channel: Schemas["Channel"] }) {
  const { t } = useTranslation("channels");
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  return (
    <Section title={t("remove.title")} lead={t("remove.lead")}>
      <Button
        style={{ justifySelf: "start", alignSelf: "start" }}
        variant="default"
        color="red"
        leftSection={<IconTrash size={16} />}
        onClick={() => setAsking(true)}
      >
        {t("remove.button")}
      </Button>
      {asking && (
        <DeleteDialog
          kind="channel"
          id={channel.id}
          name={channel.name}
          remove={() => api.call("delete", "/channels/{id}", { path: { id: channel.id } })}
          onClose={() => setAsking(false)}
          onDeleted={() => void navigate("/settings/chat")}
        />
      )}
    </Section>
  );
}
