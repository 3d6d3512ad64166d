package dev.silkwire.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whose fault a failed write is. */
class SqlFaultTest {
  @ParameterizedTest
  @CsvSource({
    "22021, true",
    "22P05, true",
    "22003, true",
    "23505, true",
    "54000, true",
    "0A000, true",
    "XX000, true",
    "XX001, false",
    "42P01, false",
    "40P01, false",
    "53100, false",
    "57P01, false",
    "08006, false",
  })
  void statesOfPostgresAreErrorsOfTheRowOrOfTheDatabase(String state, boolean isOfRow) {
    assertThat(SqlFault.isOfRow(new SQLException("no", state))).isEqualTo(isOfRow);
  }

  @ParameterizedTest
  @CsvSource({
    "SQLITE_TOOBIG, true, 'too big'",
    "SQLITE_CONSTRAINT_CHECK, true, 'too big'",
    "SQLITE_FULL, false, 'disk is full: make room'",
    "SQLITE_READONLY_DBMOVED, false, 'allow this user to write'",
    "SQLITE_CANTOPEN, false, 'limit on open files'",
    "SQLITE_BUSY_SNAPSHOT, false, 'another program holds'",
    "SQLITE_IOERR_WRITE, false, 'check it'",
  })
  void codesOfSqliteAreErrorsOfTheRowOrOfTheDatabase(
      SQLiteErrorCode code, boolean isOfRow, String said) {
    SQLiteException failure = new SQLiteException("too big", code);

    assertThat(SqlFault.isOfRow(failure)).isEqualTo(isOfRow);
    assertThat(SqlFault.explained(failure)).contains(said).doesNotContain("\n");
  }

  @Test
  void aFullDiskOfPostgresHasItsRemedy() {
    assertThat(SqlFault.explained(new SQLException("could not extend file", "53100")))
        .contains("make room");
  }

  @Test
  void programErrorsAreErrorsOfTheRowAndKafkaErrorsAreNot() {
    assertThat(SqlFault.isOfRow(new IllegalStateException("a bug"))).isTrue();
    assertThat(SqlFault.isOfRow(new KafkaException("away"))).isFalse();
    assertThat(SqlFault.isOfRow(new DatabaseUnusable("gone"))).isFalse();
  }
}
