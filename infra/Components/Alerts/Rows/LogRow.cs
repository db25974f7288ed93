using System.Globalization;

namespace Infra.Components.Alerts.Rows;

/// <summary>A log alert: it fires while its query returns a row.</summary>
public sealed record LogRow : AlertRow
{
    private string? _query;

    /// <summary>The time range of the query, and how often it runs; ISO 8601.</summary>
    public required string Window { get; init; }
    public required string Frequency { get; init; }

    /// <summary>0 is critical, 4 is verbose.</summary>
    public required int Severity { get; init; }

    /// <summary>The file in Queries without its extension; the alert's own name by default.</summary>
    public string Query
    {
        get => _query ?? Id;
        init => _query = value;
    }

    /// <summary>A column of the query: each of its values fires and resolves by itself. Null evaluates all rows together.</summary>
    public string? Dimension { get; init; }

    /// <summary>The value of each {name} in the query.</summary>
    public IReadOnlyDictionary<string, Func<AlertSettings, string>> Values { get; init; } =
        new Dictionary<string, Func<AlertSettings, string>>();

    public static Func<AlertSettings, string> Number(double number) => _ => number.ToString(CultureInfo.InvariantCulture);

    public static Func<AlertSettings, string> Text(string text) => _ => text;
}
