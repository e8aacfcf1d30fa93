// SPDX-License-Identifier: AGPL-3.0-or-later
// Addresses as chips that can be taken away, and a place to type one more.
import { TagsInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { addressesIn, wrongAddress } from "../composer/extras";
import classes from "./MailBar.module.css";

const most = 50;

interface AddressFieldProps {
  label: string;
  value: readonly string[];
  autoFocus?: boolean;
  onChange: (addresses: string[]) => void;
}

export function AddressField({ label, value, autoFocus = false, onChange }: AddressFieldProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const wrong = wrongAddress(value);
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <TagsInput
        className={classes.people}
        classNames={{ input: classes.input, pill: classes.pill }}
        size="xs"
        variant="unstyled"
        aria-label={label}
        autoFocus={autoFocus}
        acceptValueOnBlur
        splitChars={[",", ";", " "]}
        maxTags={most}
        value={[...value]}
        error={wrong && t("mail.no_address", { text: wrong })}
        onChange={(tags) => onChange(addressesIn(tags))}
      />
    </div>
  );
}
