package ir.takmil.claims.intake;

import ir.takmil.claims.claim.AdmissionId;
import ir.takmil.platform.Refusal;
import ir.takmil.platform.audit.Audit;
import ir.takmil.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The door for the signed receipt of what was sent. */
@RestController
class ReceiptApi {
  private final Intake intake;
  private final ReceiptSigner signer;
  private final Audit audit;

  ReceiptApi(Intake intake, ReceiptSigner signer, Audit audit) {
    this.audit = audit;
    this.intake = intake;
    this.signer = signer;
  }

  /** A compact JWS; its payload is told in {@code docs/receipt.md}. */
  @GetMapping(path = "/admissions/{id}/receipt", produces = "application/jose")
  @RolesAllowed({"insured", "provider"})
  String receipt(@PathVariable AdmissionId id, Caller caller) {
    audit.record(caller, "admission.read", id.value());
    Admission.Confirmation confirmation =
        intake
            .find(id, Sender.of(caller))
            .confirmation()
            .orElseThrow(() -> Refusal.conflict("not-confirmed-yet"));
    String receipt = confirmation.receipt();
    if (receipt == null) {
      throw Refusal.unknown("not-found");
    }
    return receipt;
  }

  /** JSON Web Keys (RFC 7517); keep them, and receipts can be verified without us. */
  @GetMapping("/receipt-keys")
  @RolesAllowed({"insured", "provider", "auditor"})
  Map<String, Object> keys() {
    return signer.publicKeys().toJSONObject();
  }
}
