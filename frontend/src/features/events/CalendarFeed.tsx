/** My events in my own calendar: an address that it subscribes to, shown once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Refused } from "../../api/Refused";
import { Region } from "../../api/Region";
import { useFormats } from "../../i18n/formats";
import { AppButton, Button } from "../../ui/Button";
import { Confirm } from "../../ui/Confirm";
import { CopyField } from "../../ui/CopyField";
import { Fold } from "../../ui/Fold";
import { Page, Section } from "../../ui/Page";
import styles from "./CalendarFeed.module.css";
import { type Feed, feedQuery, subscription, useEndFeed, useMakeFeed } from "./calendarFeed";

export function CalendarFeed() {
  const { t } = useLingui();
  const feed = useQuery(feedQuery);
  const make = useMakeFeed();
  const url = make.data?.url;
  return (
    <Page
      title={t`My events in my calendar`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`Your calendar subscribes to an address of your own. Moves and cancellations come by themselves.`}
    >
      <Refused error={make.error} />
      <Region query={feed}>
        {(current) => (
          <div className={styles.body}>
            {url && current && <Address url={url} />}
            {current ? (
              <Running
                feed={current}
                isFresh={url !== undefined}
                isBusy={make.isPending}
                onRenew={() => make.mutate({})}
                onEnded={make.reset}
              />
            ) : (
              <Start isBusy={make.isPending} onMake={() => make.mutate({})} />
            )}
          </div>
        )}
      </Region>
    </Page>
  );
}

function Start({ isBusy, onMake }: { isBusy: boolean; onMake: () => void }) {
  return (
    <>
      <p>
        <Trans>
          In it are the events in which you have a seat: title, time and a link. Not what you are
          only interested in.
        </Trans>
      </p>
      <div>
        <Button variant="primary" icon="calendar" busy={isBusy} onClick={onMake}>
          <Trans>Make my address</Trans>
        </Button>
      </div>
    </>
  );
}

/** The one time that the address is seen. */
function Address({ url }: { url: string }) {
  const { t } = useLingui();
  return (
    <div className={styles.address}>
      <CopyField
        label={t`Your address`}
        hint={t`It is shown only now. Whoever has it sees these dates, so keep it to yourself.`}
        copyLabel={t`Copy address`}
        value={url}
      />
      <div>
        <AppButton href={subscription(url)} variant="primary" icon="calendar">
          <Trans>Subscribe on this device</Trans>
        </AppButton>
      </div>
      <div>
        <Steps title={<Trans>iPhone and iPad</Trans>}>
          <li>
            <Trans>Open this page on the iPhone and tap “Subscribe on this device”.</Trans>
          </li>
          <li>
            <Trans>Confirm with “Subscribe”, then “Add”.</Trans>
          </li>
          <li>
            <Trans>The events are in the Calendar app.</Trans>
          </li>
        </Steps>
        <Steps title={<Trans>Android and Google Calendar</Trans>}>
          <li>
            <Trans>Copy the address and open calendar.google.com on a computer.</Trans>
          </li>
          <li>
            <Trans>At “Other calendars” press +, choose “From URL”, and paste the address.</Trans>
          </li>
          <li>
            <Trans>On the phone tick the new calendar in the Calendar app’s settings.</Trans>
          </li>
        </Steps>
        <Steps title={<Trans>Outlook</Trans>}>
          <li>
            <Trans>Copy the address and open the calendar in Outlook.</Trans>
          </li>
          <li>
            <Trans>Choose “Add calendar”, then “Subscribe from web”.</Trans>
          </li>
          <li>
            <Trans>Paste the address, give it a name, and press “Import”.</Trans>
          </li>
        </Steps>
      </div>
    </div>
  );
}

function Steps({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <Fold summary={title}>
      <ol className={styles.steps}>{children}</ol>
    </Fold>
  );
}

interface RunningProps {
  feed: Feed;
  /** Its address is on the screen. */
  isFresh: boolean;
  isBusy: boolean;
  onRenew: () => void;
  onEnded: () => void;
}

type Asked = "renew" | "end" | null;

function Running({ feed, isFresh, isBusy, onRenew, onEnded }: RunningProps) {
  const { t } = useLingui();
  const { date, day } = useFormats();
  const [asked, setAsked] = useState<Asked>(null);
  const end = useEndFeed();
  const made = date(feed.created_at);
  const used = feed.last_used_at && day(feed.last_used_at);
  return (
    <Section title={<Trans>Your calendar subscription</Trans>}>
      <p>
        <Trans>On since {made}.</Trans>{" "}
        {used ? (
          <Trans>Last read by a calendar: {used}.</Trans>
        ) : (
          <Trans>No calendar has read it yet.</Trans>
        )}
      </p>
      <div className={styles.actions}>
        {!isFresh && (
          <Button icon="refresh" busy={isBusy} onClick={() => setAsked("renew")}>
            <Trans>New address</Trans>
          </Button>
        )}
        <Button icon="close" onClick={() => setAsked("end")}>
          <Trans>Switch off</Trans>
        </Button>
      </div>
      {asked === "renew" && (
        <Confirm
          title={t`Make a new address?`}
          confirmLabel={t`New address`}
          cancelLabel={t`Cancel`}
          onConfirm={() => {
            setAsked(null);
            onRenew();
          }}
          onCancel={() => setAsked(null)}
        >
          <p>
            <Trans>
              The present address ends at once. Calendars that subscribe to it need the new one.
            </Trans>
          </p>
        </Confirm>
      )}
      {asked === "end" && (
        <Confirm
          title={t`Switch the subscription off?`}
          confirmLabel={t`Switch off`}
          cancelLabel={t`Cancel`}
          busy={end.isPending}
          onConfirm={() =>
            end.mutate(
              {},
              {
                onSuccess: () => {
                  setAsked(null);
                  onEnded();
                },
              },
            )
          }
          onCancel={() => setAsked(null)}
        >
          <Refused error={end.error} />
          <p>
            <Trans>
              The address ends at once. What your calendar has read already stays there until you
              remove the subscription in it. You can make another address at any time.
            </Trans>
          </p>
        </Confirm>
      )}
    </Section>
  );
}
