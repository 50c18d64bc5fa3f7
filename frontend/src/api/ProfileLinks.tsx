/** Where nothing fits: to what one says of oneself. */
import { Trans } from "@lingui/react/macro";
import { ButtonLink } from "../ui/Button";
import styles from "./ProfileLinks.module.css";

export function ProfileLinks() {
  return (
    <div className={styles.links}>
      <ButtonLink to="/me/skills" icon="check">
        <Trans>My skills</Trans>
      </ButtonLink>
      <ButtonLink to="/me/interests" icon="bookmark">
        <Trans>My topics</Trans>
      </ButtonLink>
    </div>
  );
}
