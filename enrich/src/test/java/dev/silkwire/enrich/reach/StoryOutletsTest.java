package dev.silkwire.enrich.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.record.Outlet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryOutletsTest {
  private static final int ARTICLES = 1_000;
  private static final int DOMAINS = FieldLimits.STORY_OUTLETS + 60;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void addingAnOutletGivesTheSameAsCountingAll(long seed) {
    Random random = new Random(seed);
    List<Outlet> all = new ArrayList<>();
    StoryOutlets outlets = StoryOutlets.of(all);
    for (int i = 0; i < ARTICLES; i++) {
      all.add(outlet(random));
      StoryOutlets counted = StoryOutlets.of(all);
      Optional<StoryOutlets> added = outlets.plus(all.get(i));
      assertThat(added.orElse(counted)).isEqualTo(counted);
      assertThat(added).matches(known -> known.isPresent() || counted.count() > 200);
      outlets = counted;
    }
    assertThat(outlets.count()).isGreaterThan(FieldLimits.STORY_OUTLETS);
  }

  private static Outlet outlet(Random random) {
    String name = random.nextBoolean() ? "Name" : null;
    String domain = random.nextInt(50) == 0 ? null : random.nextInt(DOMAINS) + ".example";
    return new Outlet(name, domain, random.nextBoolean() ? "KE" : null);
  }
}
