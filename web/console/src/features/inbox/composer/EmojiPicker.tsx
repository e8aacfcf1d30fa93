// SPDX-License-Identifier: AGPL-3.0-or-later
import { Popover } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Composer.module.css";

const perRow = 8;
const emoji = Array.from("😀😊🙂😉😍😂🤣😅🤔😐😕😟😢😭😡🙄😴😇🤗🙏👍👎👌👏🙌💪🤝👋✋👀💡🔥⭐✨🎉🎁🎈💯✅❌❗❓💬📎📦🚚📅📞📧🔒🔑🛠💳🧾💰🏠🌍☀🌧☕🍕❤💙💚💛");

/** Arrow keys move through the grid, as in every picker. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
}

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const [open, setOpen] = useState(false);
  const pick = (sign: string) => {
    setOpen(false);
    onPick(sign);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.tool} aria-label={t("emoji")} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconMoodSmile size={19} stroke={1.6} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t("emoji")}>
        <div className={classes.emoji} role="group" aria-label={t("emoji")} onKeyDown={moveFocus}>
          {emoji.map((sign) => (
            <button key={sign} type="button" onClick={() => pick(sign)} aria-label={sign}>
              {sign}
            </button>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
