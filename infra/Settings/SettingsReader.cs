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

    public IReadOnlyList<string> Problems => _problems;

    /// <param name="key">Without the project's namespace, or with the namespace of a provider.</param>
    /// <param name="problem">"must be ..., got ..."; a reason can follow after a colon.</param>
    /// <param name="example">A valid value, for the command.</param>
    public void Reject(string key, string problem, string example, bool isSecret = false)
    {
        var full = key.Contains(':') ? key : $"ai-workload:{key}";
        var value = Unquoted().IsMatch(example) ? example : $"'{example}'";
        _problems.Add($"{full} {problem}; pulumi config set {key} {(isSecret ? "--secret " : "")}{value} --stack {stack}");
    }

    /// <summary>The same for one entry of a list.</summary>
    public void RejectItem(string key, int index, string problem, string example) =>
        _problems.Add($"ai-workload:{key}[{index}] {problem}; pulumi config set --path '{key}[{index}]' '{example}' --stack {stack}");

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

    /// <summary>A list of strings, which Pulumi passes as JSON.</summary>
    public IReadOnlyList<string> List(string key, string example)
    {
        var value = lookUp(key) ?? "[]";
        try
        {
            var items = JsonSerializer.Deserialize<string[]>(value);
            if (items is not null && Array.TrueForAll(items, item => item is not null))
            {
                return items;
            }
        }
        catch (JsonException)
        {
            // Reported below, with every other form that is no list of strings.
        }

        _problems.Add(
            $"ai-workload:{key} must be a list of strings, got '{value}'; "
                + $"pulumi config set --path '{key}[0]' '{example}' --stack {stack}"
        );
        return [];
    }

    /// <summary>A list of name=value strings; each entry keeps its place in the list for messages.</summary>
    public IReadOnlyList<SettingsPair> Pairs(string key, string example)
    {
        var pairs = new List<SettingsPair>();
        var given = List(key, example);
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i].Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                RejectItem(key, i, $"must be name=value, got '{given[i]}'", example);
            }
            else if (pairs.Exists(pair => pair.Name == name))
            {
                RejectItem(key, i, $"must not set '{name}' a second time, got '{given[i]}'", example);
            }
            else
            {
                pairs.Add(new SettingsPair(i, name, value));
            }
        }

        return pairs;
    }

    private static string Shown(string value) => value.Length == 0 ? "nothing" : $"'{value}'";

    private static string Either(IReadOnlyList<string> allowed) =>
        allowed.Count == 1 ? allowed[0] : $"{string.Join(", ", allowed.Take(allowed.Count - 1))} or {allowed[^1]}";

    /// <summary>What a shell takes as it is.</summary>
    [GeneratedRegex("^[A-Za-z0-9_./:@=+-]+$")]
    private static partial Regex Unquoted();
}
