package ir.takmil.claims.picture;

import ir.takmil.claims.testing.Photographs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;

/** For tests of other packages. */
public final class PicturesIn {
  private PicturesIn() {}

  public static Pictures store(MongoTemplate store) {
    return store(store, Clock.systemUTC());
  }

  static Pictures store(MongoTemplate store, Clock clock) {
    var factory = store.getMongoDatabaseFactory();
    return new Pictures(factory, new Likenesses(factory), clock);
  }

  public static Picture picture() {
    return picture(80);
  }

  public static Picture picture(int width) {
    try {
      byte[] file = Photographs.jpeg(width, 60);
      return new Darkroom(96).develop(new ByteArrayInputStream(file), file.length);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** How many pages are kept, by their files and not by their names; each has a thumbnail. */
  public static long kept(MongoTemplate store) {
    return store.getCollection("pictures.files").countDocuments() / 2;
  }
}
