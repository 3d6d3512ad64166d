package dev.silkwire.ingest.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
  private final DateReader dates = new DateReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thu, 01 Jan 2004 19:48:21 GMT      | 2004-01-01 | 2004-01-01T19:48:21Z | SECOND | +00:00",
        "Thu, 01 Jan 04 19:48:21 GMT        | 2004-01-01 | 2004-01-01T19:48:21Z | SECOND | +00:00",
        "Fri, 30 May 2014 00:00:00 PDT      | 2014-05-30 | 2014-05-30T07:00:00Z | DAY    | -07:00",
        "Wed, 19 Feb 2012 22:40:00 GMT-01:01| 2012-02-19 | 2012-02-19T23:41:00Z | SECOND | -01:01",
        "Sun Jul 15 01:16:00 +0000 2012     | 2012-07-15 | 2012-07-15T01:16:00Z | SECOND |",
        "Sun Jan  4 16:29:06 2004           | 2004-01-04 | 2004-01-04T16:29:06Z | SECOND |",
        "Fri, 2006/09/15 08:19:53 EDT       | 2006-09-15 | 2006-09-15T12:19:53Z | SECOND | -04:00",
        "2015-09-15T15:21+08:00             | 2015-09-15 | 2015-09-15T07:21:00Z | MINUTE | +08:00",
        "2003-12-31T10:14:55.1234Z          | 2003-12-31 | 2003-12-31T10:14:55Z | SECOND | +00:00",
        "2007-04-23                         | 2007-04-23 | 2007-04-23T00:00:00Z | DAY    |",
        "20141103T101500Z                   | 2014-11-03 | 2014-11-03T10:15:00Z | SECOND | +00:00",
        "1414141414                         | 2014-10-24 | 2014-10-24T09:03:34Z | SECOND | +00:00",
        "May 30, 2014                       | 2014-05-30 | 2014-05-30T00:00:00Z | DAY    |",
        "Updated 4:05 p.m. ET, May 3, 2020  | 2020-05-03 | 2020-05-03T20:05:00Z | MINUTE | -04:00",
        "Mon, Jan 15, 2024 11:00 a.m. ET    | 2024-01-15 | 2024-01-15T16:00:00Z | MINUTE | -05:00",
        "Fri, Oct 11, 2024 11:00 a.m. PT    | 2024-10-11 | 2024-10-11T18:00:00Z | MINUTE | -07:00",
        "Fri, 11 Oct 2024 11:00:00 EST      | 2024-10-11 | 2024-10-11T16:00:00Z | SECOND | -05:00",
        "Sat, Sep 07 2024 08:28:28 PM       | 2024-09-07 | 2024-09-07T20:28:28Z | SECOND |",
        "Sun, 15 Sep 2024 12:15 AM          | 2024-09-15 | 2024-09-15T00:15:00Z | MINUTE |",
        "9/17/2024 5:04:00 PM               | 2024-09-17 | 2024-09-17T17:04:00Z | SECOND |",
        "September 13, 2024, 5 P.M.         | 2024-09-13 | 2024-09-13T17:00:00Z | MINUTE |",
        "13 ก.ย. 2567                       | 2024-09-13 | 2024-09-13T00:00:00Z | DAY    |",
        "มี.ค. 15, 2559                     | 2016-03-15 | 2016-03-15T00:00:00Z | DAY    |",
        "2024 m. rugsėjo 13 d.              | 2024-09-13 | 2024-09-13T00:00:00Z | DAY    |",
        "2024. gada 13. septembris          | 2024-09-13 | 2024-09-13T00:00:00Z | DAY    |",
        "21 tháng 09 năm 2024               | 2024-09-21 | 2024-09-21T00:00:00Z | DAY    |",
        "ngày 21 tháng 9 năm 2024           | 2024-09-21 | 2024-09-21T00:00:00Z | DAY    |",
        "14 April 2020                      | 2020-04-14 | 2020-04-14T00:00:00Z | DAY    |",
        "14 octobre 2026 à 07h15            | 2026-10-14 | 2026-10-14T07:15:00Z | MINUTE |",
        "1er août 2021                      | 2021-08-01 | 2021-08-01T00:00:00Z | DAY    |",
        "3 de septiembre de 2019            | 2019-09-03 | 2019-09-03T00:00:00Z | DAY    |",
        "24. März 2021, 18:05 Uhr           | 2021-03-24 | 2021-03-24T18:05:00Z | MINUTE |",
        "24.03.2021                         | 2021-03-24 | 2021-03-24T00:00:00Z | DAY    |",
        "12 октября 2026, 09:30 МСК         | 2026-10-12 | 2026-10-12T09:30:00Z | MINUTE |",
        "٣ أكتوبر ٢٠٢٦                      | 2026-10-03 | 2026-10-03T00:00:00Z | DAY    |",
        "12 Oktober 2026 10.30 WIB          | 2026-10-12 | 2026-10-12T03:30:00Z | MINUTE | +07:00",
        "2026年10月12日 08:00               | 2026-10-12 | 2026-10-12T08:00:00Z | MINUTE |",
        "2004-05-25 오후 11:23:17           | 2004-05-25 | 2004-05-25T23:23:17Z | SECOND |",
        "2004년 05월 28일  01:31:15         | 2004-05-28 | 2004-05-28T01:31:15Z | SECOND |",
        "2004-július-13T9:15-05:00          | 2004-07-13 | 2004-07-13T14:15:00Z | MINUTE | -05:00",
        "Κυρ, 11 Ιούλ 2004 12:00:00 EST     | 2004-07-11 | 2004-07-11T17:00:00Z | SECOND | -05:00",
        "13/02/2019                         | 2019-02-13 | 2019-02-13T00:00:00Z | DAY    |",
      })
  void readsTheFormatsOfOutlets(
      String text, String day, String at, String precision, String offset) {
    ParsedDate parsed =
        dates.read(text).orElseThrow(() -> new AssertionError("not parsed: " + text));

    assertThat(parsed.date()).hasToString(day);
    assertThat(parsed.at()).hasToString(at);
    assertThat(parsed.precision()).hasToString(precision);
    if (offset != null) {
      assertThat(parsed.published("feed").offset()).isEqualTo(offset);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday-ish",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "Sun, 99 Jun 2009 12:00:00 GMT",
        "2013-xx-27",
        "22013",
        "",
        "1.2.3",
        "2003"
      })
  void textWithoutADateIsEmpty(String text) {
    assertThat(dates.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 تیر 1399                  | 2020-06-22",
        "۲ تير ۱۳۹۹ - 12:09          | 2020-06-22",
        "1404/01/01                  | 2025-03-21",
        "30 اسفند 1399               | 2021-03-20",
        "19 เมษายน 2563              | 2020-04-19",
        "令和2年4月17日              | 2020-04-17",
        "平成元年1月8日              | 1989-01-08",
        "中華民國109年4月17日        | 2020-04-17",
        "24 نيسان / أبريل 2020       | 2020-04-24",
        "17 أفريل 2020               | 2020-04-17",
        "'26 | 01 | 2022'            | 2022-01-26",
        "5 veljače 2020              | 2020-02-05",
        "12. september 2026          | 2026-09-12",
      })
  void otherCalendarsAreConvertedToGregorianDays(String text, String day) {
    assertThat(dates.read(text).map(ParsedDate::date)).map(String::valueOf).hasValue(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1441/09/01", "32 تیر 1399", "2 تیر 1599", "令和2年13月17日"})
  void invalidDaysOfOtherCalendarsAreEmpty(String text) {
    assertThat(dates.read(text).filter(d -> d.date().getYear() > 1990)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3/4/2021, true, 2021-03-04",
    "3/4/2021, false, 2021-04-03",
    "3/14/2021, false, 2021-03-14"
  })
  void theOrderOfDayAndMonthIsAParameter(String text, boolean monthFirst, String day) {
    assertThat(dates.read(text, monthFirst).map(ParsedDate::date))
        .map(String::valueOf)
        .isEqualTo(Optional.of(day));
  }
}
