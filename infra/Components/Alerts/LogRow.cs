using System.Globalization;
using Infra.Settings;

namespace Infra.Components;

/// <summary>An alert on what the app and Azure log: it fires while its query finds a row.</summary>
public sealed record LogRow : AlertRow
{
    private string? _query;

    /// <summary>How long a time is looked at, and how often; ISO 8601.</summary>
    public required string Window { get; init; }
    public required string Frequency { get; init; }

    /// <summary>0 the worst, 4 the least.</summary>
    public required int Severity { get; init; }

    /// <summary>The file in Queries; as the alert is called where nothing is said.</summary>
    public string Query
    {
        get => _query ?? Id;
        init => _query = value;
    }

    /// <summary>What stands for each {name} in the query.</summary>
    public IReadOnlyDictionary<string, Func<WorkloadSettings, string>> Values { get; init; } =
        new Dictionary<string, Func<WorkloadSettings, string>>();

    public static Func<WorkloadSettings, string> Number(double number) => _ => number.ToString(CultureInfo.InvariantCulture);

    public static Func<WorkloadSettings, string> Text(string text) => _ => text;
}
