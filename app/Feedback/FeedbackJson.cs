using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Feedback;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(FeedbackRequest))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
