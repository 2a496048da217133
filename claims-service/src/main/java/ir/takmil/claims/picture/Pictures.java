package ir.takmil.claims.picture;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.claims.claim.AttachmentId;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Repository;

/**
 * The pictures themselves, in the service's own store. A picture's name is the admission it came
 * with, the attachment and its hash: the same picture sent again is kept once, another one never
 * replaces it, and nobody's attachment can be named by an admission that it does not belong to.
 *
 * <p>The name is given in one write after the whole picture is there, so a picture is either there
 * or not. All is found by unique keys: name, file, and piece of a file.
 */
@Repository
public class Pictures {
  private static final int CHUNK = 1024 * 1024;

  private final GridFSBucket files;
  private final MongoCollection<Document> names;

  Pictures(MongoDatabaseFactory store) {
    var database = store.getMongoDatabase();
    files = GridFSBuckets.create(database, "pictures").withChunkSizeBytes(CHUNK);
    names = database.getCollection("pictures.names");
  }

  public void keep(AdmissionId admission, AttachmentId attachment, Picture picture) {
    String name = name(admission, attachment, picture.sha256());
    if (find(name).isPresent()) {
      return;
    }
    ObjectId file = files.uploadFromStream(name, picture.content());
    try {
      names.insertOne(new Document("_id", name).append("file", file));
    } catch (MongoWriteException failed) {
      files.delete(file);
      if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failed;
      }
    }
  }

  public Optional<Picture.Stored> read(
      AdmissionId admission, AttachmentId attachment, String sha256) {
    return find(name(admission, attachment, sha256)).map(this::opened);
  }

  private Picture.Stored opened(ObjectId file) {
    var stream = files.openDownloadStream(file).batchSize(1); // each piece by its key
    return new Picture.Stored(stream, stream.getGridFSFile().getLength());
  }

  public void forget(AdmissionId admission, AttachmentId attachment, String sha256) {
    Document gone = names.findOneAndDelete(eq(name(admission, attachment, sha256)));
    if (gone != null) {
      files.delete(gone.getObjectId("file"));
    }
  }

  private Optional<ObjectId> find(String name) {
    return Optional.ofNullable(names.find(eq(name)).first())
        .map(named -> named.getObjectId("file"));
  }

  private static String name(AdmissionId admission, AttachmentId attachment, String sha256) {
    return admission.value() + "/" + attachment.value() + "/" + sha256;
  }
}
