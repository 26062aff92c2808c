-- {{< bn-figure query="figure=walk&step=x_hat" title="A title" height=640 >}}
-- A live figure on a page, a picture with a link in everything that is printed. `bn-site` in the document or in _quarto.yml says where the site lies.

local function text(value, default)
  local written = value and pandoc.utils.stringify(value) or ""
  return written ~= "" and written or default
end

local function escape(value)
  return (value:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;"))
end

local function setting(query, key)
  return ("&" .. query):match("&" .. key .. "=([%w-]+)")
end

local function figure(args, kwargs, meta)
  local site = text(meta["bn-site"], "")
  local query = text(kwargs["query"], "figure=walk")
  local title = text(kwargs["title"], "Batch normalization, number by number")
  local height = text(kwargs["height"], "640")
  if quarto.doc.is_format("html:js") then
    return pandoc.RawBlock("html", string.format(
      '<iframe data-bn-figure src="%sembed.html?%s" title="%s" width="100%%" height="%s" frameborder="0" loading="lazy"></iframe>\n<script src="%sbn-frame.js" async></script>',
      escape(site), escape(query), escape(title), escape(height), escape(site)))
  end
  local name = setting(query, "figure") or "walk"
  local folder = setting(query, "lang") == "ko" and "ko/" or ""
  -- Its own page takes the settings of the figure; which figure, and in which language, its path says.
  local settings = ("&" .. query):gsub("&figure=[^&]*", ""):gsub("&lang=[^&]*", ""):gsub("^&", "")
  local page = site .. folder .. "figure/" .. name .. ".html" .. (settings ~= "" and "?" .. settings or "")
  return pandoc.Para({ pandoc.Link({ pandoc.Image({ pandoc.Str(title) }, site .. folder .. "figure/" .. name .. ".png") }, page) })
end

return { ["bn-figure"] = figure }
