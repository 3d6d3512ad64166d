package dev.silkwire.sink.api;

import dev.silkwire.sink.view.ArticleListView;
import dev.silkwire.sink.view.CountryView;
import dev.silkwire.sink.view.FeedListView;
import dev.silkwire.sink.view.InitiativeListView;
import dev.silkwire.sink.view.LedgerView;
import dev.silkwire.sink.view.MentionListView;
import dev.silkwire.sink.view.StatusView;
import dev.silkwire.sink.view.StoryListView;
import dev.silkwire.sink.view.TimelineView;
import dev.silkwire.sink.view.TotalsView;
import java.util.List;
import java.util.stream.Stream;

/** The resources that are queries of the database; {@link Api} adds the others. */
final class Routes {
  private static final String FORMAT = "format";

  /** The filters of a list of articles. */
  static final List<String> FILTERS =
      List.of("initiative", "country", "role", "region", "language", "outlet", "from", "to", "q");

  private static final List<String> FILTERS_AND_ORDER = with(FILTERS, List.of("order"));
  private static final List<String> PAGED = List.of("limit", "before", FORMAT);

  static final List<Route> ALL =
      List.of(
          new Route(
              "/api/initiatives",
              List.of(FORMAT),
              (c, t, p) -> InitiativeListView.initiatives(c, p)),
          new Route(
              "/api/countries",
              List.of("initiative", "from", "to", FORMAT),
              (c, t, p) -> CountryView.countries(c, p)),
          new Route(
              "/api/timeline",
              List.of("initiative", "country", "from", "to", FORMAT),
              (c, t, p) -> TimelineView.timeline(c, p)),
          new Route(
              "/api/totals",
              List.of("initiative", "country", "from", "to"),
              (c, t, p) -> TotalsView.totals(c, p)),
          new Route(
              "/api/country-days",
              with(List.of("initiative", "country", "from", "to"), PAGED),
              (c, t, p) -> TimelineView.countryDays(c, p)),
          new Route("/api/articles", with(FILTERS_AND_ORDER, PAGED), ArticleListView::articles),
          new Route("/api/stories", with(FILTERS_AND_ORDER, PAGED), StoryListView::stories),
          new Route("/api/mentions", with(FILTERS, PAGED), MentionListView::mentions),
          new Route(
              "/api/feeds", with(List.of("health"), PAGED), (c, t, p) -> FeedListView.feeds(c, p)),
          new Route("/api/dead-letters", PAGED, (c, t, p) -> StatusView.deadLetters(c, p)),
          new Route("/api/ledger", List.of(), (c, t, p) -> LedgerView.ledger(c)));

  private Routes() {}

  private static List<String> with(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
