package dev.silkwire.sink.api;

import java.util.List;
import java.util.stream.Stream;

/** The questions about the data, each with its parameters. */
final class Routes {
  private static final String FORMAT = "format";

  /** What narrows a list of articles. */
  static final List<String> NARROWED =
      List.of("initiative", "country", "role", "region", "language", "outlet", "from", "to", "q");

  private static final List<String> ORDERED = with(NARROWED, List.of("order"));
  private static final List<String> PAGED = List.of("limit", "before", FORMAT);

  static final List<Route> ALL =
      List.of(
          new Route(
              "/api/initiatives", List.of(FORMAT), (c, t, p) -> InitiativeList.initiatives(c, p)),
          new Route(
              "/api/countries",
              List.of("initiative", "from", "to", FORMAT),
              (c, t, p) -> CountryQuestions.countries(c, p)),
          new Route(
              "/api/timeline",
              List.of("initiative", "country", "from", "to", FORMAT),
              (c, t, p) -> CountQuestions.timeline(c, p)),
          new Route(
              "/api/totals",
              List.of("initiative", "country", "from", "to"),
              (c, t, p) -> TotalQuestions.totals(c, p)),
          new Route(
              "/api/country-days",
              with(List.of("initiative", "country", "from", "to"), PAGED),
              (c, t, p) -> CountQuestions.countryDays(c, p)),
          new Route("/api/articles", with(ORDERED, PAGED), ArticleList::articles),
          new Route("/api/stories", with(ORDERED, PAGED), StoryList::stories),
          new Route("/api/mentions", with(NARROWED, PAGED), MentionList::mentions),
          new Route(
              "/api/feeds", with(List.of("health"), PAGED), (c, t, p) -> FeedList.feeds(c, p)),
          new Route("/api/dead-letters", PAGED, (c, t, p) -> StatusQuestions.deadLetters(c, p)),
          new Route("/api/ledger", List.of(), (c, t, p) -> LedgerQuestions.ledger(c)));

  private Routes() {}

  private static List<String> with(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
