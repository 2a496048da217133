package ir.takmil.provider.physician;

import ir.takmil.provider.centre.CentreId;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** A physician and where they work. Nobody replicates physicians, so nothing is announced. */
@Document("physicians")
@TypeAlias("physician")
@CompoundIndex(name = "centre", def = "{'centreIds': 1, 'familyName': 1, '_id': 1}")
public record Physician(
    @Id PhysicianId id,
    CouncilCode councilCode,
    String givenName,
    String familyName,
    String specialty,
    List<CentreId> centreIds) {

  public Physician {
    centreIds = List.copyOf(centreIds);
  }
}
