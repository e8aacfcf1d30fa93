// SPDX-License-Identifier: AGPL-3.0-or-later
import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./PasswordField.module.css";
import { MIN_PASSWORD, passwordStrength, type Strength } from "./passwordStrength";

interface Props extends Omit<PasswordInputProps, "onChange" | "value"> {
  value: string;
  onChange: (value: string) => void;
}

export function PasswordField({ onChange, ...rest }: Props) {
  const { t } = useTranslation("auth");
  return (
    <PasswordInput
      {...rest}
      // Mantine only says it of the box around the field.
      aria-invalid={Boolean(rest.error) || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": t("password.show"), tabIndex: 0, "aria-hidden": false }}
    />
  );
}

const filled: Record<Strength, number> = { short: 1, weak: 1, fair: 2, strong: 3 };

/** A new password, with a hint how good it is while it is typed. */
export function NewPasswordField({ personal = [], ...rest }: Props & { personal?: readonly string[] }) {
  return (
    <div className={classes.field}>
      <PasswordField autoComplete="new-password" maxLength={200} {...rest} />
      <StrengthHint value={rest.value} personal={personal} />
    </div>
  );
}

function StrengthHint({ value, personal }: { value: string; personal: readonly string[] }) {
  const { t } = useTranslation("auth");
  const strength = passwordStrength(value, personal);
  const text = strength === "short" ? t("password.short", { count: MIN_PASSWORD }) : t(`password.${strength}`);
  return (
    <div className={classes.hint} data-strength={value === "" ? "none" : strength}>
      <span className={classes.bars} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} data-on={value !== "" && bar <= filled[strength]} />
        ))}
      </span>
      <span aria-live="polite">{value === "" ? t("password.hint") : text}</span>
    </div>
  );
}
