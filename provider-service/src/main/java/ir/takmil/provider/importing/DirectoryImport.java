package ir.takmil.provider.importing;

import ir.takmil.platform.importing.FileImport;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Stage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A file of centres or of tariffs that was sent.
 *
 * @param by the account that sent it, and then the one that applied it
 */
@Document("imports")
@TypeAlias("directory-import")
@CompoundIndex(name = "subject", def = "{'subject': 1, 'askedAt': -1}")
@CompoundIndex(name = "at-work", def = "{'stage.kind': 1}")
record DirectoryImport(
    @Id ImportId id,
    @Version @Nullable Long version,
    Subject subject,
    String by,
    String content,
    int parts,
    Instant askedAt,
    int sequence,
    Stage stage)
    implements FileImport<DirectoryImport> {

  static DirectoryImport sent(
      ImportId id, Subject subject, String by, String content, int parts, Instant now) {
    return new DirectoryImport(id, null, subject, by, content, parts, now, 1, FileImport.sent());
  }

  /** In the name of whoever applies it. */
  DirectoryImport by(String account) {
    return new DirectoryImport(
        id, version, subject, account, content, parts, askedAt, sequence, stage);
  }

  @Override
  public String about() {
    return subject.name();
  }

  @Override
  public DirectoryImport at(int counted, Stage now) {
    return new DirectoryImport(id, version, subject, by, content, parts, askedAt, counted, now);
  }
}
