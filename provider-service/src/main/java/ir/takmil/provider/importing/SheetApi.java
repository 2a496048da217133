package ir.takmil.provider.importing;

import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.importing.Importing;
import ir.takmil.platform.sheet.SheetWriter;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What is kept, as a file that may be edited and sent again; or, as a template, its headings alone.
 */
@RestController
class SheetApi {
  private final CentreTable centres;
  private final TariffTable tariffs;
  private final Audit audit;

  SheetApi(CentreTable centres, TariffTable tariffs, Audit audit) {
    this.centres = centres;
    this.tariffs = tariffs;
    this.audit = audit;
  }

  @GetMapping("/centres/export.xlsx")
  @RolesAllowed({"operator", "auditor"})
  ResponseEntity<StreamingResponseBody> centres(
      Caller caller, @RequestParam(defaultValue = "false") boolean template) {
    audit.record(caller, "centres.export", "centres");
    return sheet("centres.xlsx", "مراکز", centres, template);
  }

  @GetMapping("/tariffs/export.xlsx")
  @RolesAllowed({"operator", "auditor"})
  ResponseEntity<StreamingResponseBody> tariffs(
      Caller caller, @RequestParam(defaultValue = "false") boolean template) {
    audit.record(caller, "tariffs.export", "tariffs");
    return sheet("tariffs.xlsx", "تعرفه‌ها", tariffs, template);
  }

  private static ResponseEntity<StreamingResponseBody> sheet(
      String name, String title, Table<?, ?> table, boolean template) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Importing.WORKBOOK))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(out -> {
          try (var sheet = new SheetWriter(out, title)) {
            sheet.headings(table.columns());
            if (!template) {
              table.writeRows(sheet);
            }
            sheet.finish();
          }
        });
  }
}
