package dev.ingressmap.localstage.control.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.util.ArrayList;
import java.util.List;

/** The records of a CSV document as RFC 4180 has it: quoted fields may hold commas and lines. */
final class CsvRecords {

  private final List<List<String>> records = new ArrayList<>();
  private List<String> record = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean quoted;

  private CsvRecords() {}

  /** All records but empty lines. */
  static List<List<String>> of(String document) {
    CsvRecords csv = new CsvRecords();
    String text = document.replace("\r\n", "\n").replace('\r', '\n');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (csv.quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        csv.field.append(c);
        i++;
      } else {
        csv.read(c);
      }
    }
    if (csv.quoted) {
      throw badRequest("Unable to parse CSV: a quoted field does not end");
    }
    csv.endRecord();
    return csv.records;
  }

  private void read(char c) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      endField();
    } else if (c == '\n' && !quoted) {
      endRecord();
    } else {
      field.append(c);
    }
  }

  private void endField() {
    record.add(field.toString().strip());
    field.setLength(0);
  }

  private void endRecord() {
    endField();
    if (record.size() > 1 || !record.getFirst().isEmpty()) {
      records.add(record);
    }
    record = new ArrayList<>();
  }
}
