package ir.takmil.provider.importing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.importing.FaultView;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Listed;
import ir.takmil.platform.importing.Progress;
import ir.takmil.platform.importing.Tally;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.platform.web.Sentences;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/imports")
class ImportApi {
  private final Importing<DirectoryImport> importing;
  private final Sentences sentences;
  private final Audit audit;

  ImportApi(Importing<DirectoryImport> importing, Sentences sentences, Audit audit) {
    this.importing = importing;
    this.sentences = sentences;
    this.audit = audit;
  }

  /** How far a file is. */
  record ImportView(
      ImportId id, Subject subject, Instant askedAt, @JsonUnwrapped Progress progress) {
    static ImportView of(DirectoryImport file) {
      return new ImportView(
          file.id(),
          file.subject(),
          file.askedAt(),
          Progress.of(file.stage(), Application::stepsOf));
    }
  }

  @PutMapping(
      path = "/{id}",
      consumes = {"text/csv", Importing.WORKBOOK, "application/octet-stream"})
  @RolesAllowed("operator")
  ResponseEntity<ImportView> send(
      Caller caller,
      @PathVariable ImportId id,
      @RequestParam Subject subject,
      HttpServletRequest request)
      throws IOException {
    byte[] file = Importing.bytes(request.getInputStream());
    audit.record(caller, "import.send", id.value());
    Importing.Sent<DirectoryImport> sent =
        importing.send(
            id,
            file,
            (content, parts, now) ->
                DirectoryImport.sent(id, subject, caller.account(), content, parts, now),
            present -> present.subject() == subject);
    return answer(sent.isNew() ? HttpStatus.CREATED : HttpStatus.OK, sent.file());
  }

  @GetMapping
  @RolesAllowed({"operator", "auditor"})
  Listed<ImportView> all(
      @RequestParam Subject subject, @RequestParam(required = false) @Nullable ImportId after) {
    return importing.of(subject.name(), after).shown(ImportView::of);
  }

  @GetMapping("/{id}")
  @RolesAllowed({"operator", "auditor"})
  ResponseEntity<ImportView> one(@PathVariable ImportId id) {
    return answer(HttpStatus.OK, importing.find(id));
  }

  @GetMapping("/{id}/faults")
  @RolesAllowed({"operator", "auditor"})
  Listed<FaultView> faults(@PathVariable ImportId id, @RequestParam(defaultValue = "0") int after) {
    return importing.faults(id, after).shown(fault -> FaultView.of(fault, sentences));
  }

  @GetMapping("/{id}/differences")
  @RolesAllowed({"operator", "auditor"})
  Listed<Difference> differences(
      @PathVariable ImportId id,
      @RequestParam Difference.Kind kind,
      @RequestParam(defaultValue = "0") int after) {
    Tally tally = importing.find(id).stage().tally();
    int total =
        switch (kind) {
          case JOINED -> tally.joined();
          case CHANGED -> tally.changed();
        };
    return importing.page(id, kind.paper(), after, total, Difference.class);
  }

  @PostMapping("/{id}/application")
  @RolesAllowed("operator")
  ResponseEntity<ImportView> apply(Caller caller, @PathVariable ImportId id, Seen seen) {
    audit.record(caller, "import.apply", id.value());
    return answer(
        HttpStatus.ACCEPTED, importing.apply(id, seen, file -> file.by(caller.account())));
  }

  @DeleteMapping("/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> discard(Caller caller, @PathVariable ImportId id) {
    audit.record(caller, "import.discard", id.value());
    importing.discard(id);
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<ImportView> answer(HttpStatus status, DirectoryImport file) {
    return ResponseEntity.status(status).eTag(Seen.etag(file.sequence())).body(ImportView.of(file));
  }
}
