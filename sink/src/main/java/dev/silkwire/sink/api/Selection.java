package dev.silkwire.sink.api;

import dev.silkwire.sink.words.Facet;
import dev.silkwire.sink.words.Searchable;
import dev.silkwire.sink.words.Sought;
import dev.silkwire.sink.words.TextIndex;
import dev.silkwire.sink.words.WordQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which articles are asked for, newest first. One condition has an index of its own in the order of
 * time; several meet in the index of words, which is looked at window by window. For one question.
 */
final class Selection {
  private static final List<String> BY_TIME = List.of("s.listed_at", "s.article_id");

  /** So few are sorted faster than they are looked for in several windows. */
  private static final int RARE = 5000;

  private final TextIndex text;
  private final Parameters parameters;
  private final Days days;
  private final @Nullable String language;
  private final @Nullable String initiative;
  private final @Nullable String country;
  private final @Nullable WordQuery words;
  private final List<String> facets;

  Selection(TextIndex text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
    this.days = parameters.days();
    this.language = parameters.language();
    this.initiative = Filters.initiative(parameters);
    this.country = parameters.country();
    this.words = parameters.text();
    this.facets = facets();
  }

  private List<String> facets() {
    List<String> all = new ArrayList<>();
    add(all, Facet.INITIATIVE, initiative);
    add(all, Facet.valueOf(parameters.role().name()), country);
    add(all, Facet.REGION, parameters.region());
    add(all, Facet.LANGUAGE, language);
    add(all, Facet.OUTLET, parameters.outlet());
    return all;
  }

  private static void add(List<String> facets, Facet facet, @Nullable String value) {
    if (value != null) {
      facets.add(facet.of(value));
    }
  }

  /** A page of ids, each with its place in the order. */
  List<Placed<String>> page(Connection connection, int limit) throws SQLException {
    if (parameters.order() == Parameters.Order.CARRIED) {
      return new MostCarried(text, parameters, soughtInDays(connection)).page(connection, limit);
    }
    Query byTime = byTime(BY_TIME);
    if (byTime != null) {
      return page(connection, byTime, ids(BY_TIME), limit);
    }
    return newest(connection, ids(text.order()), sought(), limit);
  }

  /** The mentions of these articles: a page of them. */
  List<Placed<MentionList.Mentioned>> mentions(Connection connection, int limit)
      throws SQLException {
    if (words == null && days.open() && facets.size() == (initiative == null ? 0 : 1)) {
      Shape<MentionList.Mentioned> shape =
          mentions(List.of("a.listed_at", "a.article_id", "a.initiative"));
      Query query = new Query("SELECT " + shape.selected() + " FROM mentions a WHERE 1 = 1");
      return page(connection, query.given(initiative, " AND a.initiative = ?"), shape, limit);
    }
    List<String> any = List.of(Facet.INITIATIVE.of(Facet.ANY));
    Sought sought =
        new Sought(words, Stream.concat(facets.stream(), any.stream()).toList(), List.of());
    List<String> order = Stream.concat(text.order().stream(), Stream.of("a.initiative")).toList();
    return newest(connection, mentions(order), sought, limit);
  }

  private static Shape<String> ids(List<String> order) {
    return new Shape<>(order, "s.article_id", "", List.of(), r -> r.getString("article_id"));
  }

  private Shape<MentionList.Mentioned> mentions(List<String> order) {
    String join = " JOIN mentions a ON a.article_id = s.article_id";
    return new Shape<>(
        order,
        "a.*",
        initiative == null ? join : join + " AND a.initiative = ?",
        initiative == null ? List.of() : List.of(initiative),
        MentionList::mentioned);
  }

  private Sought sought() {
    return new Sought(words, facets, List.of());
  }

  private Sought soughtInDays(Connection connection) throws SQLException {
    List<Window> windows = days.open() ? List.of() : windows(connection, sought(), null);
    return windows.isEmpty() ? sought() : sought().within(windows.get(windows.size() - 1).anyOf());
  }

  /** By the one condition that there is, or by none; null where there are more. */
  private @Nullable Query byTime(List<String> order) {
    if (words != null || !days.open() || facets.size() > 1) {
      return null;
    }
    Query query = new Query("SELECT " + String.join(", ", order) + ", s.article_id FROM ");
    String region = parameters.region();
    if (initiative != null) {
      return query.add("article_initiatives s WHERE s.initiative = ?", initiative);
    } else if (country != null) {
      return parameters.role() == Parameters.Role.MENTIONED
          ? query.add("article_countries s WHERE s.mentioned = 1 AND s.country = ?", country)
          : null;
    } else if (region != null) {
      return query.add("article_regions s WHERE s.region = ?", region);
    } else if (language != null && !language.equals(Searchable.base(language))) {
      return null;
    }
    return query
        .add("article_list s WHERE 1 = 1")
        .given(language, " AND s.base_language = ?")
        .given(parameters.outlet(), " AND s.outlet_domain = ?");
  }

  private <T> List<Placed<T>> page(Connection connection, Query query, Shape<T> shape, int limit)
      throws SQLException {
    Filters.after(query, parameters.before(shape.order().size()), shape.order());
    return shape.ordered(query, limit).list(connection, shape::placed);
  }

  private <T> List<Placed<T>> newest(
      Connection connection, Shape<T> shape, Sought sought, int limit) throws SQLException {
    List<Placed<T>> page = List.of();
    List<String> before = parameters.before(shape.order().size());
    for (Window window : windows(connection, sought, before)) {
      Query query =
          shape.joined().isEmpty() || text.streams()
              ? all(window, sought, shape)
              : few(window, sought, shape, before, limit);
      page = page(connection, query, shape, limit);
      if (page.size() == limit) {
        break;
      }
    }
    return page;
  }

  private List<Window> windows(Connection connection, Sought sought, @Nullable List<String> before)
      throws SQLException {
    if (days.open() && (text.streams() || text.about(connection, sought, RARE) <= RARE)) {
      return List.of(Window.ALL);
    }
    Optional<LocalDate> newest = before == null ? newest(connection) : Optional.of(listed(before));
    return newest.map(day -> Window.of(day, days)).orElse(List.of());
  }

  private LocalDate listed(List<String> before) {
    try {
      return text.listed(before);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw Filters.noPlace();
    }
  }

  private static Optional<LocalDate> newest(Connection connection) throws SQLException {
    return new Query("SELECT listed_at FROM article_list ORDER BY listed_at DESC LIMIT 1")
        .one(connection, r -> LocalDate.ofInstant(Cells.moment(r, "listed_at"), ZoneOffset.UTC));
  }

  private Query all(Window window, Sought sought, Shape<?> shape) {
    Query query = new Query("SELECT " + shape.selected() + " FROM ");
    articles(query, window, sought).add(shape.joined(), shape.values().toArray());
    return conditions(query, window);
  }

  /** Shows a page of articles only: the window may hold many, and each would be joined. */
  private Query few(
      Window window, Sought sought, Shape<?> shape, @Nullable List<String> before, int limit) {
    List<String> order = text.order();
    Query query = new Query("SELECT " + shape.selected() + " FROM (SELECT s.* FROM ");
    conditions(articles(query, window, sought), window);
    if (before != null) {
      Filters.from(query, before.subList(0, order.size()), order);
    }
    return query
        .add(" ORDER BY " + String.join(" DESC, ", order) + " DESC LIMIT ?) s", 2 * limit)
        .add(shape.joined(), shape.values().toArray())
        .add(" WHERE 1 = 1");
  }

  private Query articles(Query query, Window window, Sought sought) {
    Sought there = sought.within(window.anyOf());
    return there.isEmpty()
        ? query.add(text.everything())
        : query.add(text.source(), text.bound(there));
  }

  private Query conditions(Query query, Window window) {
    days.where(query.add(" WHERE 1 = 1"), "s.day");
    LocalDate since = window.since();
    return query.given(since == null ? null : since.toString(), " AND s.listed_at >= ?");
  }
}
