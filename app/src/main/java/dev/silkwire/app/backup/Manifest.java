package dev.silkwire.app.backup;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectWriter;
import dev.silkwire.app.error.ExitCode;
import dev.silkwire.app.error.OperatorException;
import dev.silkwire.contract.error.IoErrors;
import dev.silkwire.contract.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The contents of a backup. It is written last, so a folder without it holds no complete backup.
 *
 * @param format version of the format of the files
 * @param taken time of the backup
 * @param group application id of enrich, whose offsets are part of the backup
 * @param topics in the order of the data flow
 */
record Manifest(int format, Instant taken, String group, List<SavedTopic> topics) {
  static final int FORMAT = 1;
  private static final String FILE = "manifest.json";
  private static final ObjectWriter PRETTY = Json.mapper().writerWithDefaultPrettyPrinter();

  /**
   * A topic in a file.
   *
   * @param settings its settings that differ from those of the broker
   * @param records number of records in the file
   * @param sha256 checksum of the file, in hexadecimal
   * @param committed number of records of each partition that enrich has processed
   */
  record SavedTopic(
      String name,
      int partitions,
      Map<String, String> settings,
      long records,
      String sha256,
      Map<Integer, Long> committed) {
    SavedTopic {
      requireNonNull(name);
      requireNonNull(sha256);
      settings = Map.copyOf(settings);
      committed = Map.copyOf(committed);
      if (partitions < 1 || records < 0) {
        throw new IllegalArgumentException(name + ": invalid number of partitions or records");
      }
    }

    /** Returns the file of the topic. */
    Path file(Path folder) {
      return file(folder, name);
    }

    static Path file(Path folder, String topic) {
      return folder.resolve(topic + ".cbor.gz");
    }
  }

  Manifest {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "its format is %d, and this build reads format %d".formatted(format, FORMAT));
    }
    requireNonNull(taken);
    requireNonNull(group);
    topics = List.copyOf(topics);
  }

  /** Returns the number of records in all files. */
  long records() {
    return topics.stream().mapToLong(SavedTopic::records).sum();
  }

  /**
   * Reads the manifest of a backup.
   *
   * @throws OperatorException when the folder holds no complete backup of this format
   */
  static Manifest read(Path folder) {
    try {
      return Json.mapper().readValue(Files.readAllBytes(folder.resolve(FILE)), Manifest.class);
    } catch (IOException e) {
      throw new OperatorException(
          ExitCode.USAGE,
          "%s holds no complete backup: %s: %s. Name the folder of a finished 'silkwire backup'"
              .formatted(folder, FILE, IoErrors.reason(e)),
          e);
    }
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), PRETTY.writeValueAsBytes(this));
  }
}
