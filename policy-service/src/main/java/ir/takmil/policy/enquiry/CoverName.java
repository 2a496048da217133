package ir.takmil.policy.enquiry;

import ir.takmil.policy.contract.Cover;
import ir.takmil.policy.contract.CoverCode;

record CoverName(CoverCode code, String title) {
  static CoverName of(Cover cover) {
    return new CoverName(cover.code(), cover.title());
  }
}
