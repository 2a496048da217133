package ir.takmil.policy.importing;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.importing.FaultView;
import ir.takmil.platform.importing.ImportId;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.importing.Listed;
import ir.takmil.platform.web.Caller;
import ir.takmil.platform.web.Seen;
import ir.takmil.platform.web.Sentences;
import ir.takmil.policy.contract.ContractId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.UnaryOperator;
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
class ListImportApi {
  private final Importing<ListImport> importing;
  private final ListImporting lists;
  private final Sentences sentences;
  private final Audit audit;

  ListImportApi(
      Importing<ListImport> importing, ListImporting lists, Sentences sentences, Audit audit) {
    this.importing = importing;
    this.lists = lists;
    this.sentences = sentences;
    this.audit = audit;
  }

  @PutMapping(
      path = "/{id}",
      consumes = {"text/csv", Importing.WORKBOOK, "application/octet-stream"})
  @RolesAllowed("operator")
  ResponseEntity<ListImportView> send(
      Caller caller,
      @PathVariable ImportId id,
      @RequestParam ContractId contract,
      @RequestParam ListImport.Scope scope,
      HttpServletRequest request)
      throws IOException {
    byte[] file = Importing.bytes(request.getInputStream());
    audit.record(caller, "list.send", id.value());
    Importing.Sent<ListImport> sent = lists.send(id, contract, scope, file);
    return answer(sent.isNew() ? HttpStatus.CREATED : HttpStatus.OK, sent.file());
  }

  @GetMapping
  @RolesAllowed({"operator", "auditor"})
  Listed<ListImportView> all(
      @RequestParam ContractId contract, @RequestParam(required = false) @Nullable ImportId after) {
    return importing.of(contract.value(), after).shown(ListImportView::of);
  }

  @GetMapping("/{id}")
  @RolesAllowed({"operator", "auditor"})
  ResponseEntity<ListImportView> one(@PathVariable ImportId id) {
    return answer(HttpStatus.OK, importing.find(id));
  }

  @GetMapping("/{id}/faults")
  @RolesAllowed({"operator", "auditor"})
  Listed<FaultView> faults(
      Caller caller, @PathVariable ImportId id, @RequestParam(defaultValue = "0") int after) {
    audit.record(caller, "list.read", id.value());
    return importing.faults(id, after).shown(fault -> FaultView.of(fault, sentences));
  }

  @GetMapping("/{id}/differences")
  @RolesAllowed({"operator", "auditor"})
  Listed<Difference> differences(
      Caller caller,
      @PathVariable ImportId id,
      @RequestParam Difference.Kind kind,
      @RequestParam(defaultValue = "0") int after) {
    audit.record(caller, "list.read", id.value());
    return lists.differences(id, kind, after);
  }

  @PostMapping("/{id}/application")
  @RolesAllowed("operator")
  ResponseEntity<ListImportView> apply(Caller caller, @PathVariable ImportId id, Seen seen) {
    audit.record(caller, "list.apply", id.value());
    return answer(HttpStatus.ACCEPTED, importing.apply(id, seen, UnaryOperator.identity()));
  }

  @DeleteMapping("/{id}")
  @RolesAllowed("operator")
  ResponseEntity<Void> discard(Caller caller, @PathVariable ImportId id) {
    audit.record(caller, "list.discard", id.value());
    importing.discard(id);
    return ResponseEntity.noContent().build();
  }

  private static ResponseEntity<ListImportView> answer(HttpStatus status, ListImport list) {
    return ResponseEntity.status(status)
        .eTag(Seen.etag(list.sequence()))
        .body(ListImportView.of(list));
  }
}
