using System.Globalization;
using CommandLine;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Preflight.Checking;

/// <summary>The waivers of a project, in preflight.yaml.</summary>
public static class WaiverFile
{
    public const string Name = PreflightFile.Name;
    private static readonly string[] Required = ["rule", "stack", "resource", "reason", "owner", "expires"];
    private static readonly string[] Keys = [.. Required, "from"];

    /// <returns>None if there is no file, or none in it.</returns>
    /// <exception cref="Failure">All that is wrong with the file, at once.</exception>
    public static IReadOnlyList<Waiver> Read(string directory)
    {
        if (PreflightFile.Read(directory).Child("waivers") is not { } list)
        {
            return [];
        }

        var problems = new List<string>();
        var entries = (list as YamlSequenceNode)?.Children;
        if (entries is null)
        {
            throw new Failure($"{Name} line {list.Start.Line}: waivers must be a list of maps of {string.Join(", ", Keys)}, got '{list}'");
        }

        var waivers = entries.Select(entry => Read(entry, problems)).OfType<Waiver>().ToList();
        return problems.Count == 0
            ? waivers
            : throw new Failure($"{Name} cannot be used:{string.Concat(problems.Select(problem => $"\n  {problem}"))}");
    }

    private static Waiver? Read(YamlNode entry, List<string> problems)
    {
        var line = (int)entry.Start.Line;
        if (entry is not YamlMappingNode map)
        {
            problems.Add($"line {line}: a waiver must be a map of {string.Join(", ", Keys)}, got '{entry}'");
            return null;
        }

        var before = problems.Count;
        var values = map.Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());
        problems.AddRange(
            values.Keys.Except(Keys).Select(key => $"line {line}: a key must be one of {string.Join(", ", Keys)}, got '{key}'")
        );
        problems.AddRange(
            Required
                .Where(key => string.IsNullOrWhiteSpace(values.GetValueOrDefault(key)))
                .Select(key => $"line {line}: {key} must be set, got nothing")
        );
        var rule = values.GetValueOrDefault("rule", "");
        // Which policies a pack has is known only when it runs.
        if (rule.Length > 0 && !PolicyFindings.IsPolicy(rule) && !Rulebook.Facts.ContainsKey(rule))
        {
            problems.Add(
                $"line {line}: rule must be the id of a rule, or pack/policy, got '{rule}'; "
                    + $"nearest: {Suggestion.NearestThree(rule, Rulebook.Facts.Keys)}"
            );
        }

        var expires = Day(values, "expires", line, problems);
        var from = Day(values, "from", line, problems);
        if (from > expires)
        {
            problems.Add($"line {line}: from must not be later than expires, got '{from:yyyy-MM-dd}'");
        }

        return problems.Count > before
            ? null
            : new Waiver(rule, values["stack"], values["resource"], values["reason"], values["owner"], expires!.Value, line)
            {
                From = from,
            };
    }

    /// <returns>Null if the key is not set, or its value is no day.</returns>
    private static DateOnly? Day(Dictionary<string, string> values, string key, int line, List<string> problems)
    {
        if (!values.TryGetValue(key, out var text) || text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add($"line {line}: {key} must be a day as in 2027-06-30, got '{text}'");
        return null;
    }
}
