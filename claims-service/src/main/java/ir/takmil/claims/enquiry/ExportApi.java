package ir.takmil.claims.enquiry;

import ir.takmil.claims.claim.Actor;
import ir.takmil.claims.claim.Claim;
import ir.takmil.claims.claim.ClaimId;
import ir.takmil.claims.claim.PersonId;
import ir.takmil.claims.claim.StaffId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The doors through which claims are taken along: as a sheet, and one as a statement. */
@RestController
@RequestMapping("/claims")
class ExportApi {
  private static final int MOST = 10_000;
  private static final MediaType SHEET =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final ClaimRecords records;
  private final Words words;
  private final Clock clock;
  private final Audit audit;

  ExportApi(ClaimRecords records, Words words, Clock clock, Audit audit) {
    this.audit = audit;
    this.records = records;
    this.words = words;
    this.clock = clock;
  }

  /** Of a filter nothing is bound but what its constructor names. */
  @InitBinder
  void bind(WebDataBinder binder) {
    binder.setDeclarativeBinding(true);
  }

  /** What the list shows under the same filters, the newest 10,000. */
  @GetMapping("/export.xlsx")
  @RolesAllowed("insured")
  ResponseEntity<StreamingResponseBody> sheet(Wanted wanted, Caller caller) {
    var reader = new PersonId(caller.requiredPerson());
    wanted.criteria(); // refused before the answer begins
    audit.record(caller, "claims.export", reader.value());
    return attachment("claims.xlsx", SHEET)
        .body(out -> {
          try (Stream<Claim> claims = records.stream(reader, wanted, MOST)) {
            Sheet.write(out, claims.iterator(), MOST, words);
          }
        });
  }

  @GetMapping("/{id}/statement.pdf")
  @RolesAllowed("insured")
  ResponseEntity<byte[]> statement(@PathVariable ClaimId id, Caller caller) {
    audit.record(caller, "claim.read", id.value());
    Claim claim =
        records
            .find(id, new PersonId(caller.requiredPerson()))
            .orElseThrow(() -> Refusal.unknown("not-found"));
    var actor = new Actor(new StaffId(caller.account()), caller.roles());
    var view = ClaimView.of(claim, actor, false, words, null, clock.instant());
    return attachment("statement-" + view.claimNumber() + ".pdf", MediaType.APPLICATION_PDF)
        .body(Statement.pdf(view, words, clock.instant()));
  }

  private static ResponseEntity.BodyBuilder attachment(String name, MediaType type) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header("X-Content-Type-Options", "nosniff")
        .contentType(type);
  }
}
