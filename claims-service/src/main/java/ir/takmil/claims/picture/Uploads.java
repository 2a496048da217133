package ir.takmil.claims.picture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import ir.takmil.platform.Refusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/**
 * Pictures that come in chunks, until they are whole. An upload is known by whose attachment it is;
 * its document says which chunks are there with the hash of each, the chunks lie beside it. It
 * stays for a while after it was whole, so that a chunk whose answer was lost may be sent again.
 *
 * <p>Indexes: {@code at} for what was abandoned, {@code owner} for how many one owner has open,
 * {@code upload} for the chunks of one; all else is found by id.
 */
@Repository
class Uploads {
  static final String UPLOADS = "picture-uploads";
  static final String CHUNKS = "picture-upload-chunks";
  static final Duration KEPT_FOR = Duration.ofDays(1);

  private final MongoCollection<Document> uploads;
  private final MongoCollection<Document> chunks;
  private final Clock clock;

  Uploads(MongoDatabaseFactory store, Clock clock) {
    var database = store.getMongoDatabase();
    uploads = database.getCollection(UPLOADS);
    chunks = database.getCollection(CHUNKS);
    uploads.createIndex(ascending("at"), new IndexOptions().name("at"));
    uploads.createIndex(ascending("owner", "whole"), new IndexOptions().name("owner"));
    chunks.createIndex(ascending("upload"), new IndexOptions().name("upload"));
    this.clock = clock;
  }

  @Nullable Upload find(UploadKey key) {
    Document found = uploads.find(eq(key.value())).first();
    return found == null ? null : upload(found);
  }

  /** Adds a chunk; one of another division of the same picture begins anew. */
  Upload add(ChunkSent sent) {
    String key = sent.key().value();
    var now = Date.from(clock.instant());
    chunks.replaceOne(
        eq(key + "/" + sent.number()),
        new Document("upload", key).append("data", new Binary(sent.data())),
        new ReplaceOptions().upsert(true));
    var part = new Document("sha256", sent.sha256()).append("bytes", sent.data().length);
    try {
      uploads.updateOne(
          and(eq(key), eq("kind", sent.kind().name()), eq("of", sent.of()), eq("whole", false)),
          combine(
              set("parts." + sent.number(), part),
              set("at", now),
              setOnInsert("owner", sent.key().owner())),
          new UpdateOptions().upsert(true));
    } catch (MongoWriteException otherwiseDivided) {
      if (otherwiseDivided.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw otherwiseDivided;
      }
      uploads.replaceOne(
          eq(key),
          new Document("owner", sent.key().owner())
              .append("kind", sent.kind().name())
              .append("of", sent.of())
              .append("parts", new Document(String.valueOf(sent.number()), part))
              .append("whole", false)
              .append("at", now));
    }
    Upload there = find(sent.key());
    if (there == null) {
      throw Refusal.conflict("upload-gone");
    }
    return there;
  }

  /** How many an owner has begun and not finished. Index: owner. */
  long open(UploadKey key) {
    return uploads.countDocuments(and(eq("owner", key.owner()), eq("whole", false)));
  }

  /** All of it, each chunk fetched when its turn has come and checked once more. */
  InputStream content(Upload upload) {
    return new SequenceInputStream(
        Collections.enumeration(
            new AbstractList<InputStream>() {
              @Override
              public InputStream get(int index) {
                return new ByteArrayInputStream(checked(upload, index + 1));
              }

              @Override
              public int size() {
                return upload.of();
              }
            }));
  }

  private byte[] checked(Upload upload, int number) {
    Document chunk = chunks.find(eq(upload.key() + "/" + number)).first();
    Upload.Part said = upload.parts().get(number);
    byte[] bytes = chunk == null ? new byte[0] : chunk.get("data", Binary.class).getData();
    if (said == null || !Sha256.of(bytes).equals(said.sha256())) {
      uploads.updateOne(eq(upload.key()), unset("parts." + number)); // to be sent again
      throw Refusal.unprocessable("chunk-damaged");
    }
    return bytes;
  }

  /** The picture was made of it; a chunk that is sent again changes nothing. */
  void whole(Upload upload) {
    uploads.updateOne(
        eq(upload.key()), combine(set("whole", true), set("at", Date.from(clock.instant()))));
    deleteChunks(upload);
  }

  /** No picture can be made of it. */
  void forget(Upload upload) {
    uploads.deleteOne(eq(upload.key()));
    deleteChunks(upload);
  }

  /** Those that nobody went on with for a day. Index: at. */
  void forgetAbandoned(int most) {
    uploads
        .find(lt("at", Date.from(clock.instant().minus(KEPT_FOR))))
        .sort(ascending("at"))
        .limit(most)
        .map(Uploads::upload)
        .into(new ArrayList<>())
        .forEach(this::forget);
  }

  private void deleteChunks(Upload upload) {
    chunks.deleteMany(eq("upload", upload.key()));
  }

  private static Upload upload(Document found) {
    var parts = new TreeMap<Integer, Upload.Part>();
    found
        .get("parts", new Document())
        .forEach((number, part) -> {
          if (part instanceof Document said) {
            parts.put(
                Integer.valueOf(number),
                new Upload.Part(said.getString("sha256"), said.getInteger("bytes")));
          }
        });
    return new Upload(
        found.getString("_id"),
        found.getString("kind"),
        found.getInteger("of"),
        parts,
        found.getBoolean("whole"));
  }
}
