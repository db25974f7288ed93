using System.Globalization;
using AzureDefinitions.Facts;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class OperationTimeouts()
    : EveryResourceRule(
        new()
        {
            Id = "operation-timeout",
            Title = "Custom timeouts are durations, and longer than Azure takes",
            Why = "Pulumi stops waiting while Azure goes on. The state lacks the resource, and the next update meets a conflict.",
            Fix = "Give a duration such as 90m, longer than the minutes in the message, or remove customTimeouts.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/customtimeouts/",
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            """,
        }
    )
{
    private static readonly Lazy<Dictionary<string, double>> Minutes = new(() =>
        FactFile
            .Of("operation-times")
            .Rows.SelectMany(row => row.List("types").Select(type => (type, row.Number("minutes")!.Value)))
            .ToDictionary(row => row.type, row => row.Value)
    );

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var options = resource.Planned.Options;
        foreach (
            var (operation, text) in new[]
            {
                ("create", options.CreateTimeout),
                ("update", options.UpdateTimeout),
                ("delete", options.DeleteTimeout),
            }
        )
        {
            if (text is null)
            {
                continue;
            }

            if (Duration(text) is not { } duration)
            {
                yield return resource.Problem($"the {operation} timeout is {text}, which is no duration; write it as 90m or 1h30m");
            }
            else if (
                duration > TimeSpan.Zero
                && Minutes.Value.TryGetValue(resource.Token, out var minutes)
                && duration.TotalMinutes < minutes
            )
            {
                yield return resource.Problem(
                    $"the {operation} timeout is {text}, and Azure can take {minutes} minutes; set {minutes}m or more"
                );
            }
        }
    }

    /// <summary>Seconds of a century; Go's durations end soon after.</summary>
    private const double Longest = 36_525 * 24 * 3600.0;

    /// <returns>Null if it is no duration as Go reads it: numbers, each with a unit.</returns>
    private static TimeSpan? Duration(string text)
    {
        var total = TimeSpan.Zero;
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept("0123456789.");
            if (digits <= 0 || !double.TryParse(rest[..digits], CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            rest = rest[digits..];
            var letters = rest.IndexOfAny("0123456789.");
            var unit = letters < 0 ? rest : rest[..letters];
            double? seconds = unit switch
            {
                "h" => 3600,
                "m" => 60,
                "s" => 1,
                "ms" => 0.001,
                "us" or "ns" => 0,
                _ => null,
            };
            if (seconds is null)
            {
                return null;
            }

            total += TimeSpan.FromSeconds(Math.Min(number * seconds.Value, Longest));
            if (total.TotalSeconds > Longest)
            {
                return null;
            }

            rest = rest[unit.Length..];
        }

        return text.Length == 0 ? null : total;
    }
}
