package ir.takmil.claims.picture;

import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.platform.Refusal;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One chunk of a picture, whose hash was found right.
 *
 * @param number from 1
 * @param of how many chunks the picture has
 * @param sha256 of the chunk, in hex
 */
@SuppressWarnings("ArrayRecordComponent") // made and kept once, never compared
record ChunkSent(UploadKey key, DocumentKind kind, int number, int of, String sha256, byte[] data) {
  static final int MOST_BYTES = 1024 * 1024;
  static final int MOST_CHUNKS = 100;

  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");

  /**
   * @param digest of RFC 9530: {@code sha-256=:base64:}
   * @throws Refusal 400 without a digest or number of sense, 413 too large, 422 damaged on its way
   */
  static ChunkSent checked(
      UploadKey key,
      DocumentKind kind,
      String number,
      @Nullable Integer of,
      @Nullable String digest,
      byte[] data) {
    if (of == null || of < 1 || of > MOST_CHUNKS || !number.matches("[1-9][0-9]{0,2}")) {
      throw Refusal.malformed("chunk-number-wrong");
    }
    int counted = Integer.parseInt(number);
    if (counted > of) {
      throw Refusal.malformed("chunk-number-wrong");
    }
    String said = said(digest);
    if (data.length > MOST_BYTES) {
      throw new Refusal(
          Refusal.Kind.TOO_LARGE, "chunk-too-large", Map.of("most", MOST_BYTES), List.of());
    }
    if (data.length == 0 || !Sha256.of(data).equals(said)) {
      throw Refusal.unprocessable("chunk-damaged");
    }
    return new ChunkSent(key, kind, counted, of, said, data);
  }

  private static String said(@Nullable String digest) {
    Matcher found = SHA_256.matcher(digest == null ? "" : digest);
    if (!found.find()) {
      throw Refusal.malformed("chunk-digest-needed");
    }
    return HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1)));
  }
}
