package dev.silkwire.ingest.rome;

import com.rometools.rome.feed.module.Module;
import com.rometools.rome.io.ModuleParser;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/**
 * Parser of {@link RawValuesModule}. Public with a public constructor, because Rome creates it by
 * the name in {@code rome.properties}. Stateless.
 */
public final class RawValuesParser implements ModuleParser {
  static final String ELEMENT = "value";
  static final String NAME = "name";

  @Override
  public String getNamespaceUri() {
    return RawValuesModule.NAMESPACE.getURI();
  }

  @Override
  public @Nullable Module parse(Element parent, Locale locale) {
    Map<String, String> values = new HashMap<>();
    for (Element value : parent.getChildren(ELEMENT, RawValuesModule.NAMESPACE)) {
      values.put(value.getAttributeValue(NAME), value.getText());
    }
    return values.isEmpty() ? null : new RawValuesModule(values);
  }
}
