#pragma once

#include "base/result.hpp"
#include "template/program.hpp"
#include "template/render_context.hpp"

namespace peil::template_engine {

/// Renders one template of a program: the page, or all mistakes met on the way.
Result<std::string> render_template(const Program& program, std::size_t template_index,
                                    const nlohmann::json& data, const RenderContext& context);

} // namespace peil::template_engine
