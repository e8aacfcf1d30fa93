// SPDX-License-Identifier: AGPL-3.0-or-later
// What a new conversation sounds like. Choosing one plays it.
import { Radio } from "@mantine/core";
import { IconVolume } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { sampleSound } from "@/lib/chime";
import { type AlertSound, soundNames } from "@/lib/sounds";
import classes from "./Department.module.css";

interface Props {
  value: AlertSound;
  onChange: (sound: AlertSound) => void;
}

export function SoundPicker({ value, onChange }: Props) {
  const { t } = useTranslation("routing");
  function choose(sound: AlertSound) {
    onChange(sound);
    sampleSound(sound);
  }
  return (
    <Radio.Group label={t("department.sound")} value={value} onChange={(next) => choose(next as AlertSound)}>
      <div className={classes.sounds}>
        {soundNames.map((sound) => (
          <div key={sound} className={classes.sound} data-chosen={sound === value || undefined}>
            <Radio value={sound} label={t(`sound.${sound}`)} className={classes.soundChoice} />
            <button type="button" className={classes.play} aria-label={t("department.play", { name: t(`sound.${sound}`) })} onClick={() => sampleSound(sound)}>
              <IconVolume size={17} stroke={1.6} />
            </button>
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}
