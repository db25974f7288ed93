using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Prediction;

/// <summary>The request body of an MLflow model on an online endpoint.</summary>
internal sealed record ScoringBody([property: JsonPropertyName("input_data")] ScoringBody.Table InputData)
{
    internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<int> Index, IReadOnlyList<IReadOnlyList<JsonElement>> Data);
}
