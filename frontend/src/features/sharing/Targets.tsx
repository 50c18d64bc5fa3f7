/** The places to choose from: everybody can read there, or only those one writes to. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { CHANNELS, type Channel } from "./channels";
import styles from "./Targets.module.css";

interface Props {
  offered: readonly Channel[];
  chosen: Channel;
  onChoose: (channel: Channel) => void;
}

export function Targets({ offered, chosen, onChoose }: Props) {
  const name = useId();
  const { i18n } = useLingui();
  const groups: [ReactNode, readonly Channel[]][] = [
    [
      <Trans key="public">Everybody can read it</Trans>,
      offered.filter((one) => CHANNELS[one].isPublic),
    ],
    [
      <Trans key="private">To people you know</Trans>,
      offered.filter((one) => !CHANNELS[one].isPublic),
    ],
  ];
  if (offered[0] === "device") groups.reverse();
  return (
    <div className={styles.groups}>
      {groups.map(([title, channels], place) => (
        <fieldset key={place === 0 ? "first" : "second"} className={styles.group}>
          <legend className={styles.legend}>{title}</legend>
          <div className={styles.targets}>
            {channels.map((channel) => (
              <label key={channel} className={styles.target}>
                <input
                  type="radio"
                  name={name}
                  className="visually-hidden"
                  checked={channel === chosen}
                  onChange={() => onChoose(channel)}
                />
                <span>{i18n._(CHANNELS[channel].name)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
