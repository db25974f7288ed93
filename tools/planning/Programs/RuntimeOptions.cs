using System.Text.Json.Nodes;
using CommandLine;
using Planning.Projects;

namespace Planning.Programs;

/// <summary>Reading `runtime.options`.</summary>
internal static class RuntimeOptions
{
    public static string? Text(JsonObject options, string name, List<string> problems)
    {
        if (options[name] is not { } value)
        {
            return null;
        }

        if (value is JsonValue given && given.TryGetValue<string>(out var text))
        {
            return text;
        }

        problems.Add($"{name} option must be a string, got {value.ToJsonString()}");
        return null;
    }

    public static bool? Flag(JsonObject options, string name, List<string> problems)
    {
        if (options[name] is not { } value)
        {
            return null;
        }

        if (value is JsonValue given && given.TryGetValue<bool>(out var flag))
        {
            return flag;
        }

        problems.Add($"{name} option must be a boolean, got {value.ToJsonString()}");
        return null;
    }

    public static void Refuse(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new Failure($"runtime.options of Pulumi.yaml:\n{string.Join('\n', problems.Select(problem => $"  - {problem}"))}");
        }
    }

    /// <summary>Options that the runtime does not read.</summary>
    public static IReadOnlyList<string> Unknown(ProjectFile project, string[] known) =>
        [
            .. project
                .RuntimeOptions.Select(option => option.Key)
                .Where(name => !known.Contains(name))
                .Select(name =>
                    $"the runtime {project.Runtime} does not read the option '{name}'; nearest: {Suggestion.NearestThree(name, known)}"
                ),
        ];
}
