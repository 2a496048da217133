package ir.takmil.policy.codes;

import ir.takmil.platform.Refusal;
import ir.takmil.platform.value.Mobile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.ResourceAccessException;

/** The phones that codes go to, where notification-service would be. */
public final class Phones implements OneTimeCodes {
  private final Map<String, List<String>> codes = new ConcurrentHashMap<>();
  private volatile boolean away;

  @Override
  public void send(String id, Mobile mobile, String code) {
    if (away) {
      throw new ResourceAccessException("nobody answers");
    }
    if (mobile.value().endsWith("000")) {
      throw Refusal.unprocessable("mobile-not-reached");
    }
    codes.computeIfAbsent(mobile.value(), any -> new CopyOnWriteArrayList<>()).add(code);
  }

  @Override
  public void sendForConsent(String id, @Nullable Mobile mobile, String code, String centre) {
    if (mobile != null) {
      send(id, mobile, code);
    } else if (away) {
      throw new ResourceAccessException("nobody answers");
    }
  }

  public void away(boolean now) {
    away = now;
  }

  /** All codes that came to a phone, the last one last. */
  public List<String> cameTo(String mobile) {
    return codes.getOrDefault(new Mobile(mobile).value(), List.of());
  }

  public String lastAt(String mobile) {
    return cameTo(mobile).getLast();
  }

  /** Another code than the one that came last. */
  public String wrongAt(String mobile) {
    return wrong(lastAt(mobile), 1);
  }

  public static String wrong(String code, int by) {
    return "%06d".formatted((Integer.parseInt(code) + by) % 1_000_000);
  }
}
