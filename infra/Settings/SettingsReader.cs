using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Naming;

namespace Infra.Settings;

/// <summary>
/// Reads configuration values and collects every problem in the grammar of the app's reader:
/// "KEY must be ALLOWED, got 'VALUE'; COMMAND", where the command repairs that key or that entry of a list.
/// </summary>
internal sealed partial class SettingsReader(string stack, Func<string, string?> lookUp)
{
    private const string SampleGuid = "11111111-2222-4333-8444-555555555555";
    private readonly List<string> _problems = [];

    /// <summary>Commands that remove an entry. A removal moves the later entries of its list, so they come last, from the end.</summary>
    private readonly List<(string Key, int Index, string Problem)> _removals = [];
    private readonly Dictionary<string, int> _lengths = [];
    private readonly HashSet<string> _unread = [];
    private readonly List<(string Key, string Example)> _suggested = [];

    public IReadOnlyList<string> Problems =>
        [.. _problems, .. _removals.OrderBy(each => each.Key).ThenByDescending(each => each.Index).Select(each => each.Problem)];

    /// <param name="key">Without the project's namespace, or with the namespace of a provider.</param>
    /// <param name="problem">"must be ..., got ..."; a reason can follow after a colon.</param>
    /// <param name="example">A valid value, for the command.</param>
    public void Reject(string key, string problem, string example, bool isSecret = false)
    {
        if (_unread.Contains(key))
        {
            return;
        }

        var full = key.Contains(':') ? key : $"ai-workload:{key}";
        var value = Unquoted().IsMatch(example) ? example : $"'{example}'";
        _problems.Add($"{full} {problem}; pulumi config set {key} {(isSecret ? "--secret " : "")}{value} --stack {stack}");
    }

    /// <summary>The same for a key that must not be set here: the command restores its default.</summary>
    public void RejectSet(string key, string problem) =>
        _problems.Add($"ai-workload:{key} {problem}; pulumi config rm {key} --stack {stack}");

    /// <summary>The same for one entry of a list.</summary>
    /// <param name="example">The entry as it should be; null if it should not exist.</param>
    public void RejectItem(string key, int index, string problem, string? example)
    {
        if (_unread.Contains(key))
        {
            return;
        }

        if (example is null)
        {
            var text = $"ai-workload:{key}[{index}] {problem}; pulumi config rm --path '{key}[{index}]' --stack {stack}";
            _removals.Add((key, index, text));
            return;
        }

        var quoted = example.Replace("'", @"'\''");
        _suggested.Add((key, example));
        _problems.Add($"ai-workload:{key}[{index}] {problem}; pulumi config set --path '{key}[{index}]' '{quoted}' --stack {stack}");
    }

    /// <summary>The place after the last entry of a list that was read.</summary>
    public int Length(string key) => _lengths.GetValueOrDefault(key);

    /// <summary>True if the command for another entry adds one of this name already.</summary>
    public bool Suggests(string key, string name) => _suggested.Exists(each => each.Key == key && NameOf(each.Example) == name);

    public static IEnumerable<string> Others(IReadOnlyList<string> given, int index) => given.Where((_, i) => i != index);

    /// <summary>The first example whose name no entry has; null if all are there.</summary>
    public static string? Unused(IEnumerable<string> given, IEnumerable<string> examples) =>
        examples.FirstOrDefault(example => !given.Select(NameOf).Contains(NameOf(example)));

    /// <param name="allowed">As in "must be ...".</param>
    public string Text(string key, string allowed, string example)
    {
        var value = lookUp(key);
        if (string.IsNullOrWhiteSpace(value))
        {
            Reject(key, $"must be {allowed}, got nothing", example);
        }

        return value ?? "";
    }

    public string? OptionalText(string key) => string.IsNullOrWhiteSpace(lookUp(key)) ? null : lookUp(key);

    public string Choice(string key, params IReadOnlyList<string> allowed)
    {
        var value = lookUp(key) ?? "";
        if (!allowed.Contains(value))
        {
            Reject(key, $"must be {Either(allowed)}, got {Shown(value)}", allowed[0]);
        }

        return value;
    }

    public int Number(string key, int least, int most)
    {
        var value = lookUp(key) ?? "";
        if (
            !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < least
            || number > most
        )
        {
            Reject(key, $"must be a whole number from {least} to {most}, got {Shown(value)}", least.ToString(CultureInfo.InvariantCulture));
            return least;
        }

        return number;
    }

    public bool Flag(string key)
    {
        var value = lookUp(key) ?? "";
        if (value is not ("true" or "false"))
        {
            Reject(key, $"must be true or false, got {Shown(value)}", "false");
        }

        return value == "true";
    }

    public string Location(string key)
    {
        var given = Text(key, "the name of an Azure region", "swedencentral");
        if (given.Length > 0 && !Regions.Exists(given))
        {
            Reject(key, $"must be the name of an Azure region, got '{given}'", Regions.Nearest(given));
        }

        return given;
    }

    public string? OptionalLocation(string key) => OptionalText(key) is null ? null : Location(key);

    /// <param name="of">The kind of object that the GUID identifies, for the message.</param>
    public string? OptionalGuid(string key, string of)
    {
        var given = OptionalText(key);
        if (given is not null && (!Guid.TryParseExact(given, "D", out var id) || id == Guid.Empty))
        {
            Reject(key, $"must be the GUID of {of}, got '{given}'", SampleGuid);
        }

        return given;
    }

    /// <summary>A list of strings, which Pulumi passes as JSON, or one text with commas.</summary>
    /// <param name="examples">Valid entries, for commands.</param>
    public IReadOnlyList<string> List(string key, params IReadOnlyList<string> examples)
    {
        var value = lookUp(key) ?? "[]";
        if (Elements(value) is not { } elements)
        {
            _problems.Add($"ai-workload:{key} must be a list of strings, got '{value}'; pulumi config rm {key} --stack {stack}");
            _unread.Add(key);
            return [];
        }

        var texts = elements.Where(element => element.ValueKind == JsonValueKind.String).Select(element => element.GetString()!).ToList();
        _lengths[key] = elements.Count;
        if (texts.Count == elements.Count)
        {
            return texts;
        }

        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].ValueKind != JsonValueKind.String)
            {
                RejectItem(key, i, $"must be a string, got '{elements[i].GetRawText()}'", Unused(texts, examples));
            }
        }

        // The rest is judged once every entry has its place.
        _unread.Add(key);
        return [];
    }

    /// <summary>A list of name=value strings; each entry keeps its place in the list for messages.</summary>
    public IReadOnlyList<SettingsPair> Pairs(string key, params IReadOnlyList<string> examples)
    {
        var pairs = new List<SettingsPair>();
        var given = List(key, examples);
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i].Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                var free = examples.Where(example => !Suggests(key, NameOf(example)));
                RejectItem(key, i, $"must be name=value, got '{given[i]}'", Unused(Others(given, i), free));
            }
            else if (pairs.Exists(pair => pair.Name == name))
            {
                RejectItem(key, i, $"must not set '{name}' a second time, got '{given[i]}'", null);
            }
            else
            {
                pairs.Add(new SettingsPair(i, name, value));
            }
        }

        return pairs;
    }

    private static IReadOnlyList<JsonElement>? Elements(string value)
    {
        if (value.Length > 0 && !value.TrimStart().StartsWith('[') && !value.TrimStart().StartsWith('{'))
        {
            var texts = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return [.. texts.Select(text => JsonSerializer.SerializeToElement(text))];
        }

        try
        {
            var root = JsonDocument.Parse(value).RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What tells an entry from others: the name of name=value, the purpose of a deployment.</summary>
    private static string NameOf(string entry) => entry.Split('=', ' ')[0];

    private static string Shown(string value) => value.Length == 0 ? "nothing" : $"'{value}'";

    private static string Either(IReadOnlyList<string> allowed) =>
        allowed.Count == 1 ? allowed[0] : $"{string.Join(", ", allowed.Take(allowed.Count - 1))} or {allowed[^1]}";

    /// <summary>What a shell takes as it is.</summary>
    [GeneratedRegex("^[A-Za-z0-9_./:@=+-]+$")]
    private static partial Regex Unquoted();
}
