// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import type { Ref } from "preact";
import { Icon, type IconName } from "./Icon";

interface Props {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  expanded?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, onClick, pressed, expanded, buttonRef }: Props) {
  return (
    <button
      ref={buttonRef}
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
