using System.Globalization;
using System.Text.Json;

namespace Infra.Settings;

/// <summary>Reads configuration values and collects everything that is wrong, each with the command that puts it right.</summary>
internal sealed class SettingsReader(string stack, Func<string, string?> lookUp)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <param name="key">Without the project's namespace, or with another's.</param>
    /// <param name="example">A value that would do.</param>
    public void Refuse(string key, string problem, string example)
    {
        var full = key.Contains(':') ? key : $"ai-workload:{key}";
        _problems.Add($"{full} {problem}; pulumi config set {key} {example} --stack {stack}");
    }

    /// <summary>The same for one element of a list.</summary>
    public void RefuseItem(string key, int index, string problem, string example) =>
        _problems.Add($"ai-workload:{key}[{index}] {problem}; pulumi config set --path '{key}[{index}]' '{example}' --stack {stack}");

    public string Text(string key, string example)
    {
        var value = lookUp(key);
        if (string.IsNullOrWhiteSpace(value))
        {
            Refuse(key, "is missing", example);
        }

        return value ?? "";
    }

    public string? OptionalText(string key) => string.IsNullOrWhiteSpace(lookUp(key)) ? null : lookUp(key);

    public string Choice(string key, params IReadOnlyList<string> allowed)
    {
        var value = lookUp(key) ?? "";
        if (!allowed.Contains(value))
        {
            Refuse(key, $"must be {Either(allowed)}, got '{value}'", allowed[0]);
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
            Refuse(key, $"must be {least} to {most}, got '{value}'", least.ToString(CultureInfo.InvariantCulture));
            return least;
        }

        return number;
    }

    public bool Flag(string key)
    {
        var value = lookUp(key) ?? "";
        if (value is not ("true" or "false"))
        {
            Refuse(key, $"must be true or false, got '{value}'", "false");
        }

        return value == "true";
    }

    /// <summary>A list of texts, which Pulumi hands over as JSON.</summary>
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
            // Reported below, with every other form that is no list of texts.
        }

        _problems.Add(
            $"ai-workload:{key} must be a list of texts, got '{value}'; pulumi config set --path '{key}[0]' '{example}' --stack {stack}"
        );
        return [];
    }

    /// <summary>A list of name=value texts.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key, string example)
    {
        var pairs = new Dictionary<string, string>();
        var given = List(key, example);
        for (var i = 0; i < given.Count; i++)
        {
            if (given[i].Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value])
            {
                RefuseItem(key, i, $"must be name=value, got '{given[i]}'", example);
            }
            else if (!pairs.TryAdd(name, value))
            {
                RefuseItem(key, i, $"sets '{name}' a second time, got '{given[i]}'", example);
            }
        }

        return pairs;
    }

    public static string Either(IReadOnlyList<string> allowed) =>
        allowed.Count == 1 ? allowed[0] : $"{string.Join(", ", allowed.Take(allowed.Count - 1))} or {allowed[^1]}";
}
