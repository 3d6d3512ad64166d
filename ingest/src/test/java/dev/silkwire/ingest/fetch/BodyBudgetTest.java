package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void oneBodyOverflowsThePoolAndOthersTimeOut() throws BodyException {
    BodyBudget budget = new BodyBudget(MEGABYTE, 100);
    BodyBudget.Share first = budget.share();
    BodyBudget.Share second = budget.share();
    BodyBudget.Share third = budget.share();
    first.allocate(MEGABYTE);
    second.allocate(8 * MEGABYTE);

    assertThatThrownBy(() -> third.allocate(1)).hasMessageContaining("too many large responses");
    second.close();
    assertThatCode(() -> third.allocate(1)).doesNotThrowAnyException();
  }

  @Test
  void aClosedShareIsAvailableToOthers() throws BodyException {
    BodyBudget budget = new BodyBudget(MEGABYTE, 100);
    for (int i = 0; i < 100; i++) {
      try (BodyBudget.Share share = budget.share()) {
        share.allocate(MEGABYTE);
      }
    }
    BodyBudget.Share all = budget.share();
    all.allocate(MEGABYTE);
    all.close();
    all.close();

    assertThatCode(() -> budget.share().allocate(MEGABYTE)).doesNotThrowAnyException();
  }

  /** Each body holds a part of the memory that it needs. */
  @Test
  void bodiesThatWaitForEachOtherDoNotDeadlock() throws Exception {
    BodyBudget budget = new BodyBudget(4 * MEGABYTE, 30_000);
    AtomicInteger whole = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> bodies = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        bodies.add(threads.submit(() -> whole.addAndGet(received(budget))));
      }
      for (Future<?> body : bodies) {
        body.get(60, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(whole).hasValue(16);
  }

  private static int received(BodyBudget budget) throws BodyException {
    try (BodyBudget.Share share = budget.share()) {
      for (int i = 0; i < 128; i++) {
        share.allocate(16 << 10);
      }
      return 1;
    }
  }
}
