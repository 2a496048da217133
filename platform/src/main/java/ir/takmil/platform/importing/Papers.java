package ir.takmil.platform.importing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.platform.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an import works with, in sheets of less than a megabyte: the pieces of its file, the rows
 * that were read, and what was found. It may be personal, so all of it is packed and sealed; a
 * sheet opens only in its own place.
 */
public final class Papers {
  public static final String ROWS = "rows";
  public static final String LEAVING = "leaving";
  public static final String FAULTS = "faults";

  @Document("import-papers")
  @TypeAlias("import-paper")
  @CompoundIndex(name = "import", def = "{'importId': 1}")
  @CompoundIndex(name = "at", def = "{'at': 1}")
  record Paper(@Id String id, ImportId importId, String kindOfPaper, Instant at, Binary sealed) {}

  private final MongoTemplate mongo;
  private final Vault vault;
  private final Clock clock;

  public Papers(MongoTemplate mongo, Vault vault, Clock clock) {
    this.mongo = mongo;
    this.vault = vault;
    this.clock = clock;
  }

  /** Written twice, kept once, as it was written last. */
  void keep(ImportId id, String kind, int number, byte[] sheet) {
    String name = name(id, kind, number);
    mongo.save(
        new Paper(name, id, kind, clock.instant(), new Binary(vault.seal(packed(sheet), name))));
  }

  Optional<byte[]> read(ImportId id, String kind, int number) {
    String name = name(id, kind, number);
    return Optional.ofNullable(mongo.findById(name, Paper.class))
        .map(found -> unpacked(vault.open(found.sealed().getData(), name)));
  }

  void forget(ImportId id) {
    mongo.remove(query(where("importId").is(id.value())), Paper.class);
  }

  /** What the application works with; what was found stays to be looked at. */
  public void forgetFileAndRows(ImportId id, String file) {
    mongo.remove(
        query(where("importId").is(id.value()).and("kindOfPaper").in(file, ROWS, LEAVING)),
        Paper.class);
  }

  /** What nobody came back for; not of those that are at work. */
  void forgetOlderThan(Instant then, Collection<ImportId> atWork) {
    mongo.remove(
        query(
            where("at")
                .lt(then)
                .and("importId")
                .nin(atWork.stream().map(ImportId::value).toList())),
        Paper.class);
  }

  private static byte[] packed(byte[] sheet) {
    var bytes = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(bytes)) {
      packing.write(sheet);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpacked(byte[] sheet) {
    try (var unpacking = new GZIPInputStream(new ByteArrayInputStream(sheet))) {
      return unpacking.readAllBytes(); // our own: nobody else can seal one
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String name(ImportId id, String kind, int number) {
    return "imports/" + id.value() + "/" + kind + "/" + number;
  }
}
