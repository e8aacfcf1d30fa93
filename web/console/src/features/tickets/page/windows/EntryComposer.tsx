// SPDX-License-Identifier: AGPL-3.0-or-later
// One field for every window of a ticket: rich text, people after an @, files by picker, drop and paste.
import { Button, Tooltip } from "@mantine/core";
import { IconAt, IconPaperclip, IconSend2 } from "@tabler/icons-react";
import { EditorContent } from "@tiptap/react";
import { type ComponentProps, type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MentionList, optionId } from "@/lib/mentions/MentionList";
import { UploadChips } from "@/lib/uploads/UploadChips";
import classes from "./Composer.module.css";
import { useEntryEditor, type Writing } from "./useEntryEditor";

interface Props extends Writing {
  /** Of the button, so that it says where it goes. */
  action: string;
  /** Stands above the field and says who reads it. */
  banner?: ReactNode;
}

function Tool({ label, ...rest }: { label: string } & ComponentProps<"button">) {
  return (
    <Tooltip label={label}>
      <button {...rest} type="button" className={classes.tool} aria-label={label} />
    </Tooltip>
  );
}

export function EntryComposer({ action, banner, ...writing }: Props) {
  const { label, part, sendsOnEnter = false, onCancel } = writing;
  const { t } = useTranslation(["ticket", "common"]);
  const listId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const { editor, mentions, files, send, isSendable } = useEntryEditor(writing);
  const take = (list: FileList | null) => {
    if (!list || list.length === 0) return false;
    files.add([...list]);
    return true;
  };
  const open = mentions.found.length > 0;
  return (
    <form
      className={classes.composer}
      data-part={part}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        send();
      }}
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDropCapture={(event) => take(event.dataTransfer.files) && event.preventDefault()}
      onPasteCapture={(event) => take(event.clipboardData.files) && event.preventDefault()}
    >
      {banner}
      {open && editor && <MentionList listId={listId} people={mentions.found} active={mentions.active} onTake={(index) => mentions.take(editor, index)} />}
      <div aria-owns={open ? listId : undefined} aria-activedescendant={open ? optionId(listId, mentions.active) : undefined}>
        <EditorContent editor={editor} />
      </div>
      <UploadChips uploads={files.uploads} onRemove={files.remove} onRetry={files.retry} />
      <div className={classes.foot}>
        <Tool label={t("write.attach")} onClick={() => picker.current?.click()}>
          <IconPaperclip size={18} stroke={1.6} />
        </Tool>
        <Tool label={t("write.mention")} onClick={() => editor?.chain().focus().insertContent("@").run()}>
          <IconAt size={18} stroke={1.6} />
        </Tool>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t("write.attach")}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <span className={classes.keys}>{t(sendsOnEnter ? "write.enter" : "write.ctrl_enter")}</span>
        {onCancel && (
          <Button variant="subtle" color="gray" size="xs" onClick={onCancel}>
            {t("common:cancel")}
          </Button>
        )}
        <Button type="submit" size="xs" className={classes.send} disabled={!isSendable} rightSection={<IconSend2 size={15} stroke={1.8} />}>
          {action}
        </Button>
      </div>
    </form>
  );
}
