package ir.takmil.platform.web;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Text that can be kept and shown: halves of a character, control characters and the marks that
 * turn the direction of what follows are refused. Line ends, tabs and joiners are text.
 */
final class WholeText extends StdScalarDeserializer<String> {
  WholeText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    String text = StringDeserializer.instance.deserialize(parser, context);
    if (text != null && !text.codePoints().allMatch(WholeText::belongsInText)) {
      return (String) context.handleWeirdStringValue(String.class, "…", "text that is not whole");
    }
    return text;
  }

  private static boolean belongsInText(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\t'
        || !(Character.isISOControl(c)
            || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
            || (c >= 0x202a && c <= 0x202e)
            || (c >= 0x2066 && c <= 0x2069));
  }
}
