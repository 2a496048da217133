package ir.takmil.claims.picture;

import ir.takmil.claims.claim.Attachment;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * How a picture comes in, whole or in chunks, and what is told of it. Whoever asks has been let in
 * by the door already, and what becomes of the picture is the door's.
 */
@Component
public class Receiving {
  private static final int MOST_OPEN = 20;

  private final Darkroom darkroom;
  private final Uploads uploads;

  Receiving(Darkroom darkroom, Uploads uploads) {
    this.darkroom = darkroom;
    this.uploads = uploads;
  }

  /**
   * @param there numbers of the chunks that need not be sent again, in order
   * @param attachment once the picture is whole
   */
  public record UploadShown(
      String id, int chunks, List<Integer> there, @Nullable PictureShown attachment) {}

  /** The body is the whole picture. */
  public PictureShown whole(HttpServletRequest request, Function<Picture, Attachment> attach)
      throws IOException {
    try (Picture picture =
        darkroom.develop(request.getInputStream(), request.getContentLengthLong())) {
      return PictureShown.of(attach.apply(picture));
    }
  }

  /**
   * The body is a chunk. With the last one that was missing the picture is developed and attached,
   * as if it had come whole: 201; before, 202. What cannot become a picture is forgotten, so that
   * its chunks may be sent again from the first; what had to wait for room is kept, and any chunk
   * sent again tries once more.
   *
   * @param attached the attachment as it stands, for a chunk that comes again after the last
   * @throws Refusal as for a whole picture; 400 chunk-number-wrong, chunk-digest-needed; 409
   *     too-many-uploads; 413 chunk-too-large; 422 chunk-damaged
   */
  public ResponseEntity<UploadShown> chunk(
      UploadKey key,
      Asked asked,
      HttpServletRequest request,
      Supplier<Optional<Attachment>> attached,
      Function<Picture, Attachment> attach)
      throws IOException {
    ChunkSent sent =
        ChunkSent.checked(
            key,
            asked.kind(),
            asked.number(),
            asked.chunks(),
            asked.digest(),
            request.getInputStream().readNBytes(ChunkSent.MOST_BYTES + 1));
    Upload before = uploads.find(key);
    if (before != null && before.whole() && before.has(sent)) {
      Attachment there = attached.get().orElse(null);
      if (there != null) {
        return ResponseEntity.status(HttpStatus.CREATED).body(shown(before, there));
      }
    }
    Upload now =
        before != null && !before.whole() && before.has(sent) ? before : added(before, sent);
    if (!now.isComplete()) {
      return ResponseEntity.accepted().body(shown(now, null));
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(shown(now, developed(now, attach)));
  }

  /**
   * What the door was asked; not looked at before its visitor is known.
   *
   * @param number of the chunk, from 1
   * @param chunks how many the picture has
   * @param digest the chunk's {@code Content-Digest}
   */
  public record Asked(
      DocumentKind kind, String number, @Nullable Integer chunks, @Nullable String digest) {}

  private Upload added(@Nullable Upload before, ChunkSent sent) {
    if (before != null && !before.whole() && before.isOf(sent)) {
      if (before.bytesWithout(sent.number()) + sent.data().length > Darkroom.MOST_BYTES) {
        throw Darkroom.tooLarge();
      }
    } else if (uploads.open(sent.key()) >= MOST_OPEN) {
      throw Refusal.conflict("too-many-uploads", Map.of("most", MOST_OPEN));
    }
    return uploads.add(sent);
  }

  private Attachment developed(Upload upload, Function<Picture, Attachment> attach)
      throws IOException {
    try (Picture picture = darkroom.develop(uploads.content(upload), upload.bytes())) {
      Attachment attached = attach.apply(picture);
      uploads.whole(upload);
      return attached;
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.UNAVAILABLE && !refusal.code().equals("chunk-damaged")) {
        uploads.forget(upload);
      }
      throw refusal;
    }
  }

  /** Which chunks are there; none where nothing was begun. */
  public UploadShown progress(UploadKey key, Supplier<Optional<Attachment>> attached) {
    Upload upload = uploads.find(key);
    if (upload == null) {
      return new UploadShown(key.attachment().value(), 0, List.of(), null);
    }
    return shown(upload, upload.whole() ? attached.get().orElse(null) : null);
  }

  private static UploadShown shown(Upload upload, @Nullable Attachment attached) {
    return new UploadShown(
        upload.attachment(),
        upload.of(),
        upload.there(),
        attached == null ? null : PictureShown.of(attached));
  }
}
