package ir.takmil.platform;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A move that is not made, said aloud: what kind of refusal, a code that a sentence is keyed by,
 * the facts that the sentence names, and the single faults when there are several.
 */
public class Refusal extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Which answer a refusal is at an HTTP door. */
  public enum Kind {
    MALFORMED(400),
    FORBIDDEN(403),
    UNKNOWN(404),
    CONFLICT(409),
    STALE(412),
    TOO_LARGE(413),
    NOT_THAT_KIND(415),
    UNPROCESSABLE(422),
    UNSEEN(428),
    TOO_MANY(429),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** One fault of a request: where it is (JSON pointer) and what it is. */
  public record Fault(String pointer, String code) {}

  private final Kind kind;
  private final String code;
  private final transient Map<String, Object> facts;
  private final transient List<Fault> faults;

  public Refusal(Kind kind, String code, Map<String, ?> facts, List<Fault> faults) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.facts = new LinkedHashMap<>(facts);
    this.faults = List.copyOf(faults);
  }

  public static Refusal malformed(String code, String pointer) {
    return new Refusal(Kind.MALFORMED, code, Map.of(), List.of(new Fault(pointer, code)));
  }

  public static Refusal malformed(String code) {
    return new Refusal(Kind.MALFORMED, code, Map.of(), List.of());
  }

  public static Refusal forbidden(String code) {
    return new Refusal(Kind.FORBIDDEN, code, Map.of(), List.of());
  }

  /** Also for what is another's: that it exists is not said. */
  public static Refusal unknown(String code) {
    return new Refusal(Kind.UNKNOWN, code, Map.of(), List.of());
  }

  public static Refusal conflict(String code, Map<String, ?> facts) {
    return new Refusal(Kind.CONFLICT, code, facts, List.of());
  }

  public static Refusal conflict(String code) {
    return conflict(code, Map.of());
  }

  public static Refusal unprocessable(String code, Map<String, ?> facts) {
    return new Refusal(Kind.UNPROCESSABLE, code, facts, List.of());
  }

  public static Refusal unprocessable(String code) {
    return unprocessable(code, Map.of());
  }

  public static Refusal unprocessable(String code, List<Fault> faults) {
    return new Refusal(Kind.UNPROCESSABLE, code, Map.of(), faults);
  }

  public static Refusal unavailable(String code) {
    return new Refusal(Kind.UNAVAILABLE, code, Map.of(), List.of());
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> facts() {
    return facts;
  }

  public List<Fault> faults() {
    return faults;
  }
}
