using System.Text.Json;

namespace App.Prediction;

/// <summary>Rows to be classified or forecast, all with the same columns.</summary>
internal sealed record PredictionRequest
{
    public const int MaximumRows = 100;
    public const int MaximumColumns = 50;

    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Numbers, texts, true, false or null; as many in each row as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>>? Rows { get; init; }

    /// <returns>Field → what is wrong with it; empty when nothing is.</returns>
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
            problems["rows"] = ["must each have as many values as there are columns"];
        else if (Rows.Any(row => row.Any(value => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)))
            problems["rows"] = ["must hold numbers, texts, true, false or null"];
        return problems;
    }
}
