package dev.silkwire.enrich.country;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mapping of country codes to the codes under which the operator wants them counted, such as Hong
 * Kong under China. Codes that are not mapped count under themselves.
 *
 * @param codes the code to count under, by ISO 3166-1 alpha-2 code
 */
public record RollUp(Map<String, String> codes) {
  /** The empty mapping. */
  public static final RollUp NONE = new RollUp(Map.of());

  private static final Pattern RULE = Pattern.compile("([A-Z]{2})=([A-Z]{2})");

  public RollUp {
    codes = Map.copyOf(codes);
  }

  /**
   * Parses rules such as {@code HK=CN}.
   *
   * @throws IllegalArgumentException if a rule has another form
   */
  public static RollUp of(List<String> rules) {
    Map<String, String> codes = new HashMap<>();
    for (String rule : rules) {
      var parts = RULE.matcher(rule.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException("rollUp: two codes such as HK=CN, not '" + rule + "'");
      }
      codes.put(parts.group(1), parts.group(2));
    }
    return new RollUp(codes);
  }

  /** Returns the code to count a country under. */
  String of(String code) {
    return codes.getOrDefault(code, code);
  }
}
