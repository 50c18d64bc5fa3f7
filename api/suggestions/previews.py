"""Shows what a link holds before it is proposed; nothing is stored."""

from functools import partial

import anyio.to_thread
from sqlmodel import select

from api.core.db import Session
from api.core.errors import Invalid
from api.core.http import OutsideRefused
from api.core.links import url_hash
from api.core.schemas import in_language
from api.core.texts import safe_url
from api.identity.principal import Principal
from api.strategy.classification import Classified, Classifier
from api.strategy.topics.models import Topic
from api.strategy.topics.schemas import TopicRef
from api.suggestions import pages
from api.suggestions.contents import refuse_known
from api.suggestions.feeds.entries import FeedUnreadable
from api.suggestions.pages import WebPage
from api.suggestions.schemas import LinkPreview


class AddressUnreadable(Invalid):
    """Whatever the other side does, our caller's part of it is the address."""

    detail = "This page cannot be read. You can still describe it yourself."


async def preview(
    session: Session, actor: Principal, address: str, allow: frozenset[str]
) -> LinkPreview:
    """What the page at an address says of itself, and which topics it speaks of."""
    url = safe_url(address)
    if url is None:
        raise AddressUnreadable(pointer="#/url")
    await refuse_known(session, actor, url_hash(url))
    classifier = await Classifier.load(session)
    topics = await session.exec(select(Topic.id, Topic.names))
    names = {topic_id: dict(texts) for topic_id, texts in topics}
    # Nothing of the database is held while somebody else's server takes its time.
    await session.rollback()
    page, classified = await _read(url, classifier, allow)
    return LinkPreview(
        url=url,
        title=page.title,
        summary=page.summary,
        author=page.author,
        language=classified.language,
        minutes=classified.minutes,
        topics=[
            TopicRef(id=topic_id, name=in_language(names[topic_id], actor.language))
            for topic_id in classified.topics
        ],
    )


async def _read(
    url: str, classifier: Classifier, allow: frozenset[str]
) -> tuple[WebPage, Classified]:
    try:
        fetched = await pages.fetch_page(url, allow)
        page = await anyio.to_thread.run_sync(pages.page, fetched)
    except (OutsideRefused, FeedUnreadable) as error:
        raise AddressUnreadable(pointer="#/url") from error
    text = page.text or page.summary
    classify = partial(classifier.classify, page.title, text, stated=page.language, fallback=None)
    return page, await anyio.to_thread.run_sync(classify)
