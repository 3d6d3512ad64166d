package dev.silkwire.app.demo;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The outlets of the demo with their stories.
 *
 * @param outlets all outlets
 */
record Newsroom(List<DemoOutlet> outlets) {
  private static final String RESOURCE = "newsroom.yaml";

  Newsroom {
    outlets = List.copyOf(outlets);
  }

  /** Returns the built-in newsroom. */
  static Newsroom builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Newsroom.class.getResourceAsStream("/demo/" + RESOURCE))) {
      return new YAMLMapper().readValue(in, Newsroom.class).withReprints();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<DemoOutlet> outlet(String id) {
    return outlets.stream().filter(o -> o.id().equals(id)).findFirst();
  }

  private Newsroom withReprints() {
    Map<String, DemoStory> all =
        outlets.stream()
            .flatMap(o -> o.stories().stream())
            .collect(Collectors.toMap(DemoStory::id, Function.identity()));
    return new Newsroom(outlets.stream().map(o -> withReprints(o, all)).toList());
  }

  private static DemoOutlet withReprints(DemoOutlet o, Map<String, DemoStory> all) {
    List<DemoStory> stories =
        o.stories().stream()
            .map(
                s ->
                    s.copies() == null
                        ? s
                        : s.reprinting(Objects.requireNonNull(all.get(s.copies()))))
            .toList();
    return new DemoOutlet(o.id(), o.name(), o.country(), o.language(), o.form(), stories);
  }
}
