using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Prediction;

/// <summary>How requests and answers are read and written; what a request has no field for is refused.</summary>
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
