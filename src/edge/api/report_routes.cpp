// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/reports/label_report.hpp"
#include "edge/api/patient_route.hpp"
#include "edge/api/query.hpp"
#include "edge/api/routes.hpp"
#include "wire/json_writer.hpp"

namespace harken::edge {

namespace {

Response shown(const LabelReport& report, std::string_view every) {
  wire::JsonWriter out;
  wire::write_object(out, [&] {
    out.field("from", report.from).field("to", report.to).field("every", every);
    out.field("total", report.total).field("unlabelled", report.unlabelled).name("labels");
    out.open('[');
    for (const auto& line : report.lines) {
      wire::write_object(out, [&] {
        out.field("label_id", line.label_id).field("count", line.count);
        out.field("solved", line.solved).field("counts", line.counts);
      });
    }
    out.close(']');
  });
  return ok_json(std::move(out).text());
}

Result<StaffWork> labels(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"from", "to", "every", "department", "channel"}));
  ReportSpan span;
  ASSIGN_OR_RETURN(const auto from, optional_query_time(request, "from"));
  ASSIGN_OR_RETURN(const auto to, optional_query_time(request, "to"));
  if (!from) return fail_invalid("from", "from is where the report begins");
  if (!to) return fail_invalid("to", "to is where the report ends");
  span.from = *from;
  span.to = *to;
  const auto every = request.query_param("every").value_or("day");
  if (every != "day" && every != "week") return fail_invalid("every", "every is day or week");
  span.step_micros = app::kMicrosOfADay * (every == "week" ? 7 : 1);
  ASSIGN_OR_RETURN(span.department_id, optional_query_id<DepartmentId>(request, "department"));
  ASSIGN_OR_RETURN(span.channel_id, optional_query_id<ChannelId>(request, "channel"));
  return StaffWork([span, every](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto report, app::report_labels(call.tx, call.actor(), span));
    return shown(report, every);
  });
}

}  // namespace

void add_report_routes(Api& api, Routes& routes) {
  routes.push_back(staff_report(api, "/api/v1/reports/labels", labels));
}

}  // namespace harken::edge
