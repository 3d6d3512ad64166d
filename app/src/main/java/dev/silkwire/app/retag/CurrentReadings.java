package dev.silkwire.app.retag;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.silkwire.app.topic.LatestValues;
import dev.silkwire.app.topic.TopicLog;
import dev.silkwire.contract.Article;
import dev.silkwire.contract.RawArticle;
import dev.silkwire.contract.Topics;
import dev.silkwire.enrich.format.StateSerde;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The articles in force that arrived since a moment, as far as retagging goes: on disk, so that a
 * month of them needs no more memory than a day. Not thread-safe.
 */
final class CurrentReadings implements AutoCloseable {
  private static final StateSerde<Entry> ENTRIES = StateSerde.of(Entry.class);
  private static final byte[] SENT = {1};

  /** An article, by the reading it was made from. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private record Entry(Instant fetchedAt, String contentHash, TagDigest said) {}

  private final Options options = new Options().setCreateIfMissing(true);
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB entries;
  private final Instant since;

  /**
   * @param folder empty, to be removed afterwards
   * @param since articles that arrived before are left out
   */
  CurrentReadings(Path folder, Instant since) {
    RocksDB.loadLibrary();
    this.since = since;
    try {
      this.entries = RocksDB.open(options, folder.toString());
    } catch (RocksDBException e) {
      throw new IllegalStateException(folder + " cannot hold the articles in force", e);
    }
  }

  /** Learns what articles say now. */
  void read(TopicLog log) {
    log.readAll(
        Topics.ARTICLES.name(),
        record -> {
          Article article = log.value(Topics.ARTICLES, record);
          if (article == null || article.fetchedAt().isBefore(since)) {
            put(article(LatestValues.key(record)), null);
          } else {
            Entry entry =
                new Entry(article.fetchedAt(), article.contentHash(), TagDigest.by(article));
            put(article(article.id()), ENTRIES.serialize("", entry));
          }
        });
  }

  /** What the article says that was made from this reading; null when none in force was. */
  @Nullable TagDigest madeFrom(RawArticle reading) {
    Entry entry = ENTRIES.deserialize("", get(article(reading.id())));
    return entry != null
            && entry.fetchedAt().equals(reading.fetchedAt())
            && entry.contentHash().equals(reading.contentHash())
        ? entry.said()
        : null;
  }

  /** Remembers that an article was sent to be tagged anew. */
  void markSent(String id) {
    put(sent(id), SENT);
  }

  boolean wasSent(String id) {
    return get(sent(id)) != null;
  }

  private static byte[] article(String id) {
    return ("a/" + id).getBytes(UTF_8);
  }

  private static byte[] sent(String id) {
    return ("s/" + id).getBytes(UTF_8);
  }

  private byte @Nullable [] get(byte[] key) {
    try {
      return entries.get(key);
    } catch (RocksDBException e) {
      throw new IllegalStateException("the articles in force cannot be read from disk", e);
    }
  }

  private void put(byte[] key, byte @Nullable [] value) {
    try {
      if (value == null) {
        entries.delete(unlogged, key);
      } else {
        entries.put(unlogged, key, value);
      }
    } catch (RocksDBException e) {
      throw new IllegalStateException("the articles in force cannot be kept on disk", e);
    }
  }

  @Override
  public void close() {
    entries.close();
    unlogged.close();
    options.close();
  }
}
