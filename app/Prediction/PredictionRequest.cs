using System.Text.Json;

namespace App.Prediction;

/// <summary>Rows to classify or forecast, all with the same columns.</summary>
internal sealed record PredictionRequest
{
    public const int MaximumRows = 100;
    public const int MaximumColumns = 50;

    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Numbers, strings, true, false or null; one per column in each row.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>>? Rows { get; init; }

    /// <returns>Problems by field; empty if there are none.</returns>
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>();
        if (
            Columns is not { Count: > 0 and <= MaximumColumns }
            || Columns.Any(string.IsNullOrWhiteSpace)
            || Columns.Distinct().Count() < Columns.Count
        )
            problems["columns"] = [$"must be 1 to {MaximumColumns} different names"];
        if (Rows is not { Count: > 0 and <= MaximumRows })
            problems["rows"] = [$"must be 1 to {MaximumRows} rows"];
        else if (Rows.Any(row => row is null || row.Count != Columns?.Count))
            problems["rows"] = ["must each have one value per column"];
        else if (Rows.Any(row => row.Any(value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)))
            problems["rows"] = ["must contain only numbers, strings, true, false or null"];
        return problems;
    }
}
