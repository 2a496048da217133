package ir.takmil.claims.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import ir.takmil.claims.claim.DocumentKind;
import ir.takmil.claims.testing.FreshStore;
import ir.takmil.claims.testing.Photographs;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What comes in pieces, what is left behind, and what comes again. */
class ChunksAndSweepTest {
  private static final AdmissionId ADMISSION = new AdmissionId("admission");
  private static final AttachmentId ATTACHMENT = new AttachmentId("attachment");
  private static final UploadKey KEY = new UploadKey("draft/admission/claim", ATTACHMENT);

  private record Parts(
      MongoTemplate store,
      MovableClock clock,
      Pictures pictures,
      Uploads uploads,
      Likenesses likenesses,
      PictureSweep sweep) {}

  private static void inStore(Consumer<Parts> work) {
    Boolean done =
        FreshStore.fresh(store -> {
          var clock = MovableClock.at("2026-11-21T10:00:00Z");
          var factory = store.getMongoDatabaseFactory();
          var likenesses = new Likenesses(factory);
          var pictures = new Pictures(factory, likenesses, clock);
          var uploads = new Uploads(factory, clock);
          work.accept(
              new Parts(
                  store,
                  clock,
                  pictures,
                  uploads,
                  likenesses,
                  new PictureSweep(store, pictures, uploads)));
          return true;
        });
    assertThat(done).isTrue();
  }

  private static ChunkSent chunk(byte[] file, int number, int of) {
    int size = Math.ceilDiv(file.length, of);
    byte[] data =
        Arrays.copyOfRange(file, (number - 1) * size, Math.min(file.length, number * size));
    return ChunkSent.checked(
        KEY, DocumentKind.INVOICE, String.valueOf(number), of, digest(data), data);
  }

  private static String digest(byte[] data) {
    byte[] hash = HexFormat.of().parseHex(Sha256.of(data));
    return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
  }

  @Test
  void chunksInAnyOrderAndTwiceAreTheFile() {
    inStore(parts -> {
      byte[] file = Photographs.jpeg(900, 700);
      parts.uploads().add(chunk(file, 3, 3));
      parts.uploads().add(chunk(file, 1, 3));
      parts.uploads().add(chunk(file, 1, 3));
      assertThat(parts.uploads().find(KEY).there()).containsExactly(1, 3);
      Upload whole = parts.uploads().add(chunk(file, 2, 3));
      assertThat(whole.isComplete()).isTrue();
      try {
        assertThat(parts.uploads().content(whole).readAllBytes()).isEqualTo(file);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      parts.uploads().whole(whole);
      assertThat(parts.store().getCollection(Uploads.CHUNKS).countDocuments()).isZero();
      assertThat(parts.uploads().find(KEY).has(chunk(file, 2, 3))).isTrue();
    });
  }

  @Test
  void aChunkWithAWrongHashIsRefused() {
    byte[] data = {1, 2, 3};
    String wrong = digest(new byte[] {9});
    assertThat(refused("1", 2, wrong, data)).isEqualTo("chunk-damaged");
    assertThat(refused("1", 2, "md5=:x:", data)).isEqualTo("chunk-digest-needed");
    assertThat(refused("3", 2, digest(data), data)).isEqualTo("chunk-number-wrong");
    assertThat(refused("1", 101, digest(data), data)).isEqualTo("chunk-number-wrong");
    byte[] large = new byte[ChunkSent.MOST_BYTES + 1];
    assertThat(refused("1", 2, digest(large), large)).isEqualTo("chunk-too-large");
  }

  private static String refused(String number, int of, String digest, byte[] data) {
    return catchThrowableOfType(
            Refusal.class,
            () -> ChunkSent.checked(KEY, DocumentKind.INVOICE, number, of, digest, data))
        .code();
  }

  @Test
  void whatIsAbandonedForADayIsForgotten() {
    inStore(parts -> {
      parts.uploads().add(chunk(Photographs.jpeg(90, 70), 1, 2));
      parts.clock().forward(Duration.ofHours(23));
      parts.sweep().forgetWhatNothingNames();
      assertThat(parts.uploads().find(KEY)).isNotNull();
      parts.clock().forward(Duration.ofHours(2));
      parts.sweep().forgetWhatNothingNames();
      assertThat(parts.uploads().find(KEY)).isNull();
      assertThat(parts.store().getCollection(Uploads.CHUNKS).countDocuments()).isZero();
    });
  }

  @Test
  void whatNothingNamesForAnHourIsForgottenAndWhatAClaimNamesStays() {
    inStore(parts -> {
      Picture named = PicturesIn.picture(80);
      Picture unnamed = PicturesIn.picture(90);
      parts.pictures().keep(ADMISSION, ATTACHMENT, named);
      parts.pictures().keep(ADMISSION, ATTACHMENT, unnamed);
      parts
          .store()
          .getCollection("claims")
          .insertOne(
              new Document("expense", new Document("admissionId", ADMISSION.value()))
                  .append(
                      "attachments",
                      List.of(
                          new Document("_id", ATTACHMENT.value())
                              .append("sha256", named.sha256()))));
      parts.sweep().forgetWhatNothingNames();
      assertThat(PicturesIn.kept(parts.store())).isEqualTo(2);
      parts.clock().forward(Duration.ofMinutes(61));
      parts.sweep().forgetWhatNothingNames();
      assertThat(PicturesIn.kept(parts.store())).isEqualTo(1);
      assertThat(read(parts, named)).isTrue();
      assertThat(read(parts, unnamed)).isFalse();
    });
  }

  private static boolean read(Parts parts, Picture picture) {
    return parts
        .pictures()
        .read(ADMISSION, ATTACHMENT, picture.sha256(), 1, Picture.Size.THUMBNAIL)
        .isPresent();
  }

  @Test
  void whatACrashLeftUnnamedIsTakenAway() {
    inStore(parts -> {
      parts.pictures().keep(ADMISSION, ATTACHMENT, PicturesIn.picture(80));
      Document named = parts.store().getCollection(Pictures.NAMES).findOneAndDelete(new Document());
      Document page = named.getList("pages", Document.class).getFirst();
      parts
          .store()
          .getCollection(Pictures.UNFINISHED)
          .insertOne(
              new Document("name", named.getString("_id"))
                  .append("files", List.of(page.get("file"), page.get("thumbnail")))
                  .append("at", java.util.Date.from(parts.clock().instant())));
      parts.clock().forward(Duration.ofMinutes(61));
      parts.sweep().forgetWhatNothingNames();
      assertThat(PicturesIn.kept(parts.store())).isZero();
      assertThat(parts.store().getCollection(Likenesses.COLLECTION).countDocuments()).isZero();
    });
  }

  @Test
  void aPageThatComesAgainIsFoundAmongOthersOfItsForm() {
    inStore(parts -> {
      for (int i = 0; i < 6; i++) {
        parts.pictures().keep(ADMISSION, new AttachmentId("a" + i), developed(receipt(i)));
      }
      var again =
          developed(
              Photographs.file(
                  MadePapers.again(
                      MadePapers.photographed(MadePapers.receipt(1, 3), 3),
                      2,
                      new double[] {.02, .03, .01, .02},
                      .6f),
                  "jpeg"));
      parts.pictures().keep(new AdmissionId("other"), ATTACHMENT, again);
      assertThat(parts.likenesses().similarTo(again.sha256()))
          .extracting(similar -> similar.attachment().value())
          .containsExactly("attachment", "a3");
    });
  }

  @Test
  void theSameFileSentTwiceIsTheSamePicture() {
    inStore(parts -> {
      Picture one = developed(receipt(1));
      Picture two = developed(receipt(1));
      assertThat(two.sha256()).isEqualTo(one.sha256());
      parts.pictures().keep(ADMISSION, new AttachmentId("one"), one);
      parts.pictures().keep(new AdmissionId("other"), new AttachmentId("two"), two);
      assertThat(parts.likenesses().similarTo(one.sha256()))
          .extracting(similar -> similar.attachment().value() + " " + similar.score())
          .containsExactlyInAnyOrder("one 1.0", "two 1.0");
    });
  }

  @Test
  void everyQueryHasItsIndex() {
    inStore(parts -> {
      assertThat(indexes(parts, Likenesses.COLLECTION)).contains("picture", "sent", "arrangements");
      assertThat(indexes(parts, Pictures.NAMES)).contains("look");
      assertThat(indexes(parts, Pictures.UNFINISHED)).contains("at");
      assertThat(indexes(parts, Uploads.UPLOADS)).contains("at", "owner");
      assertThat(indexes(parts, Uploads.CHUNKS)).contains("upload");
    });
  }

  private static List<String> indexes(Parts parts, String collection) {
    return parts
        .store()
        .getCollection(collection)
        .listIndexes()
        .map(index -> index.getString("name"))
        .into(new java.util.ArrayList<>());
  }

  private static byte[] receipt(int seed) {
    return Photographs.file(MadePapers.photographed(MadePapers.receipt(1, seed), seed), "jpeg");
  }

  private static Picture developed(byte[] file) {
    try {
      return new Darkroom(96).develop(new ByteArrayInputStream(file), file.length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
