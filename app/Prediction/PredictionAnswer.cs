using System.Text.Json;

namespace App.Prediction;

/// <summary>One prediction per row, in order: a number or a label.</summary>
internal sealed record PredictionAnswer(IReadOnlyList<JsonElement> Predictions);
