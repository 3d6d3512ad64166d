package dev.silkwire.enrich.country;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Countries and territories that an operator wants counted under another code, such as Hong Kong
 * and Macao under China. By default each stands for itself.
 *
 * @param codes by ISO 3166-1 alpha-2 code, the one to count it under
 */
public record RollUp(Map<String, String> codes) {
  /** Each code stands for itself. */
  public static final RollUp NONE = new RollUp(Map.of());

  private static final Pattern RULE = Pattern.compile("([A-Z]{2})=([A-Z]{2})");

  public RollUp {
    codes = Map.copyOf(codes);
  }

  /**
   * From rules such as {@code HK=CN}.
   *
   * @throws IllegalArgumentException when one is none
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

  /** The code to count under. */
  String of(String code) {
    return codes.getOrDefault(code, code);
  }
}
