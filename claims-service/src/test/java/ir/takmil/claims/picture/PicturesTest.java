package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.testing.FreshStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

class PicturesTest {
  private static final AdmissionId ADMISSION = new AdmissionId("admission");
  private static final AttachmentId ATTACHMENT = new AttachmentId("attachment");

  private static Picture picture(int width) {
    return PicturesIn.picture(width);
  }

  private static void inStore(BiConsumer<MongoTemplate, Pictures> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          work.accept(store, PicturesIn.store(store));
          return true;
        });
    assertThat(done).isTrue();
  }

  private static byte[] read(Pictures pictures, AdmissionId admission, Picture picture) {
    return pictures
        .read(admission, ATTACHMENT, picture.sha256(), 1, Picture.Size.FULL)
        .map(stored -> {
          try (var content = stored.content()) {
            return content.readAllBytes();
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        })
        .orElse(new byte[0]);
  }

  @Test
  void whatIsKeptIsReadAgain() {
    inStore((store, pictures) -> {
      Picture picture = picture(80);
      pictures.keep(ADMISSION, ATTACHMENT, picture);
      assertThat(read(pictures, ADMISSION, picture))
          .hasSize((int) picture.bytes())
          .startsWith(0xff, 0xd8);
    });
  }

  @Test
  void theSamePictureIsKeptOnceHoweverManySendItAtOnce() {
    inStore((store, pictures) -> {
      Picture picture = picture(80);
      IntStream.range(0, 16)
          .parallel()
          .forEach(any -> pictures.keep(ADMISSION, ATTACHMENT, picture));
      assertThat(PicturesIn.kept(store)).isEqualTo(1);
      assertThat(read(pictures, ADMISSION, picture)).hasSize((int) picture.bytes());
    });
  }

  @Test
  void anotherPictureOfTheSameNameDoesNotReplaceIt() {
    inStore((store, pictures) -> {
      Picture first = picture(80);
      Picture second = picture(90);
      pictures.keep(ADMISSION, ATTACHMENT, first);
      pictures.keep(ADMISSION, ATTACHMENT, second);
      assertThat(read(pictures, ADMISSION, first)).hasSize((int) first.bytes());
      assertThat(read(pictures, ADMISSION, second)).hasSize((int) second.bytes());
    });
  }

  @Test
  void anotherAdmissionCannotNameIt() {
    inStore((store, pictures) -> {
      Picture picture = picture(80);
      pictures.keep(ADMISSION, ATTACHMENT, picture);
      assertThat(read(pictures, new AdmissionId("other"), picture)).isEmpty();
    });
  }

  @Test
  void aForgottenPictureIsGoneAndMayBeForgottenTwice() {
    inStore((store, pictures) -> {
      Picture picture = picture(80);
      pictures.keep(ADMISSION, ATTACHMENT, picture);
      pictures.forget(ADMISSION, ATTACHMENT, picture.sha256());
      pictures.forget(ADMISSION, ATTACHMENT, picture.sha256());
      assertThat(PicturesIn.kept(store)).isZero();
      assertThat(store.getCollection("pictures.chunks").countDocuments()).isZero();
    });
  }

  @Test
  void whatACrashLeftHalfKeptIsKeptWholeTheNextTime() {
    inStore((store, pictures) -> {
      Picture picture = picture(80);
      pictures.keep(ADMISSION, ATTACHMENT, picture);
      store.getCollection("pictures.names").deleteMany(new Document());
      assertThat(read(pictures, ADMISSION, picture)).isEmpty();
      pictures.keep(ADMISSION, ATTACHMENT, picture);
      assertThat(read(pictures, ADMISSION, picture)).hasSize((int) picture.bytes());
    });
  }
}
