using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Prediction;

/// <summary>Serialization of requests and answers; unknown fields are rejected.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(PredictionRequest))]
[JsonSerializable(typeof(PredictionAnswer))]
[JsonSerializable(typeof(ScoringBody))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
internal sealed partial class PredictionJson : JsonSerializerContext;
