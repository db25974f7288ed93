using System.Text.Json;

namespace App.Prediction;

/// <summary>What the model says of each row, in their order: a number or a label.</summary>
internal sealed record PredictionAnswer(IReadOnlyList<JsonElement> Predictions);
