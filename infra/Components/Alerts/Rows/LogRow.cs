using System.Globalization;

namespace Infra.Components.Alerts.Rows;

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
    public IReadOnlyDictionary<string, Func<AlertSettings, string>> Values { get; init; } =
        new Dictionary<string, Func<AlertSettings, string>>();

    public static Func<AlertSettings, string> Number(double number) => _ => number.ToString(CultureInfo.InvariantCulture);

    public static Func<AlertSettings, string> Text(string text) => _ => text;
}
