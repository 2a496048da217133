package ir.takmil.claims.picture;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.IndexOptions;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/**
 * The pictures themselves, in the service's own store. A picture's name is the admission it came
 * with, the attachment and its hash: the same picture sent again is kept once, another one never
 * replaces it, and nobody's attachment can be named by an admission that it does not belong to.
 *
 * <p>The name is given in one write after the whole picture is there, so a picture is either there
 * or not; what is being written is noted before, so that nothing is left behind by a crash. All is
 * found by unique keys (name, file, piece of a file) and by two indexes: look, at.
 */
@Repository
public class Pictures {
  static final String NAMES = "pictures.names";
  static final String UNFINISHED = "pictures.unfinished";

  /** How long a picture may be there before something must name it. */
  static final Duration UNNAMED_FOR = Duration.ofHours(1);

  private static final int CHUNK = 1024 * 1024;

  private final GridFSBucket files;
  private final MongoCollection<Document> heads;
  private final MongoCollection<Document> pieces;
  private final MongoCollection<Document> names;
  private final MongoCollection<Document> unfinished;
  private final Likenesses likenesses;
  private final Clock clock;

  Pictures(MongoDatabaseFactory store, Likenesses likenesses, Clock clock) {
    var database = store.getMongoDatabase();
    files = GridFSBuckets.create(database, "pictures").withChunkSizeBytes(CHUNK);
    heads = database.getCollection("pictures.files");
    pieces = database.getCollection("pictures.chunks");
    names = database.getCollection(NAMES);
    unfinished = database.getCollection(UNFINISHED);
    names.createIndex(ascending("look"), new IndexOptions().name("look").sparse(true));
    unfinished.createIndex(ascending("at"), new IndexOptions().name("at"));
    this.likenesses = likenesses;
    this.clock = clock;
  }

  public void keep(AdmissionId admission, AttachmentId attachment, Picture picture) {
    var name = new Name(admission, attachment, picture.sha256());
    Date look = Date.from(clock.instant().plus(UNNAMED_FOR));
    if (names.findOneAndUpdate(eq(name.key()), set("look", look)) != null) {
      return; // and it stays at least that long
    }
    var kept = new ArrayList<Document>();
    var ids = new ArrayList<ObjectId>();
    for (Page page : picture.pages()) {
      var file = new ObjectId();
      var thumbnail = new ObjectId();
      ids.addAll(List.of(file, thumbnail));
      kept.add(
          new Document("file", file)
              .append("thumbnail", thumbnail)
              .append("sha256", page.sha256()));
    }
    var note =
        new Document("_id", new ObjectId())
            .append("name", name.key())
            .append("files", ids)
            .append("at", Date.from(clock.instant()));
    unfinished.insertOne(note);
    for (int page = 0; page < kept.size(); page++) {
      write(name, kept.get(page), picture.pages().get(page));
    }
    likenesses.keep(name, picture);
    try {
      names.insertOne(new Document("_id", name.key()).append("pages", kept).append("look", look));
    } catch (MongoWriteException failed) {
      if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failed;
      }
      ids.forEach(this::delete);
    }
    unfinished.deleteOne(eq(note.getObjectId("_id")));
  }

  private void write(Name name, Document kept, Page page) {
    try (InputStream jpeg = page.content()) {
      files.uploadFromStream(new BsonObjectId(kept.getObjectId("file")), name.key(), jpeg);
      files.uploadFromStream(
          new BsonObjectId(kept.getObjectId("thumbnail")),
          name.key(),
          new ByteArrayInputStream(page.thumbnail()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * @param page from 1
   */
  public Optional<Picture.Stored> read(
      AdmissionId admission, AttachmentId attachment, String sha256, int page, Picture.Size size) {
    return Optional.ofNullable(
            names.find(eq(new Name(admission, attachment, sha256).key())).first())
        .map(Pictures::pages)
        .filter(pages -> page >= 1 && page <= pages.size())
        .map(pages -> pages.get(page - 1))
        .map(kept ->
            switch (size) {
              case FULL -> kept.getObjectId("file");
              case THUMBNAIL -> kept.get("thumbnail", kept.getObjectId("file"));
            })
        .map(this::opened);
  }

  /** What was kept before there were pages has one file and no thumbnail. */
  private static List<Document> pages(Document named) {
    return named.containsKey("pages")
        ? named.getList("pages", Document.class)
        : List.of(new Document("file", named.getObjectId("file")));
  }

  private Picture.Stored opened(ObjectId file) {
    var stream = files.openDownloadStream(file).batchSize(1); // each piece by its key
    return new Picture.Stored(stream, stream.getGridFSFile().getLength());
  }

  public void forget(AdmissionId admission, AttachmentId attachment, String sha256) {
    var name = new Name(admission, attachment, sha256);
    gone(name, names.findOneAndDelete(eq(name.key())));
  }

  /** What is due to be looked at: whether something names it. Index: look. */
  List<Unsettled> due(int most) {
    return names
        .find(lt("look", Date.from(clock.instant())))
        .sort(ascending("look"))
        .limit(most)
        .map(named -> new Unsettled(Name.of(named.getString("_id")), named.getDate("look")))
        .into(new ArrayList<>());
  }

  /** A picture, and when it was to be looked at. */
  record Unsettled(Name name, Date look) {}

  /** A claim names it, and a claim's pictures stay. */
  void settle(Unsettled picture) {
    names.updateOne(as(picture), unset("look"));
  }

  /** A draft names it, which may change. */
  void lookAgain(Unsettled picture, Duration in) {
    names.updateOne(as(picture), set("look", Date.from(clock.instant().plus(in))));
  }

  /** Nothing names it; unless it was sent again meanwhile, it goes. */
  void forget(Unsettled picture) {
    gone(picture.name(), names.findOneAndDelete(as(picture)));
  }

  private static Bson as(Unsettled picture) {
    return and(eq(picture.name().key()), eq("look", picture.look()));
  }

  /** Takes away what a crash left of pictures that were being written. Index: at. */
  void forgetUnfinished(int most) {
    for (Document note :
        unfinished
            .find(lt("at", Date.from(clock.instant().minus(UNNAMED_FOR))))
            .sort(ascending("at"))
            .limit(most)
            .into(new ArrayList<>())) {
      var name = Name.of(note.getString("name"));
      Document named = names.find(eq(name.key())).first();
      List<ObjectId> kept = named == null ? List.of() : files(named);
      note.getList("files", ObjectId.class).stream()
          .filter(file -> !kept.contains(file))
          .forEach(this::delete);
      if (named == null) {
        likenesses.forget(name);
      }
      unfinished.deleteOne(eq(note.getObjectId("_id")));
    }
  }

  private void gone(Name name, @Nullable Document named) {
    if (named != null) {
      files(named).forEach(this::delete);
      likenesses.forget(name);
    }
  }

  private static List<ObjectId> files(Document named) {
    return pages(named).stream()
        .flatMap(page -> Stream.of("file", "thumbnail").map(page::getObjectId))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Also what was never finished. */
  private void delete(ObjectId file) {
    heads.deleteOne(eq(file));
    pieces.deleteMany(eq("files_id", file));
  }
}
