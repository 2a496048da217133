package ir.takmil.claims.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of {@code openapi.yaml}, as "METHOD /path", each with who may enter. */
public final class Doors {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** A body of the right shape, for the doors that check it before they ask who calls. */
  private static final Map<String, String> BODIES =
      bodies(
          "POST /claims/{id}/correction",
          """
          {"basicInsurer": "NONE"}
          """,
          "POST /claims/{id}/appeal",
          """
          {"text": "موافق نیستم"}
          """,
          "POST /claims/{id}/handing-over",
          """
          {"to": "0199d0e0-ffff-7000-8000-000000000003"}
          """,
          "POST /claims/{id}/remarks",
          """
          {"text": "یادداشت", "visible": false}
          """,
          "POST /claims/{id}/originals",
          """
          {"place": "شعبه"}
          """,
          "POST /claims/{id}/originals/mismatch",
          """
          {"text": "مبلغ دیگر است"}
          """,
          "PUT /admissions/{id}",
          """
          {"contractId": "0199d0e0-0001-7000-8000-0000000000b1",
           "personId": "0199d0e0-0003-7000-8000-0000000000b2"}
          """,
          "PUT /admissions/{id}/claims/{claimId}",
          """
          {"serviceCode": "PHARMACY", "expenseDate": "2026-11-10", "basicInsurer": "NONE",
           "lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": 1, "basicShare": 0}]}
          """,
          "POST /simulations",
          """
          {"contractId": "0199d0e0-0001-7000-8000-0000000000b1",
           "personId": "0199d0e0-0003-7000-8000-0000000000b2", "serviceCode": "PHARMACY", "expenseDate": "2026-11-10",
           "basicInsurer": "NONE",
           "lines": [{"number": 1, "title": "دارو", "quantity": 1, "requested": 1, "basicShare": 0}]}
          """,
          "POST /claims/{id}/approval",
          """
          {"lines": [{"number": 1, "payable": 1, "deductions": []}]}
          """,
          "POST /claims/{id}/return",
          """
          {"kind": "NEEDS_VISIT", "reasonCode": "R12", "text": "مراجعه کنید", "repair": []}
          """,
          "POST /claims/{id}/rejection",
          """
          {"reasonCode": "X05", "text": "مستثنا"}
          """,
          "POST /claims/{id}/examination",
          """
          {"agreed": true}
          """,
          "PUT /payment-batches/{id}",
          """
          {"transferOrderIds": ["0199d0e0-ffff-7000-8000-000000000002"]}
          """);

  private static Map<String, String> bodies(String... doorsAndBodies) {
    var bodies = new TreeMap<String, String>();
    for (int i = 0; i < doorsAndBodies.length; i += 2) {
      bodies.put(doorsAndBodies[i], doorsAndBodies[i + 1]);
    }
    return bodies;
  }

  private Doors() {}

  public static String body(String door) {
    return BODIES.getOrDefault(door, "{}");
  }

  public static Map<String, Set<String>> described() {
    var described = new TreeMap<String, Set<String>>();
    if (OpenApi.document().get("paths") instanceof Map<?, ?> paths) {
      paths.forEach((path, operations) -> {
        if (operations instanceof Map<?, ?> known) {
          known.forEach((method, operation) -> {
            if (METHODS.contains(method) && operation instanceof Map<?, ?> told) {
              described.put(
                  String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path,
                  new TreeSet<>(Arrays.asList(String.valueOf(told.get("x-role")).split(","))));
            }
          });
        }
      });
    }
    return described;
  }
}
