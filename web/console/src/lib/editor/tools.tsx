// SPDX-License-Identifier: AGPL-3.0-or-later
// The buttons of an editor: those that every editor has.
import { Button, Popover, TextInput, Tooltip } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { type ComponentProps, type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { completeHref, isSafeHref } from "./stored";
import classes from "./Tools.module.css";

export const icon = { size: 17, stroke: 1.7 };

interface ToolProps extends ComponentProps<"button"> {
  label: string;
  active?: boolean | undefined;
}

export function Tool({ label, active, ...rest }: ToolProps) {
  return (
    <Tooltip label={label}>
      <button {...rest} type="button" className={classes.tool} aria-label={label} aria-pressed={active} onMouseDown={(event) => event.preventDefault()} />
    </Tooltip>
  );
}

export function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const [open, setOpen] = useState(false);
  const [href, setHref] = useState("");
  const complete = completeHref(href);
  const change = (opened: boolean) => {
    if (opened) setHref(String(editor.getAttributes("link")["href"] ?? ""));
    setOpen(opened);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isSafeHref(complete)) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !active)
      chain.insertContent({ type: "text", text: complete, marks: [{ type: "link", attrs: { href: complete } }] }).run();
    else chain.setLink({ href: complete }).run();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={change} trapFocus withinPortal position="bottom">
      <Popover.Target>
        <Tool label={t("tool.link")} active={active} onClick={() => change(!open)}>
          <IconLink {...icon} />
        </Tool>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.linkForm} onSubmit={submit}>
          <TextInput
            data-autofocus
            aria-label={t("tool.address")}
            placeholder="https://"
            value={href}
            error={href !== "" && !isSafeHref(complete) && t("tool.bad_address")}
            onChange={(event) => setHref(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!isSafeHref(complete)}>
            {t("tool.set_link")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
