/** An empty inbox, and what to do about it. */
import { Trans } from "@lingui/react/macro";
import { ButtonLink } from "../../../ui/Button";
import { Empty } from "../../../ui/States";
import { filterCount, type Search } from "./search";

export function Nothing({ search }: { search: Search }) {
  const { status = "proposed" } = search;
  if (filterCount(search) > 0) {
    return (
      <Empty
        icon="search"
        title={<Trans>Nothing fits these filters.</Trans>}
        action={
          <ButtonLink to="/program/curation" search={search.status ? { status } : {}}>
            <Trans>Show all</Trans>
          </ButtonLink>
        }
      />
    );
  }
  if (status === "proposed") {
    return (
      <Empty
        icon="check"
        title={<Trans>The inbox is empty.</Trans>}
        action={
          <ButtonLink to="/program/sources" icon="feed">
            <Trans>To the sources</Trans>
          </ButtonLink>
        }
      >
        <Trans>New suggestions come from the sources and from colleagues.</Trans>
      </Empty>
    );
  }
  return <Empty icon="archive" title={<Trans>Nothing here yet.</Trans>} />;
}
