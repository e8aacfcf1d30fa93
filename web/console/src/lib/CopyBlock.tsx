// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./CopyBlock.module.css";

/** Text to take elsewhere: a snippet, a token, a first password. */
export function CopyBlock({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation("auth");
  const block = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (block.current) setCopied(await copyText(text, block.current));
  }

  return (
    <div className={classes.block}>
      {/* A long line scrolls, so the keyboard has to reach it. */}
      <code ref={block} className={classes.text} tabIndex={0} role="textbox" aria-readonly="true" aria-label={label}>
        {text}
      </code>
      <Button variant="default" size="xs" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={() => void copy()}>
        <span aria-live="polite">{copied ? t("copied") : t("copy")}</span>
      </Button>
    </div>
  );
}

/** A desk served over plain HTTP has no clipboard API: then the text is selected for Ctrl C. */
async function copyText(text: string, block: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    window.getSelection()?.selectAllChildren(block);
    block.focus();
    return false;
  }
}
