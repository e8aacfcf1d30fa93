// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { api } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import classes from "./Changes.module.css";

/** The text of one's own message, to be changed where it stands. */
export function EditForm({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const [text, setText] = useState(message.text);
  const saving = useMutation({
    mutationFn: () => api.call("patch", "/messages/{id}", { path: { id: message.id }, body: { text } }),
    onSuccess: onClose,
    onError: notifyProblem,
  });
  const canSave = text.trim() !== "" || message.attachments.length > 0;
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (text === message.text) onClose();
    else if (canSave && !saving.isPending) saving.mutate();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form className={classes.editor} onSubmit={save}>
      <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={onKey} autosize minRows={1} maxRows={12} maxLength={20_000} autoFocus aria-label={t("changes.text")} />
      <div className={classes.buttons}>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button size="compact-sm" type="submit" loading={saving.isPending} disabled={!canSave}>
          {t("common:save")}
        </Button>
      </div>
    </form>
  );
}
