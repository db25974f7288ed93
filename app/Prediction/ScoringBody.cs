using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Prediction;

/// <summary>What an MLflow model behind an online endpoint takes.</summary>
internal sealed record ScoringBody([property: JsonPropertyName("input_data")] ScoringBody.Table InputData)
{
    internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<int> Index, IReadOnlyList<IReadOnlyList<JsonElement>> Data);
}
