-- Which song is this?  Onara's cue sheets in mpv: the music under the scene is named when it
-- begins, a key says what plays now, and others jump from song to song.
--
-- The sheet is read from NAME.cues.json beside the episode (onara export --format json --beside);
-- then the program onara is asked for the newest one, in the background, and where it does not
-- answer the sheet is looked for among what it has exported.  Nothing waits for that, nothing is
-- written and nothing uses the network.

local mp = require "mp"
local msg = require "mp.msg"
local options = require "mp.options"
local utils = require "mp.utils"
local has_input, input = pcall(require, "mp.input") -- since mpv 0.38; lists to choose from 0.39

-- ONARA is what `onara mpv --install` has put above: words, keys, and where the program lies.
local GIVEN = utils.parse_json(ONARA or "{}") or {}
local LARGEST = 32 * 1024 * 1024 -- bytes of a sheet; that of a long season has a tenth of it
local MOST_SHEETS = 16 -- other sheets of the folder that are looked into
local LONGEST = 200 -- bytes of a name on the screen
local ROWS = 9 -- of the list, where mpv has none of its own
local BRIEF_S = 1 -- shorter than this is where one cue fades into the next, and no chapter
local NEAR_S = 0.05 -- a seek may end a sample before its second
local BACK_S = 3 -- so far into a cue, going back leads to its beginning

local opts = {
    language = GIVEN.language or "en", -- en or ko: of the words, and of the title that leads
    names = "", -- native, romanised, english: those to show, the first one leads
    seconds = 6, -- how long a name stays on the screen
    show = true, -- name music when it begins
    level = true, -- say how loud it is beside all else, and how much is said over it
    chapters = true, -- make chapters of the cues, where the file has none
    ask = true, -- ask the program onara
    program = GIVEN.program or "onara",
    home = GIVEN.home or "", -- folder of the library, where it is not the usual one
}
options.read_options(opts, "onara")

local cues = {} -- in the order in which they begin
local active = {} -- those that sound now
local steady = { 0, 0 } -- seconds between which the same ones sound
local has_sheet = false
local why = "none" -- words that say why there are no cues
local ours = false -- the chapters are
local quiet = nil -- a cue that was just told
local file_number = 0 -- answers for an earlier file come too late

local function word(key)
    local words = (GIVEN.words or {})[key]
    return words and (words[opts.language] or words.en) or key
end

-- Sheets come from anywhere: what is no text, or no number, is nothing.
local function text(value)
    if type(value) ~= "string" then return nil end
    local line = value:gsub("[%c\127]+", " "):match("^%s*(.-)%s*$")
    if #line > LONGEST then
        local cut = LONGEST
        while cut > 0 and line:byte(cut + 1) >= 0x80 and line:byte(cut + 1) < 0xC0 do
            cut = cut - 1
        end
        line = line:sub(1, cut) .. "…"
    end
    return line ~= "" and line or nil
end

local function number(value)
    local is_number = type(value) == "number" and value == value and math.abs(value) < 1e9
    return is_number and value or nil
end

local function object(value)
    return type(value) == "table" and value or {}
end

local function clock(seconds)
    local s = math.floor(seconds)
    local under_an_hour = string.format("%d:%02d", math.floor(s / 60) % 60, s % 60)
    if s < 3600 then return under_an_hour end
    return string.format("%d:%02d:%02d", math.floor(s / 3600), math.floor(s / 60) % 60, s % 60)
end

-- Reading sheets

local function cue_of(line, place)
    local cue, music, named = object(line.cue), object(line.music), object(line.named)
    local from, to = number(cue.start_s), number(cue.end_s)
    if not from or not to or from >= to or cue.rejected == true then return nil end
    local performers = {}
    for _, each in ipairs(object(music.performers)) do
        performers[#performers + 1] = text(each)
    end
    local titles, sure = object(named.title), object(named.confidence)
    local identified = named.identified
    if identified == nil then identified = text(cue.recording) ~= nil or text(music.song) ~= nil end
    return {
        id = text(cue.id) or tostring(place),
        from = from,
        to = to,
        en = text(titles.en) or text(music.title),
        ko = text(titles.ko) or text(music.title_ko),
        romanised = text(named.romanised),
        by = table.concat(performers, ", "),
        role = text(music.role),
        usage = text(cue.usage),
        level = number(cue.level_db),
        speech = number(cue.speech),
        sure = text(sure.en),
        identified = identified == true,
    }
end

local function sheet_for(told, file, is_its_own)
    local sheets = object(told.sheets)
    for _, each in ipairs(sheets) do
        local path = object(object(each).episode).path
        if type(path) == "string" and path:match("[^/\\]*$") == file then return each end
    end
    return is_its_own and #sheets == 1 and object(sheets[1]) or nil
end

-- The cues for a file of a sheet's text, nil where it is no sheet, or none of this file.
local function cues_of(raw, file, is_its_own)
    local fine, told = pcall(utils.parse_json, raw or "")
    told = fine and object(told) or {}
    if told.format ~= "onara-cue-sheet" or told.version ~= 1 then return nil end
    local sheet = sheet_for(told, file, is_its_own)
    if not sheet or type(sheet.lines) ~= "table" then return nil end
    local found = {}
    for place, line in ipairs(sheet.lines) do
        found[#found + 1] = cue_of(object(line), place)
    end
    table.sort(found, function(one, other)
        if one.from ~= other.from then return one.from < other.from end
        return one.to < other.to
    end)
    return found
end

local function read(path)
    local about = utils.file_info(path)
    if not about or not about.is_file or about.size > LARGEST then return nil end
    local file = io.open(path, "rb")
    local raw = file and file:read("*a")
    if file then file:close() end
    return raw
end

-- The sheet of a file in a folder: its own, or that of its season.
local function in_folder(folder, file)
    local stem = file:match("^(.+)%.[^.]+$") or file
    local path = utils.join_path(folder, stem .. ".cues.json")
    local raw = read(path)
    if raw then
        local found = cues_of(raw, file, true)
        if found then return found end
        msg.warn(path .. ": this is no cue sheet of Onara's")
    end
    local looked = 0
    for _, name in ipairs(utils.readdir(folder, "files") or {}) do
        if name:sub(-10) == ".cues.json" and looked < MOST_SHEETS then
            looked = looked + 1
            local found = cues_of(read(utils.join_path(folder, name)), file, false)
            if found then return found end
        end
    end
    return nil
end

local function among_exports(file)
    local folder = GIVEN.exports
    if opts.home ~= (GIVEN.home or "") or not folder then
        folder = opts.home ~= "" and utils.join_path(opts.home, "exports") or nil
    end
    for _, drama in ipairs(folder and utils.readdir(folder, "dirs") or {}) do
        local found = in_folder(utils.join_path(folder, drama), file)
        if found then return found end
    end
    return nil
end

-- The path of what is played, nil where it is no file of this machine.
local function local_path()
    local path = mp.get_property("path")
    if not path then return nil end
    local address = path:match("^file://(/.*)$")
    if address then
        path = address:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    elseif path:match("^%a[%w+.-]*://") then
        return nil
    end
    path = utils.join_path(mp.get_property("working-directory") or "", path)
    local about = utils.file_info(path)
    return about and about.is_file and path or nil
end

-- Saying what sounds

local ORDER = {
    en = { "english", "native", "romanised" },
    ko = { "native", "english" },
}

local function title(cue)
    if not cue.identified then
        return cue[opts.language == "ko" and "ko" or "en"] or cue.en or cue.ko or word("unknown")
    end
    local known = { english = cue.en, native = cue.ko or cue.en, romanised = cue.romanised }
    local order = {}
    for each in opts.names:gmatch("%a+") do order[#order + 1] = each end
    if #order == 0 then order = ORDER[opts.language] or ORDER.en end
    local told, seen = {}, {}
    for _, each in ipairs(order) do
        local name = known[each]
        if name and not seen[name:lower()] then
            seen[name:lower()] = true
            told[#told + 1] = name
        end
    end
    if #told == 0 then return cue.en or cue.ko or word("unknown") end
    return #told == 1 and told[1] or told[1] .. " (" .. table.concat(told, ", ", 2) .. ")"
end

local function full_title(cue)
    return cue.by ~= "" and title(cue) .. " – " .. cue.by or title(cue)
end

local function details(cue)
    local told = {}
    if cue.role then told[#told + 1] = word("role " .. cue.role):gsub("^role ", "") end
    if cue.usage then told[#told + 1] = word("usage " .. cue.usage):gsub("^usage ", "") end
    if opts.level and cue.level then
        told[#told + 1] = string.format("%+.0f dB", cue.level)
    end
    if opts.level and cue.speech and cue.speech >= 0.005 then
        told[#told + 1] = word("speech"):gsub("{share}", string.format("%.0f", 100 * cue.speech))
    end
    if cue.identified and cue.sure == "doubtful" then told[#told + 1] = word("doubtful") end
    return table.concat(told, " · ")
end

local function lines_of(cue)
    local more = details(cue)
    return "♪ " .. full_title(cue) .. (more ~= "" and "\n" .. more or "")
end

local function put(told, seconds)
    mp.osd_message(told, seconds or opts.seconds)
end

local function show(list, seconds)
    local told = {}
    for _, cue in ipairs(list) do told[#told + 1] = lines_of(cue) end
    put(table.concat(told, "\n"), seconds)
end

-- For other scripts and programs: the property user-data/onara/now (since mpv 0.36), and a message.
local function publish()
    local told = {}
    for _, cue in ipairs(active) do
        told[#told + 1] = {
            id = cue.id, start_s = cue.from, end_s = cue.to, shown = full_title(cue),
            title = cue.en, title_ko = cue.ko, romanised = cue.romanised, performers = cue.by,
            role = cue.role, usage = cue.usage, level_db = cue.level, speech = cue.speech,
            identified = cue.identified,
        }
    end
    pcall(mp.set_property_native, "user-data/onara/now", told)
    mp.commandv("script-message", "onara-playing", #told > 0 and utils.format_json(told) or "[]")
end

local function listen(_, at)
    at = at and at + NEAR_S
    if not at or (at >= steady[1] and at < steady[2]) then return end
    local now, before, begun = {}, {}, {}
    local from, to = -math.huge, math.huge
    for _, cue in ipairs(active) do before[cue.id] = true end
    for _, cue in ipairs(cues) do
        if cue.from <= at and at < cue.to then
            now[#now + 1] = cue
            if not before[cue.id] and cue.id ~= quiet then begun[#begun + 1] = cue end
        end
        for _, edge in ipairs({ cue.from, cue.to }) do
            if edge <= at then from = math.max(from, edge) else to = math.min(to, edge) end
        end
    end
    local changed = #now ~= #active
    for _, cue in ipairs(now) do changed = changed or not before[cue.id] end
    active, steady, quiet = now, { from, to }, nil
    if changed then publish() end
    if opts.show and #begun > 0 then show(begun) end
end

local function look_again()
    steady = { 0, 0 }
    listen(nil, mp.get_property_number("time-pos"))
end

-- Chapters, where the file has none: one begins where music begins, ends or gives way.

local function chapters()
    if not opts.chapters or #cues == 0 then return end
    if not ours and #(mp.get_property_native("chapter-list") or {}) > 0 then return end
    local length = mp.get_property_number("duration") or math.huge
    local edges, found = { 0 }, {}
    for _, cue in ipairs(cues) do
        edges[#edges + 1] = math.max(0, cue.from)
        edges[#edges + 1] = cue.to
    end
    table.sort(edges)
    for place, at in ipairs(edges) do
        local upto = edges[place + 1] or length
        local told, seen = {}, {}
        for _, cue in ipairs(cues) do
            local name = full_title(cue)
            if cue.from <= at and at < cue.to and not seen[name] then
                seen[name] = true
                told[#told + 1] = name
            end
        end
        local name = #told > 0 and table.concat(told, " + ") or word("no_music")
        local last = found[#found]
        if at < length and upto - at >= BRIEF_S and not (last and last.title == name) then
            found[#found + 1] = { title = name, time = at }
        end
    end
    ours = mp.set_property_native("chapter-list", found) == true
end

-- Finding the sheet of what is played

local function take(found)
    cues, active, has_sheet, why = found, {}, true, "no_cues"
    chapters()
    look_again()
end

-- Why the program has no sheet, in our words where it is the ordinary reason.
local function not_found(complaint)
    if complaint:find("scanned yet", 1, true) then return "not_scanned" end
    return text(complaint:match("onara: (.*)")) or "no_program"
end

local function ask(path, file, mine)
    local args = { opts.program, "export", "--format", "json", "--out", "-" }
    if opts.home ~= "" then
        args[#args + 1], args[#args + 2] = "--home", opts.home
    end
    args[#args + 1], args[#args + 2] = "--", path
    local function answered(fine, result)
        if mine ~= file_number then return end
        result = object(result)
        local found = fine and result.status == 0 and cues_of(result.stdout, file, true)
        if not found and not has_sheet then
            found = among_exports(file)
            why = not_found(result.stderr or "")
        end
        if found then take(found) end
    end
    mp.command_native_async({
        name = "subprocess", args = args, playback_only = true,
        capture_stdout = true, capture_stderr = true, capture_size = LARGEST,
    }, answered)
end

local function forget()
    file_number = file_number + 1
    cues, has_sheet, why, ours, quiet, steady = {}, false, "none", false, nil, { 0, 0 }
    if #active > 0 then
        active = {}
        publish()
    end
end

local function begin()
    forget()
    local path = local_path()
    if not path then return end
    local folder, file = utils.split_path(path)
    local found = in_folder(folder, file)
    if found then take(found) end
    if opts.ask then
        ask(path, file, file_number)
    elseif not found then
        found = among_exports(file)
        if found then take(found) end
    end
end

-- What keys do

local function nothing()
    put(word(why))
end

local function next_after(at, step, identified)
    local best = nil
    for _, cue in ipairs(cues) do
        if cue.identified or not identified then
            if step > 0 and cue.from > at + 0.1 and not best then best = cue end
            if step < 0 and cue.from < at - BACK_S then best = cue end
        end
    end
    return best
end

local function go(cue)
    quiet = cue.id
    mp.commandv("seek", tostring(cue.from), "absolute+exact")
    show({ cue })
end

local function jump(step, identified)
    if #cues == 0 then return nothing() end
    local at = mp.get_property_number("time-pos") or 0
    local cue = next_after(at, step, identified)
    if cue then go(cue) else put(word(step > 0 and "last" or "first")) end
end

local function now()
    look_again() -- right after a jump mpv may not have told yet where it is
    publish()
    if #cues == 0 then return nothing() end
    if #active > 0 then return show(active) end
    local coming = next_after(mp.get_property_number("time-pos") or 0, 1, false)
    local told = word("no_music")
    if coming then
        told = told .. "\n" .. word("next") .. " " .. clock(coming.from) .. "  " .. full_title(coming)
    end
    put(told)
end

local function rows()
    local told = {}
    for _, cue in ipairs(cues) do
        told[#told + 1] = clock(cue.from) .. "  " .. full_title(cue)
    end
    return told
end

local function place_now()
    local at, place = mp.get_property_number("time-pos") or 0, 1
    for number_of, cue in ipairs(cues) do
        if cue.from <= at then place = number_of end
    end
    return place
end

local close_list = nil

local function open_own_list()
    local told, chosen = rows(), place_now()
    local keys = {}
    local function draw()
        local first = math.max(1, math.min(chosen - math.floor(ROWS / 2), #told - ROWS + 1))
        local shown = { word("music") .. "  " .. chosen .. "/" .. #told }
        for place = first, math.min(#told, first + ROWS - 1) do
            shown[#shown + 1] = (place == chosen and "▶ " or "   ") .. told[place]
        end
        put(table.concat(shown, "\n"), 3600)
    end
    local function close()
        for name in pairs(keys) do mp.remove_key_binding(name) end
        close_list = nil
        put("", 0)
    end
    local function bind(key, does, flags)
        keys["list-" .. key] = true
        mp.add_forced_key_binding(key, "list-" .. key, does, flags)
    end
    local function move(by)
        return function()
            chosen = math.max(1, math.min(#told, chosen + by))
            draw()
        end
    end
    close_list = close
    bind("UP", move(-1), { repeatable = true })
    bind("DOWN", move(1), { repeatable = true })
    bind("PGUP", move(-ROWS), { repeatable = true })
    bind("PGDWN", move(ROWS), { repeatable = true })
    bind("HOME", move(-#told))
    bind("END", move(#told))
    bind("ESC", close)
    bind("ENTER", function()
        local cue = cues[chosen]
        close()
        if cue then go(cue) end
    end)
    draw()
end

local function list()
    if close_list then return close_list() end
    if #cues == 0 then return nothing() end
    if not (has_input and input.select) then return open_own_list() end
    local listed = cues
    input.select({
        prompt = word("music"),
        items = rows(),
        default_item = place_now(),
        -- Not at once: where there is only a terminal, the list wipes it when it closes.
        submit = function(chosen)
            mp.add_timeout(NEAR_S, function() go(listed[chosen]) end)
        end,
    })
end

local function toggle()
    opts.show = not opts.show
    put(word(opts.show and "always" or "when_asked"))
end

local function speak(language)
    if language ~= "en" and language ~= "ko" then
        language = opts.language == "ko" and "en" or "ko"
    end
    opts.language = language
    chapters()
    now()
end

for name, does in pairs({
    ["now"] = now,
    ["list"] = list,
    ["next"] = function() jump(1, false) end,
    ["previous"] = function() jump(-1, false) end,
    ["next-named"] = function() jump(1, true) end,
    ["previous-named"] = function() jump(-1, true) end,
    ["toggle"] = toggle,
    ["language"] = speak,
}) do
    mp.add_key_binding((GIVEN.keys or {})[name], name, function() does() end)
    mp.register_script_message("onara-" .. name, does)
end

mp.register_event("file-loaded", begin)
mp.register_event("end-file", function()
    if close_list then close_list() end
    forget()
end)
mp.observe_property("time-pos", "number", listen)
