using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Oracle.Tests.Comparison;

/// <summary>
/// Differences between two correct SDKs that the engine treats as equal. Nothing else may differ. Each entry was read in
/// the source of the official SDKs.
/// </summary>
public static partial class LanguageDifferences
{
    /// <summary>The parts of a plan file that name the run and not what it registered.</summary>
    public static readonly IReadOnlySet<string> OfThePlan = new HashSet<string> { "program", "sdk" };

    public static JsonObject Normalise(JsonObject resource)
    {
        var normal = resource.DeepClone().AsObject();
        LiftedProperties.Lift(normal);

        // Sets, in the order in which the tasks of the SDK happened to finish.
        SortStrings(normal, "dependsOn");
        foreach (var property in normal["propertyDependsOn"]?.AsObject().Select(member => member.Key).ToList() ?? [])
            SortStrings(normal["propertyDependsOn"]!.AsObject(), property);

        if (normal["options"] is JsonObject options)
        {
            // An alias that names no parent means the resource's own. Node spells that out, .NET leaves it to the engine.
            if (options["aliases"] is JsonArray aliases && (string?)normal["parent"] is { } parent)
                options["aliases"] = new JsonArray([.. aliases.Select(alias => ((string)alias!).Replace($" parent={parent}", ""))]);
            // .NET puts the aliases of the resource class before those of the program, Node after them.
            SortStrings(options, "aliases");
            // .NET counts nanoseconds, Node passes on the text that the program gave: 90s and 90000000000ns are one duration.
            foreach (var timeout in (string[])["createTimeout", "updateTimeout", "deleteTimeout"])
            {
                if (options[timeout] is { } duration)
                    options[timeout] = Seconds((string)duration!);
            }
        }
        return normal;
    }

    private static void SortStrings(JsonObject owner, string name)
    {
        if (owner[name] is not JsonArray items)
            return;

        var sorted = items.Select(item => item!.DeepClone()).OrderBy(item => item.ToJsonString(), StringComparer.Ordinal);
        owner[name] = new JsonArray([.. sorted]);
    }

    private static double Seconds(string duration) =>
        DurationPart()
            .Matches(duration)
            .Sum(part =>
                double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
                * part.Groups["unit"].Value switch
                {
                    "h" => 3600,
                    "m" => 60,
                    "s" => 1,
                    "ms" => 1e-3,
                    "us" => 1e-6,
                    _ => 1e-9,
                }
            );

    [GeneratedRegex(@"(?<number>\d+(\.\d+)?)(?<unit>h|ms|m|s|us|ns)")]
    private static partial Regex DurationPart();
}
