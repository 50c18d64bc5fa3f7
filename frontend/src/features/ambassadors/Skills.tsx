/** My skills: found in the vocabulary or added in own words, with a level or the wish to learn. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { skillSearch } from "../../api/queries";
import { Region } from "../../api/Region";
import { useFound } from "../../api/useFound";
import { spoken } from "../../i18n/languages";
import { IconButton } from "../../ui/Button";
import { SelectField } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { Row, Rows } from "../../ui/Rows";
import { SearchBox } from "../../ui/SearchBox";
import { Empty } from "../../ui/States";
import {
  type MySkill,
  mySkillsQuery,
  useAddOwnSkill,
  useRemoveSkill,
  useSetSkill,
} from "./queries";
import styles from "./Skills.module.css";

export function Skills() {
  const { t } = useLingui();
  const skills = useQuery(mySkillsQuery);
  return (
    <Page
      title={t`Skills`}
      back={{ to: "/me", label: t`Me` }}
      lead={t`What you can do or know, or want to learn. It decides what fits you.`}
    >
      <AddSkill mine={skills.data ?? []} />
      <Region query={skills}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon="spark" title={<Trans>No skills yet.</Trans>}>
              <Trans>Begin with three that colleagues come to you for.</Trans>
            </Empty>
          ) : (
            <Rows label={t`My skills`}>
              {items.map((item) => (
                <Row key={item.skill.id}>
                  <SkillRow item={item} />
                </Row>
              ))}
            </Rows>
          )
        }
      </Region>
    </Page>
  );
}

function AddSkill({ mine }: { mine: readonly MySkill[] }) {
  const { t } = useLingui();
  const { items, box } = useFound(skillSearch);
  const add = useSetSkill();
  const addOwn = useAddOwnSkill(spoken());
  const taken = new Set(mine.map(({ skill }) => skill.id));
  const found = items.filter(({ id }) => !taken.has(id));
  return (
    <SearchBox
      label={t`Add a skill`}
      placeholder={t`For example: measurement data`}
      found={found.map(({ id, label }) => ({ id, label }))}
      {...box}
      onPick={({ id }) => add.mutate({ id, level: null, wants_to_learn: false })}
      create={{
        label: (own) => t`Add “${own}” as my own`,
        onCreate: (own) => addOwn.mutate(own),
      }}
    />
  );
}

const LEARN = "learn";

function SkillRow({ item }: { item: MySkill }) {
  const { t } = useLingui();
  const set = useSetSkill();
  const remove = useRemoveSkill();
  const { id, label } = item.skill;
  const shown = set.isPending ? set.variables : item;
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <SelectField
        label={t`Level of ${label}`}
        hideLabel
        className={styles.level}
        value={shown.wants_to_learn ? LEARN : (shown.level ?? "")}
        onChange={({ currentTarget: { value } }) =>
          set.mutate({
            id,
            level: value === LEARN || value === "" ? null : Number(value),
            wants_to_learn: value === LEARN,
          })
        }
      >
        <option value="">{t`No level given`}</option>
        <option value="1">{t`I know the basics`}</option>
        <option value="2">{t`I use it on my own`}</option>
        <option value="3">{t`I know it deeply`}</option>
        <option value="4">{t`Others come to me for it`}</option>
        <option value={LEARN}>{t`I want to learn it`}</option>
      </SelectField>
      <IconButton icon="close" label={t`Remove ${label}`} onClick={() => remove.mutate(item)} />
    </div>
  );
}
