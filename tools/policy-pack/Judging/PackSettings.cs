using System.Globalization;
using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;
using Planning.Projects;
using Preflight.Checking;
using Preflight.Costs;
using Pulumirpc;

namespace PreflightPack.Judging;

/// <summary>The settings of the pack: the configuration of the policy `preflight-settings`.</summary>
/// <param name="Stage">Null to derive it from the stack's name.</param>
/// <param name="Today">Null for the day of the run.</param>
/// <param name="Project">The folder of Pulumi.yaml.</param>
/// <param name="ConfigDirectory">The folder of preflight.yaml; null to find it as `preflight check` does.</param>
/// <param name="Prices">A file of prices; null for none.</param>
internal sealed record PackSettings(Stage? Stage, DateOnly? Today, string Project, string? ConfigDirectory, string? Prices)
{
    public const string PolicyName = "preflight-settings";

    /// <summary>The engine starts the pack in the folder of the program.</summary>
    public static PackSettings Default { get; } = new(null, null, ".", null, null);

    public static PolicyInfo Policy { get; } =
        new()
        {
            Name = PolicyName,
            DisplayName = "Settings of preflight",
            Description = "Carries the settings of the pack as configuration; it judges nothing.",
            EnforcementLevel = EnforcementLevel.Advisory,
            PolicyType = PolicyType.Stack,
            Severity = PolicySeverity.Low,
            ConfigSchema = new()
            {
                Properties = new Struct
                {
                    Fields =
                    {
                        ["stage"] = Schema("The stage of the stack. Default: from its name.", System.Enum.GetNames<Stage>()),
                        ["today"] = Schema("Judge as of this day, as in 2027-06-30."),
                        ["project"] = Schema("The folder of Pulumi.yaml. Default: the folder of the program, or one above it."),
                        ["configDir"] = Schema("The folder of preflight.yaml. Default: as in `preflight check`."),
                        ["prices"] = Schema("A YAML or JSON file of prices that override the table."),
                    },
                },
            },
        };

    /// <exception cref="Failure">All that is wrong with the values, at once.</exception>
    public static PackSettings Of(Struct properties)
    {
        var problems = new List<string>();
        var stage =
            Text("stage") is not { } name ? (Stage?)null
            : System.Enum.TryParse<Stage>(name, ignoreCase: true, out var known) && !char.IsDigit(name[0]) ? known
            : Problem<Stage>($"stage must be {string.Join(", ", System.Enum.GetNames<Stage>())}, got '{name}'");
        var today =
            Text("today") is not { } text ? (DateOnly?)null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Problem<DateOnly>($"today must be a day as in 2027-06-30, got '{text}'");
        foreach (var folder in new[] { "project", "configDir" })
        {
            if (Text(folder) is { } path && !Directory.Exists(path))
            {
                problems.Add($"{folder} must be an existing folder, got '{path}'");
            }
        }

        return problems.Count == 0
            ? new PackSettings(stage, today, Text("project") ?? ".", Text("configDir"), Text("prices"))
            : throw new Failure($"{PolicyName} cannot be used:{string.Concat(problems.Select(problem => $"\n  - {problem}"))}");

        string? Text(string property) =>
            properties.Fields.TryGetValue(property, out var value) && value.StringValue is { Length: > 0 } given ? given : null;

        T? Problem<T>(string problem)
            where T : struct
        {
            problems.Add(problem);
            return null;
        }
    }

    /// <exception cref="Failure">preflight.yaml or a file that it names cannot be used.</exception>
    public CheckOptions Options()
    {
        var project = ProjectFile.FileAbove(Project) is null ? null : ProjectFile.Find(Project);
        var terms = ConfigDirectory ?? project?.TermsDirectory ?? Project;
        return new CheckOptions
        {
            Stage = Stage,
            Today = Today ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            Directory = project?.Directory ?? Project,
            Waivers = WaiverFile.Read(terms),
            Apps = AppDeclarationFile.Read(terms),
            Costs = CostTermsFile.Read(terms, Prices),
        };
    }

    private static Value Schema(string description, params string[] values)
    {
        var schema = new Struct { Fields = { ["type"] = Value.ForString("string"), ["description"] = Value.ForString(description) } };
        if (values.Length > 0)
        {
            schema.Fields["enum"] = Value.ForList([.. values.Select(Value.ForString)]);
        }

        return Value.ForStruct(schema);
    }
}
