package ir.takmil.provider.importing;

import ir.takmil.provider.centre.CentreId;
import ir.takmil.provider.centre.Listing;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param id of the centre that it is, as the file or what is kept has it; null: one that is new
 * @param seen how often that one had changed when it was shown; null: it is not kept yet
 * @param unsaid columns that the file does not have: of these it says nothing, and what is kept
 *     stays
 */
record CentreLine(
    int number,
    @Nullable CentreId id,
    @Nullable Integer seen,
    Listing listing,
    Set<CentreColumn> unsaid)
    implements Line {

  CentreLine {
    unsaid = Set.copyOf(unsaid);
  }

  CentreLine beside(CentreId known, int sequence) {
    return new CentreLine(number, known, sequence, listing, unsaid);
  }

  /** What the centre is once the row is applied to it. */
  Listing over(Listing kept) {
    return new Listing(
        listing.name(),
        listing.kind(),
        listing.affiliation(),
        listing.province(),
        listing.city(),
        listing.address(),
        says(CentreColumn.PHONES, listing.phones(), kept.phones()),
        says(CentreColumn.REMARKS, listing.remarks(), kept.remarks()),
        unsaid.contains(CentreColumn.LATITUDE) ? kept.latitude() : listing.latitude(),
        unsaid.contains(CentreColumn.LONGITUDE) ? kept.longitude() : listing.longitude(),
        listing.contractStart(),
        unsaid.contains(CentreColumn.CONTRACT_END) ? kept.contractEnd() : listing.contractEnd(),
        listing.scope(),
        says(CentreColumn.SERVICES, listing.services(), kept.services()),
        says(CentreColumn.OPENING_HOURS, listing.openingHours(), kept.openingHours()));
  }

  private <T> T says(CentreColumn column, T said, T kept) {
    return unsaid.contains(column) ? kept : said;
  }
}
