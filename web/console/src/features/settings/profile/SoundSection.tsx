// SPDX-License-Identifier: AGPL-3.0-or-later
// How loud this device is. What a new conversation sounds like is its department's choice.
import { Button, Input, Slider, Switch } from "@mantine/core";
import { IconVolume } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { sampleSound } from "@/lib/chime";
import { prefer, preferences } from "@/lib/preferences";
import { useStore } from "@/lib/useStore";
import { useDepartments } from "../data";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

export function SoundSection() {
  const { t } = useTranslation(["routing", "settings"]);
  const { muted, volume } = useStore(preferences, (state) => state);
  const own = useDepartments()[0]?.alert_sound ?? "chime";
  const label = useId();
  return (
    <Section title={t("sounds.title")} lead={t("sounds.lead")}>
      <Switch label={t("sounds.on")} description={t("sounds.onHelp")} checked={!muted} onChange={(event) => prefer({ muted: !event.currentTarget.checked })} />
      <div className={classes.form}>
        <div>
          <Input.Label id={label} labelElement="div" mb={8}>
            {t("sounds.volume")}
          </Input.Label>
          <Slider
            aria-labelledby={label}
            thumbProps={{ "aria-labelledby": label }}
            min={10}
            max={100}
            step={5}
            value={volume}
            label={(value) => `${value} %`}
            onChange={(next) => prefer({ volume: next })}
            onChangeEnd={() => sampleSound(own)}
          />
        </div>
        <div className={classes.actions}>
          <Button variant="default" leftSection={<IconVolume size={16} stroke={1.6} />} onClick={() => sampleSound(own)}>
            {t("sounds.try")}
          </Button>
        </div>
      </div>
    </Section>
  );
}
