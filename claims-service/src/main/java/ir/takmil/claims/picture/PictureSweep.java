package ir.takmil.claims.picture;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import ir.takmil.claims.picture.Pictures.Unsettled;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets pictures that nothing names an hour after they were kept, and uploads that nobody went on
 * with for a day: a crash or a connection that was lost leaves nothing behind.
 *
 * <p>It reads admissions and claims as they lie in the store, for it has no other business with
 * them: {@code admissions} by id, {@code claims} by their index {@code admission}.
 */
@Component
class PictureSweep {
  private static final Logger log = LoggerFactory.getLogger(PictureSweep.class);
  private static final int ROUND = 200;
  private static final Duration A_DRAFT_MAY_CHANGE = Duration.ofDays(1);

  private final MongoTemplate mongo;
  private final Pictures pictures;
  private final Uploads uploads;

  PictureSweep(MongoTemplate mongo, Pictures pictures, Uploads uploads) {
    this.mongo = mongo;
    this.pictures = pictures;
    this.uploads = uploads;
  }

  @Scheduled(fixedDelayString = "${takmil.pictures.sweep-every:10m}")
  void forgetWhatNothingNames() {
    try {
      pictures.due(ROUND).forEach(this::lookAt);
      pictures.forgetUnfinished(ROUND);
      uploads.forgetAbandoned(ROUND);
    } catch (DataAccessException | com.mongodb.MongoException notNow) {
      log.atWarn().log("sweep of pictures waits: {}", notNow.getMessage());
    }
  }

  /** The draft is read before the claims: confirmed, it names its pictures until they stand. */
  private void lookAt(Unsettled picture) {
    if (isNamedByAdmission(picture.name())) {
      pictures.lookAgain(picture, A_DRAFT_MAY_CHANGE);
    } else if (isNamedByClaim(picture.name())) {
      pictures.settle(picture);
    } else {
      pictures.forget(picture);
      log.atInfo()
          .addKeyValue("admission", picture.name().admission().value())
          .addKeyValue("attachment", picture.name().attachment().value())
          .log("picture forgotten that nothing names");
    }
  }

  private boolean isNamedByAdmission(Name name) {
    Query admission = query(where("_id").is(name.admission().value()));
    admission.fields().include("stage.drafts.attachments", "stage.frozen.attachments");
    return mongo.find(admission, Document.class, "admissions").stream()
        .map(found -> found.get("stage", new Document()))
        .flatMap(stage -> Stream.of("drafts", "frozen").map(of -> documents(stage, of)))
        .flatMap(List::stream)
        .anyMatch(claim -> names(claim, name));
  }

  private boolean isNamedByClaim(Name name) {
    Query claims = query(where("expense.admissionId").is(name.admission().value()));
    claims.fields().include("attachments");
    return mongo.find(claims, Document.class, "claims").stream()
        .anyMatch(claim -> names(claim, name));
  }

  private static boolean names(Document claim, Name name) {
    return documents(claim, "attachments").stream()
        .anyMatch(attachment ->
            name.sha256().equals(attachment.getString("sha256"))
                && name.attachment().value().equals(attachment.getString("_id")));
  }

  private static List<Document> documents(Document in, String name) {
    return in.getList(name, Document.class, List.of());
  }
}
