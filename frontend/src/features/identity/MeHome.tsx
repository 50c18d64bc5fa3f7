/** Me: my facts and switches, each longer one a page of its own. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ambassadorshipQuery, type Me, may, meQuery } from "../../api/queries";
import { CONTENT_LANGUAGES, languageLabel } from "../../i18n/languages";
import { Button } from "../../ui/Button";
import { dotted } from "../../ui/dotted";
import { Page, Section } from "../../ui/Page";
import { Row, RowLink, Rows } from "../../ui/Rows";
import { Toggle } from "../../ui/Toggle";
import styles from "./MeHome.module.css";
import { LanguageChoice, ThemeChoice } from "./Preferences";
import { useChangeLanguages, useSignOut } from "./queries";

export function MeHome() {
  const { data: me } = useQuery(meQuery);
  const signOut = useSignOut();
  if (!me) return null;
  return (
    <Page title={me.display_name} lead={<Position me={me} />}>
      <Profile />
      <Duties me={me} />
      <Settings me={me} />
      <Section title={<Trans>More</Trans>}>
        <Rows>
          <RowLink
            to="/me/participations"
            icon="calendar"
            label={<Trans>My events</Trans>}
            hint={<Trans>What you are interested in, applied for or take part in</Trans>}
          />
          <RowLink
            to="/me/shares"
            icon="share"
            label={<Trans>Passed on</Trans>}
            hint={<Trans>What you shared, and how often your links were opened</Trans>}
          />
          <RowLink
            to="/me/nominations"
            icon="bubbles"
            label={<Trans>I am asked</Trans>}
            hint={<Trans>Colleagues think of you for a part</Trans>}
          />
          <RowLink
            to="/me/calendar"
            icon="clock"
            label={<Trans>My events in my calendar</Trans>}
            hint={<Trans>An address that your phone or Outlook subscribes to</Trans>}
          />
          <RowLink
            to="/me/proposals"
            icon="pen"
            label={<Trans>My proposals</Trans>}
            hint={<Trans>Propose something and see what became of it</Trans>}
          />
          <RowLink
            to="/ambassadors"
            icon="people"
            label={<Trans>Directory</Trans>}
            hint={<Trans>Find colleagues by what they can be asked about</Trans>}
          />
          <RowLink
            to="/frame"
            icon="tree"
            label={<Trans>What we talk about and why</Trans>}
            hint={<Trans>Topics and goals of {me.organization.name}</Trans>}
          />
          <RowLink
            to="/me/sessions"
            icon="device"
            label={<Trans>Devices</Trans>}
            hint={<Trans>Where you are signed in</Trans>}
          />
          <RowLink
            to="/me/data"
            icon="lock"
            label={<Trans>My data</Trans>}
            hint={<Trans>Take a copy with you, or delete everything</Trans>}
          />
        </Rows>
        <div>
          <Button icon="leave" busy={signOut.isPending} onClick={() => signOut.mutate()}>
            <Trans>Sign out</Trans>
          </Button>
        </div>
      </Section>
    </Page>
  );
}

function Position({ me }: { me: Me }) {
  return dotted([me.job_title, me.team?.name]);
}

const HINTS = {
  none: <Trans>What it means to be an ambassador</Trans>,
  active: <Trans>You are in. Stage, consents, pause, leave</Trans>,
  paused: <Trans>You are resting. Go on, change or leave</Trans>,
};

function Profile() {
  const membership = useQuery(ambassadorshipQuery);
  const status = membership.data?.status ?? "none";
  return (
    <Rows>
      <RowLink
        to={status === "none" ? "/welcome" : "/me/ambassadorship"}
        icon="spark"
        label={<Trans>Taking part</Trans>}
        hint={HINTS[status]}
      />
      <RowLink
        to="/me/skills"
        icon="check"
        label={<Trans>Skills</Trans>}
        hint={<Trans>What you know, or want to learn</Trans>}
      />
      <RowLink
        to="/me/interests"
        icon="bookmark"
        label={<Trans>Topics</Trans>}
        hint={<Trans>What you follow, what you mute</Trans>}
      />
      <RowLink
        to="/me/directory"
        icon="person"
        label={<Trans>How others see me</Trans>}
        hint={<Trans>Your entry in the directory, if you want one</Trans>}
      />
    </Rows>
  );
}

/** What a role brings along: on a phone the bar below has no room for it. */
function Duties({ me }: { me: Me }) {
  const isProgram = may(me, "sources:read");
  const isAdmin = may(me, "people:write");
  if (!isProgram && !isAdmin) return null;
  return (
    <div className={styles.duties}>
      <Rows>
        {isProgram && (
          <RowLink
            to="/program"
            icon="program"
            label={<Trans>Program</Trans>}
            hint={<Trans>Curation, sources, events, topics and goals</Trans>}
          />
        )}
        {isAdmin && (
          <RowLink
            to="/admin"
            icon="sliders"
            label={<Trans>Admin</Trans>}
            hint={<Trans>People, teams, keys and the organization</Trans>}
          />
        )}
      </Rows>
    </div>
  );
}

function Settings({ me }: { me: Me }) {
  const { t } = useLingui();
  const change = useChangeLanguages();
  return (
    <Section title={<Trans>Settings</Trans>}>
      <Rows>
        <Row>
          <div className={styles.setting}>
            <LanguageChoice
              hideLabel={false}
              value={me.language}
              onChange={(language) => change.mutate({ language })}
            />
          </div>
        </Row>
        <Row>
          <fieldset className={styles.setting}>
            <legend className={styles.legend}>{t`Languages you like to read`}</legend>
            <div className={styles.languages}>
              {CONTENT_LANGUAGES.map((code) => (
                <Toggle
                  key={code}
                  isOn={me.content_languages.includes(code)}
                  onChange={(isOn) => {
                    const next = withCode(me.content_languages, code, isOn);
                    if (next.length > 0) change.mutate({ content_languages: next });
                  }}
                >
                  {languageLabel(code)}
                </Toggle>
              ))}
            </div>
          </fieldset>
        </Row>
        <Row>
          <div className={styles.setting}>
            <ThemeChoice hideLabel={false} />
          </div>
        </Row>
      </Rows>
    </Section>
  );
}

/** The codes with one more or one less, always in the same order. */
function withCode(codes: readonly string[], code: string, isOn: boolean): string[] {
  return CONTENT_LANGUAGES.filter((one) => (one === code ? isOn : codes.includes(one)));
}
